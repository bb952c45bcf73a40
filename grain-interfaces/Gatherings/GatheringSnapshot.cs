using Stadmaken.Boards;

namespace Stadmaken.Gatherings;

/// <summary>A gathering at one version, as one who asks may see it (rule GA1).</summary>
/// <param name="GatheringId">Its id.</param>
/// <param name="CityId">The host city.</param>
/// <param name="Version">The version it is the fold of.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="OrganiserId">The participant who started it and leads it.</param>
/// <param name="AnnouncedAt">When it was started, UTC.</param>
/// <param name="Counts">How many come and came.</param>
/// <param name="Stops">Its route, in order; an expedition's only.</param>
/// <param name="Questions">The questions left with the host, oldest first.</param>
/// <param name="Attendances">Who comes and came, in the order it was said or noted last; nobody for who has not signed in.</param>
/// <param name="Cancellation">That it does not take place, if so.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-snapshot")]
public sealed record GatheringSnapshot(
    [property: Id(0)] string GatheringId,
    [property: Id(1)] string CityId,
    [property: Id(2)] long Version,
    [property: Id(3)] GatheringFacts Facts,
    [property: Id(4)] string OrganiserId,
    [property: Id(5)] DateTimeOffset AnnouncedAt,
    [property: Id(6)] AttendanceCounts Counts,
    [property: Id(7)] GatheringStop[] Stops,
    [property: Id(8)] GatheringQuestion[] Questions,
    [property: Id(9)] Attendance[] Attendances,
    [property: Id(10)] Cancellation? Cancellation = null);

/// <summary>That a gathering does not take place.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When that was said, UTC.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-cancellation")]
public sealed record Cancellation(
    [property: Id(0)] string Reason,
    [property: Id(1)] DateTimeOffset At);

/// <summary>What someone who opens a gathering gets.</summary>
/// <param name="Snapshot">The gathering.</param>
/// <param name="Boards">Its boards that they may see, in the order they were opened.</param>
/// <param name="Access">What they may do here.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.opened-gathering")]
public sealed record OpenedGathering(
    [property: Id(0)] GatheringSnapshot Snapshot,
    [property: Id(1)] BoardListing[] Boards,
    [property: Id(2)] GatheringAccess Access);

/// <summary>What a participant may do in a gathering (rule GA2).</summary>
/// <param name="CanTakePart">Say whether they come, and leave questions.</param>
/// <param name="CanAnswer">Answer questions.</param>
/// <param name="CanLead">Also change it, its route and its boards, note who was there, and cancel it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-access")]
public sealed record GatheringAccess(
    [property: Id(0)] bool CanTakePart,
    [property: Id(1)] bool CanAnswer,
    [property: Id(2)] bool CanLead);

/// <summary>A gathering in a list or a calendar, as it is now; nothing about who comes but how many.</summary>
/// <param name="GatheringId">Its id.</param>
/// <param name="CityId">The host city.</param>
/// <param name="Version">The version this is from.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="AnnouncedAt">When it was started, UTC.</param>
/// <param name="Counts">How many come and came.</param>
/// <param name="Revision">The version at which it last said something else of itself or was cancelled (rule GA10).</param>
/// <param name="RevisedAt">When that was, UTC.</param>
/// <param name="Cancellation">That it does not take place, if so.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-summary")]
public sealed record GatheringSummary(
    [property: Id(0)] string GatheringId,
    [property: Id(1)] string CityId,
    [property: Id(2)] long Version,
    [property: Id(3)] GatheringFacts Facts,
    [property: Id(4)] DateTimeOffset AnnouncedAt,
    [property: Id(5)] AttendanceCounts Counts,
    [property: Id(6)] long Revision,
    [property: Id(7)] DateTimeOffset RevisedAt,
    [property: Id(8)] Cancellation? Cancellation = null);

/// <summary>A gathering as its city lists it.</summary>
/// <param name="GatheringId">Its id.</param>
/// <param name="Title">The title it started with; the gathering itself has the current one.</param>
/// <param name="Kind">One of <see cref="GatheringKinds.All"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-listing")]
public sealed record GatheringListing(
    [property: Id(0)] string GatheringId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Kind);
