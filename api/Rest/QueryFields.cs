using System.Globalization;
using System.Text.RegularExpressions;

namespace Stadmaken.Api.Rest;

/// <summary>The parameters in the query of a request.</summary>
internal sealed partial class QueryFields(IQueryCollection query)
{
    internal FieldErrors Errors { get; } = new();

    /// <summary>A whole number within bounds; <paramref name="otherwise"/> when it is left out or wrong.</summary>
    internal long Whole(string name, long otherwise, long least, long most)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return otherwise;
        }

        if (values.Count == 1
            && long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Errors.Add(name, most == long.MaxValue ? $"Must be a whole number from {least}." : $"Must be a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>Every value given for a name, each once.</summary>
    internal string[] Many(string name, int most)
    {
        var values = query[name].OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (values.Length == 0 || values.Length > most)
        {
            Errors.Add(name, $"Must be given 1 to {most} times.");
            return [];
        }

        return values;
    }

    /// <summary>A whole number from a least one on; null when it is left out or wrong.</summary>
    internal long? OptionalWhole(string name, long least) =>
        query.ContainsKey(name) && Whole(name, long.MinValue, least, long.MaxValue) is var number && number >= least ? number : null;

    /// <summary>A short text; null when it is left out or wrong.</summary>
    internal string? OptionalText(string name, int longest)
    {
        var values = query[name];
        if (values.Count == 0)
        {
            return null;
        }

        if (values is [{ Length: > 0 } text] && text.Length <= longest)
        {
            return text;
        }

        Errors.Add(name, $"Must be a text of 1 to {longest} UTF-16 units.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="otherwise">When it is left out; null when it may not be.</param>
    /// <param name="words">The words.</param>
    internal string Choice(string name, string? otherwise, IReadOnlyList<string> words)
    {
        var values = query[name];
        if (values.Count == 0 && otherwise is not null)
        {
            return otherwise;
        }

        if (values is [{ } word] && words.Contains(word))
        {
            return word;
        }

        Errors.Add(name, $"Must be one of {string.Join(", ", words)}.");
        return otherwise ?? words[0];
    }

    /// <summary>A moment as ISO 8601 with a time and an offset; null when it is left out or wrong.</summary>
    internal DateTimeOffset? OptionalMoment(string name)
    {
        var values = query[name];
        if (values.Count == 0)
        {
            return null;
        }

        // A plus sign that was not encoded arrives as a space, and it is clear what was meant.
        var text = values is [{ } only] ? only.Replace(' ', '+') : string.Empty;
        if (EndsInOffset().IsMatch(text)
            && DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return moment.ToUniversalTime();
        }

        Errors.Add(name, "Must be a moment as ISO 8601 with an offset, such as 2026-11-24T14:30:00+01:00 or 2026-11-24T13:30:00Z.");
        return null;
    }

    /// <summary>Says that two parameters were given of which only one can be heard.</summary>
    internal void OnlyOne(string one, string other)
    {
        if (query.ContainsKey(one) && query.ContainsKey(other))
        {
            Errors.Add(one, $"Cannot be given together with {other}.");
            Errors.Add(other, $"Cannot be given together with {one}.");
        }
    }

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    [GeneratedRegex("(Z|[+-][0-9]{2}:[0-9]{2})$")]
    private static partial Regex EndsInOffset();
}
