using System.Text.Json.Serialization;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>The city was admitted to the network; the first event of its journal.</summary>
public sealed record CityAdmitted([property: JsonRequired] CityFacts Facts) : HomeEvent;

/// <summary>The network set the day by which its practices are to be formulated.</summary>
public sealed record FormulationDateSet([property: JsonRequired] DateOnly Date) : HomeEvent;

/// <summary>The city says whom it lets react to its practices, one of <see cref="ReactionAudiences"/>.</summary>
public sealed record ReactionsOpened([property: JsonRequired] string OpenTo) : HomeEvent;

/// <summary>The network put a city on its list.</summary>
public sealed record CityListed([property: JsonRequired] string CityId) : HomeEvent;

/// <summary>
/// A board is to begin. Stored before the board is asked to, so that a crash in between leaves a plan to
/// carry out and never a board that no home knows of.
/// </summary>
public sealed record BoardPlanned(
    [property: JsonRequired] string BoardId,
    [property: JsonRequired, FreeText("boardId")] string Title,
    [property: JsonRequired] string Visibility,
    [property: JsonRequired] BoardOpener Opener,
    [property: JsonRequired] ZoneOpening[] Zones,
    string? Template = null,
    CardLink[]? Links = null) : HomeEvent;

/// <summary>A planned board has begun.</summary>
public sealed record BoardBegun([property: JsonRequired] string BoardId) : HomeEvent;

/// <summary>A practice is to start. Stored before the practice is asked to, as <see cref="BoardPlanned"/>.</summary>
public sealed record PracticePlanned(
    [property: JsonRequired] string PracticeId,
    [property: JsonRequired] PracticeFacts Facts,
    [property: JsonRequired] BoardOpener Starter) : HomeEvent;

/// <summary>A planned practice has started.</summary>
public sealed record PracticeBegun([property: JsonRequired] string PracticeId) : HomeEvent;

/// <summary>The city follows a practice of another city.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="From">News after this version of the practice is wanted.</param>
public sealed record PracticeFollowed([property: JsonRequired] string PracticeId, [property: JsonRequired] long From) : HomeEvent;

/// <summary>The city follows a practice no more.</summary>
public sealed record PracticeUnfollowed([property: JsonRequired] string PracticeId) : HomeEvent;

/// <summary>There is news of a practice in the city's feed. It points at the practice's event and copies nothing of what it says.</summary>
/// <param name="PracticeId">The practice.</param>
/// <param name="PracticeVersion">The version of its event.</param>
/// <param name="PracticeEvent">The stored name of its event.</param>
/// <param name="HappenedAt">When it happened, UTC.</param>
public sealed record FeedItemAdded(
    [property: JsonRequired] string PracticeId,
    [property: JsonRequired] long PracticeVersion,
    [property: JsonRequired] string PracticeEvent,
    [property: JsonRequired] DateTimeOffset HappenedAt) : HomeEvent;

/// <summary>Who opens a board or starts a practice, with what they were at that time.</summary>
public sealed record BoardOpener(string ParticipantId, string CityId, string[] Roles)
{
    /// <summary>As a caller, to carry the plan out in their name.</summary>
    public Caller ToCaller() => new(ParticipantId, CityId, Roles);

    /// <summary>What is kept of a caller.</summary>
    public static BoardOpener From(Caller caller) => new(caller.ParticipantId, caller.CityId, caller.Roles);
}
