using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Stadmaken.Gatherings;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>
/// Gatherings as an iCalendar (RFC 5545) that other calendars subscribe to. From what a gathering says of itself
/// alone: no organiser and no attendees, for a feed has no session (rule GA10).
/// </summary>
internal static class GatheringCalendar
{
    /// <summary>The type of content, as browsers and calendars know it.</summary>
    internal const string ContentType = "text/calendar";

    // Part of every UID, so it stays for ever: with another, calendars would take each gathering for a new one.
    private const string Domain = "gatherings.stadmaken";

    /// <summary>The calendar in UTF-8; the same for the same gatherings, so that its hash tells whether anything changed.</summary>
    internal static byte[] Write(string name, IEnumerable<GatheringSummary> gatherings)
    {
        var calendar = new Calendar { ProductId = "-//Stadmaken//Stadmaken Cluster//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var gathering in gatherings)
        {
            calendar.Events.Add(ToEvent(gathering));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent ToEvent(GatheringSummary gathering)
    {
        var facts = gathering.Facts;
        var entry = new CalendarEvent
        {
            Uid = $"{gathering.GatheringId}@{Domain}",
            // What the library would put here is the time of writing, and no two answers would be the same.
            DtStamp = Utc(gathering.RevisedAt),
            Created = Utc(gathering.AnnouncedAt),
            LastModified = Utc(gathering.RevisedAt),
            Sequence = (int)gathering.Revision,
            Start = Utc(facts.StartsAt),
            End = Utc(facts.EndsAt),
            Summary = facts.Title,
            Location = facts.Place.Length > 0 ? facts.Place : facts.OnlineAddress,
            Status = gathering.Cancellation is null ? EventStatus.Confirmed : EventStatus.Cancelled,
            Categories = [facts.Kind, .. facts.LearningAreas],
        };
        if (facts.Description.Length > 0)
        {
            entry.Description = facts.Description;
        }

        if (facts is { Latitude: { } latitude, Longitude: { } longitude })
        {
            entry.GeographicLocation = new GeographicLocation(latitude, longitude);
        }

        if (facts.OnlineAddress is { } address)
        {
            entry.Url = new Uri(address);
        }

        return entry;
    }

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, CalDateTime.UtcTzId);
}
