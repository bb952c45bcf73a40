using Stadmaken.Gatherings;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>A gathering to start. It has a place, or an online address, or both.</summary>
/// <param name="CityId">The city that hosts it.</param>
/// <param name="Title">What it is called, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Kind">What it is.</param>
/// <param name="StartsAt">When it starts, ISO 8601 with an offset, a whole second.</param>
/// <param name="EndsAt">When it ends; after the start, at most 14 days later.</param>
/// <param name="Description">More about it, at most 10,000 UTF-16 units unless configured otherwise.</param>
/// <param name="Place">Where, in words, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Latitude">Of the place: degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Of the place: degrees east, WGS 84, −180 to 180.</param>
/// <param name="LearningAreas">What it is about.</param>
/// <param name="OnlineAddress">Where to join from afar; only https.</param>
/// <param name="HostPracticeId">The practice of the host city that receives it; an expedition has one.</param>
public sealed record NewGathering(
    string CityId,
    string Title,
    string Kind,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string? Description = null,
    string? Place = null,
    double? Latitude = null,
    double? Longitude = null,
    string[]? LearningAreas = null,
    string? OnlineAddress = null,
    string? HostPracticeId = null);

/// <summary>What a gathering says of itself from now on; at least one field.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Description">More about it.</param>
/// <param name="Place">Where, in words; coordinates that do not come along are those of the old place, and go.</param>
/// <param name="Latitude">Of the place: degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Of the place: degrees east, WGS 84, −180 to 180.</param>
/// <param name="StartsAt">When it starts, ISO 8601 with an offset, a whole second.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="LearningAreas">What it is about; replaces all learning areas.</param>
/// <param name="OnlineAddress">Where to join from afar; only https. An empty one takes it away.</param>
public sealed record GatheringChanges(
    string? Title = null,
    string? Description = null,
    string? Place = null,
    double? Latitude = null,
    double? Longitude = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    string[]? LearningAreas = null,
    string? OnlineAddress = null);

/// <summary>A gathering as it is now; its route, its questions and who comes are in its sub-collections.</summary>
/// <param name="GatheringId">Its id.</param>
/// <param name="CityId">The city that hosts it.</param>
/// <param name="Version">Its version, which every change raises.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">More about it; may be empty.</param>
/// <param name="Place">Where, in words; empty when it is online only.</param>
/// <param name="StartsAt">When it starts, UTC.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
/// <param name="LearningAreas">What it is about.</param>
/// <param name="AnnouncedAt">When it was started, UTC.</param>
/// <param name="Counts">How many come and came.</param>
/// <param name="OrganiserId">The participant who started it and leads it; not in lists.</param>
/// <param name="Access">What you may do in it; not in lists.</param>
/// <param name="Mine">What you say about coming, and whether you were there, if anything is known.</param>
/// <param name="Latitude">Of the place: degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Of the place: degrees east, WGS 84, −180 to 180.</param>
/// <param name="OnlineAddress">Where to join from afar, if that is possible.</param>
/// <param name="HostPracticeId">The practice that receives it, if any.</param>
/// <param name="Cancellation">That it does not take place, if so, and why.</param>
public sealed record GatheringResource(
    string GatheringId,
    string CityId,
    long Version,
    string Title,
    string Kind,
    string Description,
    string Place,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string[] LearningAreas,
    DateTimeOffset AnnouncedAt,
    AttendanceCounts Counts,
    string? OrganiserId = null,
    GatheringAccess? Access = null,
    Attendance? Mine = null,
    double? Latitude = null,
    double? Longitude = null,
    string? OnlineAddress = null,
    string? HostPracticeId = null,
    Cancellation? Cancellation = null)
{
    internal static GatheringResource From(OpenedGathering opened, string participantId)
    {
        var gathering = opened.Snapshot;
        return From(gathering.GatheringId, gathering.CityId, gathering.Version, gathering.Facts, gathering.AnnouncedAt, gathering.Counts, gathering.Cancellation) with
        {
            OrganiserId = gathering.OrganiserId,
            Access = opened.Access,
            Mine = Array.Find(gathering.Attendances, attendance => attendance.ParticipantId == participantId),
        };
    }

    internal static GatheringResource From(GatheringSummary gathering) =>
        From(gathering.GatheringId, gathering.CityId, gathering.Version, gathering.Facts, gathering.AnnouncedAt, gathering.Counts, gathering.Cancellation);

    private static GatheringResource From(
        string gatheringId, string cityId, long version, GatheringFacts facts, DateTimeOffset announcedAt, AttendanceCounts counts, Cancellation? cancellation) => new(
        gatheringId,
        cityId,
        version,
        facts.Title,
        facts.Kind,
        facts.Description,
        facts.Place,
        facts.StartsAt,
        facts.EndsAt,
        facts.LearningAreas,
        announcedAt,
        counts,
        Latitude: facts.Latitude,
        Longitude: facts.Longitude,
        OnlineAddress: facts.OnlineAddress,
        HostPracticeId: facts.HostPracticeId,
        Cancellation: cancellation);
}
