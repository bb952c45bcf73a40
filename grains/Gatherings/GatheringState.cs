using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;

namespace Stadmaken.Grains.Gatherings;

/// <summary>A gathering as its events made it. Its parts are those that readers get; they are immutable too.</summary>
/// <param name="CityId">The host city; empty for one that has not started.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="OrganiserId">Who started it.</param>
/// <param name="AnnouncedAt">When it was started, UTC.</param>
public sealed record GatheringState(string CityId, GatheringFacts Facts, string OrganiserId, DateTimeOffset AnnouncedAt)
{
    /// <summary>A gathering that has not started.</summary>
    public static readonly GatheringState Empty = new(
        string.Empty, new(string.Empty, string.Empty, string.Empty, string.Empty, default, default, []), string.Empty, default);

    /// <summary>The version it is the fold of.</summary>
    public long Version { get; init; }

    /// <summary>The version at which it last said something else of itself or was cancelled (rule GA10).</summary>
    public long Revision { get; init; }

    /// <summary>When that was, UTC.</summary>
    public DateTimeOffset RevisedAt { get; init; }

    /// <summary>Its route, in order.</summary>
    public ImmutableList<GatheringStop> Stops { get; init; } = [];

    /// <summary>Who says what about coming and who was there, in the order they were first told of.</summary>
    public ImmutableList<Attendance> Attendances { get; init; } = [];

    /// <summary>The questions left with the host, oldest first.</summary>
    public ImmutableList<GatheringQuestion> Questions { get; init; } = [];

    /// <summary>That it does not take place, if so.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>Its boards.</summary>
    public BoardShelf Shelf { get; init; } = BoardShelf.Empty;

    /// <summary>Whether it has been started; not whether the people have come.</summary>
    [JsonIgnore]
    public bool HasBegun => CityId.Length > 0;

    /// <summary>A stop on the route.</summary>
    public GatheringStop? FindStop(string id) => Stops.Find(stop => stop.StopId == id);

    /// <summary>What is known of someone's coming.</summary>
    public Attendance? FindAttendance(string participantId) => Attendances.Find(attendance => attendance.ParticipantId == participantId);

    /// <summary>A question.</summary>
    public GatheringQuestion? FindQuestion(string id) => Questions.Find(question => question.QuestionId == id);

    /// <summary>How many come and came.</summary>
    public AttendanceCounts Count() => new(
        Attendances.Count(attendance => attendance.Answer == AttendanceAnswers.Coming),
        Attendances.Count(attendance => attendance.Answer == AttendanceAnswers.NotComing),
        Attendances.Count(attendance => attendance.Attended == true));
}
