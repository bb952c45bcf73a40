using System.Text.Json.Serialization;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>The city was admitted to the network; the first event of its journal.</summary>
public sealed record CityAdmitted([property: JsonRequired] CityFacts Facts) : HomeEvent;

/// <summary>The network put a city on its list.</summary>
public sealed record CityListed([property: JsonRequired] string CityId) : HomeEvent;

/// <summary>
/// A board is to begin. Stored before the board is asked to, so that a crash in between leaves a plan to
/// carry out and never a board that no home knows of.
/// </summary>
public sealed record BoardPlanned(
    [property: JsonRequired] string BoardId,
    [property: JsonRequired] string Title,
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

/// <summary>Who opens a board or starts a practice, with what they were at that time.</summary>
public sealed record BoardOpener(string ParticipantId, string CityId, string[] Roles)
{
    /// <summary>As a caller, to carry the plan out in their name.</summary>
    public Caller ToCaller() => new(ParticipantId, CityId, Roles);

    /// <summary>What is kept of a caller.</summary>
    public static BoardOpener From(Caller caller) => new(caller.ParticipantId, caller.CityId, caller.Roles);
}
