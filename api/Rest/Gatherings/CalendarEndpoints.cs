using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Stadmaken.Api.Auth;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>Calendars to subscribe to: <c>/v1/calendars/{calendarId}</c>.</summary>
internal static class CalendarEndpoints
{
    private const string Network = "network";

    internal static void MapCalendars(this IEndpointRouteBuilder v1) => v1
        .MapGet("/calendars/{calendarId}", ReadAsync).WithTags("Gatherings")
        .Described("getCalendar", "Get a calendar of gatherings", "The gatherings of all cities, or those that one city hosts, as an iCalendar (RFC 5545) to subscribe to. Those that are cancelled stay in it and say so. It names nobody. Send the 'ETag' along as 'If-None-Match' to get it only when it has changed. Public.")
        .Produces<string>(StatusCodes.Status200OK, GatheringCalendar.ContentType)
        .Produces(StatusCodes.Status304NotModified)
        .Refuses(404);

    private static async Task<IResult> ReadAsync(string calendarId, HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        var name = await NameAsync(grains, caller, calendarId);
        if (!name.IsGiven)
        {
            return Problems.From(name.Refusal);
        }

        var gatherings = await GatheringReading.ReadAsync(grains, caller, calendarId == Network ? null : calendarId);
        if (!gatherings.IsGiven)
        {
            return Problems.From(gatherings.Refusal);
        }

        var calendar = GatheringCalendar.Write(name.Value, gatherings.Value);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(calendar))}\"");
        return Results.Bytes(calendar, GatheringCalendar.ContentType + "; charset=utf-8", entityTag: tag);
    }

    private static async Task<Answer<string>> NameAsync(IGrainFactory grains, Caller caller, string calendarId)
    {
        if (calendarId == Network)
        {
            return "Stadmaken";
        }

        if (!CityRules.IsId(calendarId))
        {
            return Refusal.NotFound("calendar");
        }

        var city = await grains.City(calendarId).Describe(caller);
        return city.IsGiven ? $"Stadmaken {city.Value.Facts.Name}"
            : city.Refusal.Code == RefusalCodes.NotFound ? Refusal.NotFound("calendar")
            : city.Refusal;
    }
}
