using System.Text.RegularExpressions;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Cities;

/// <summary>What can be said of a city. The API tells all refusals at once, the deciders the first.</summary>
public static partial class CityRules
{
    /// <summary>Kinds of city.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["municipality", "region"];

    /// <summary>Longest id of a city, characters.</summary>
    public const int IdLength = 40;

    /// <summary>Longest name, UTF-16 units.</summary>
    public const int NameUnits = 80;

    /// <summary>Longest official code, characters.</summary>
    public const int CodeLength = 20;

    /// <summary>Most municipalities in a region.</summary>
    public const int Members = 200;

    /// <summary>Whether this is lower-case words with hyphens, at most <see cref="IdLength"/>, beginning with a letter.</summary>
    public static bool IsId(string? cityId) => cityId is { Length: <= IdLength } && IdPattern().IsMatch(cityId);

    /// <summary><c>invalid</c> for this field, or null if it is well formed.</summary>
    public static Refusal? CheckId(string field, string? cityId) =>
        IsId(cityId) ? null : Refusal.Invalid(field, $"At most {IdLength} characters: lower-case words with hyphens, as in den-haag.");

    /// <summary>Everything that is wrong with these facts; nothing if they are in order.</summary>
    public static IReadOnlyList<Refusal> Validate(CityFacts facts)
    {
        var members = facts.Members ?? [];
        var refusals = new List<Refusal?>
        {
            Texts.CheckTitle("name", facts.Name, NameUnits),
            facts.Country is not null && CountryPattern().IsMatch(facts.Country)
                ? null
                : Refusal.Invalid("country", "A two-letter ISO 3166-1 code in capitals, such as NL."),
            Kinds.Contains(facts.Kind) ? null : Refusal.Invalid("kind", $"One of: {string.Join(", ", Kinds)}."),
            CheckCode("officialCode", facts.OfficialCode),
            CheckDegrees("latitude", facts.Latitude, facts.Longitude, 90),
            CheckDegrees("longitude", facts.Longitude, facts.Latitude, 180),
            members.Length > 0 && facts.Kind == "municipality" ? Refusal.Invalid("members", "Only a region has members.") : null,
            members.Length > Members ? Refusal.TooLarge("members", $"At most {Members} members.") : null,
        };
        for (var i = 0; i < Math.Min(members.Length, Members); i++)
        {
            refusals.Add(Texts.CheckTitle($"members[{i}].name", members[i].Name, NameUnits));
            refusals.Add(CheckCode($"members[{i}].officialCode", members[i].OfficialCode));
        }

        return [.. refusals.OfType<Refusal>()];
    }

    private static Refusal? CheckCode(string field, string? code) =>
        code is null ? null : Texts.CheckTitle(field, code, CodeLength);

    private static Refusal? CheckDegrees(string field, double? degrees, double? other, double most) =>
        degrees is null && other is not null ? Refusal.Invalid(field, "Latitude and longitude come together.")
        : degrees is { } value && !(Math.Abs(value) <= most) ? Refusal.Invalid(field, $"From -{most} to {most} degrees.")
        : null;

    // \z, because $ would let a line feed at the end through.
    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryPattern();
}
