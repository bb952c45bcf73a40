using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>Which gatherings are asked for, and which page of them.</summary>
/// <param name="CityId">Only those that this city hosts.</param>
/// <param name="Kind">Only those of this kind.</param>
/// <param name="LearningArea">Only those about this learning area.</param>
/// <param name="From">Only those that end after this moment, UTC.</param>
/// <param name="To">Only those that start before this moment, UTC.</param>
/// <param name="After">After this place in the order of start and id; null for the first page.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record GatheringQuery(
    string? CityId, string? Kind, string? LearningArea, DateTimeOffset? From, DateTimeOffset? To, (long Ticks, string GatheringId)? After, int Limit)
{
    internal const int UsualPage = 100;

    internal const int LargestPage = 1_000;

    /// <summary>Reads the parameters; everything that is wrong with them is told.</summary>
    internal static GatheringQuery Read(QueryFields fields)
    {
        var cityId = fields.OptionalText("city");
        if (cityId is not null && CityRules.CheckId("city", cityId) is { } malformed)
        {
            fields.Errors.Add("city", malformed.Message);
        }

        var query = new GatheringQuery(
            cityId,
            fields.OptionalChoice("kind", GatheringKinds.All),
            fields.OptionalChoice("learningArea", LearningAreas.All),
            fields.OptionalMoment("from"),
            fields.OptionalMoment("to"),
            ReadAfter(fields),
            (int)fields.Whole("limit", UsualPage, 1, LargestPage));
        if (query.To <= query.From)
        {
            fields.Errors.Add("to", "Must be after 'from'.");
        }

        return query;
    }

    /// <summary>The page of what is asked for.</summary>
    /// <param name="all">By start and then by id.</param>
    internal Page<GatheringResource> PageOf(GatheringSummary[] all)
    {
        GatheringSummary[] rest = [.. all.Where(Matches).Take(Limit + 1)];
        var items = Array.ConvertAll(rest[..Math.Min(rest.Length, Limit)], GatheringResource.From);
        return new Page<GatheringResource>(items, rest.Length > Limit ? Next(rest[Limit - 1]) : null);
    }

    private bool Matches(GatheringSummary gathering) =>
        (Kind is null || gathering.Facts.Kind == Kind)
        && (LearningArea is null || gathering.Facts.LearningAreas.Contains(LearningArea))
        && (From is null || gathering.Facts.EndsAt > From)
        && (To is null || gathering.Facts.StartsAt < To)
        && (After is not { } after || IsAfter(gathering, after));

    private static bool IsAfter(GatheringSummary gathering, (long Ticks, string GatheringId) after) =>
        gathering.Facts.StartsAt.UtcTicks != after.Ticks
            ? gathering.Facts.StartsAt.UtcTicks > after.Ticks
            : string.CompareOrdinal(gathering.GatheringId, after.GatheringId) > 0;

    // A place in the order and not an item: it stays where it is when that gathering moves or the list grows.
    private static (long Ticks, string GatheringId)? ReadAfter(QueryFields fields)
    {
        if (fields.OptionalText("after") is not { } text)
        {
            return null;
        }

        var parts = text.Split('.');
        if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && Ids.IsValid(parts[1]))
        {
            return (ticks, parts[1]);
        }

        fields.Errors.Add("after", "Must be as 'next' has it.");
        return null;
    }

    private string Next(GatheringSummary last) => QueryHelpers.AddQueryString("/v1/gatherings", new Dictionary<string, string?>
    {
        ["city"] = CityId,
        ["kind"] = Kind,
        ["learningArea"] = LearningArea,
        ["from"] = Written(From),
        ["to"] = Written(To),
        ["after"] = string.Create(CultureInfo.InvariantCulture, $"{last.Facts.StartsAt.UtcTicks}.{last.GatheringId}"),
        ["limit"] = Limit.ToString(CultureInfo.InvariantCulture),
    });

    private static string? Written(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
