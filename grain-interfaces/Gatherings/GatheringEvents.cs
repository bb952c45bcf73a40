using Stadmaken.Cities;
using Stadmaken.Journals;

namespace Stadmaken.Gatherings;

/// <summary>
/// Something that happened in a gathering, as it is stored. Names and fields only grow (rule J8). Who and when are in
/// the entry around it. What may be absent has a default: a parameter without one must be in the JSON, and a
/// field added later must not.
/// </summary>
public abstract record GatheringEvent : HomeEvent;

/// <summary>The gathering was announced; always version 1 and nowhere else. Who started it is its organiser.</summary>
public sealed record GatheringStarted(string CityId, GatheringFacts Facts) : GatheringEvent;

/// <summary>The gathering says something else of itself, see <see cref="GatheringFacts.With"/>; what is absent stayed as it was.</summary>
public sealed record GatheringChanged(
    [property: FreeText] string? Title = null,
    [property: FreeText] string? Description = null,
    [property: FreeText] string? Place = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    string[]? LearningAreas = null,
    double? Latitude = null,
    double? Longitude = null,
    [property: FreeText] string? OnlineAddress = null) : GatheringEvent;

/// <summary>A stop came on the route, at this place in it, from 1; those from there on moved up.</summary>
public sealed record StopAdded(string StopId, [property: FreeText] string Title, [property: FreeText] string Place, int Position, string? PracticeId = null, DateTimeOffset? StartsAt = null) : GatheringEvent;

/// <summary>Something else is said of a stop; what is absent stayed as it was.</summary>
public sealed record StopChanged(string StopId, [property: FreeText] string? Title = null, [property: FreeText] string? Place = null, string? PracticeId = null, DateTimeOffset? StartsAt = null) : GatheringEvent;

/// <summary>A stop is at this place in the route now, from 1.</summary>
public sealed record StopMoved(string StopId, int Position) : GatheringEvent;

/// <summary>A stop went off the route.</summary>
public sealed record StopRemoved(string StopId) : GatheringEvent;

/// <summary>The participant in the entry says whether they come, see <see cref="AttendanceAnswers"/>.</summary>
public sealed record AttendanceSaid(string Answer) : GatheringEvent;

/// <summary>The participant in the entry noted whether another was there.</summary>
public sealed record AttendanceNoted(string ParticipantId, bool Attended) : GatheringEvent;

/// <summary>The participant in the entry left a question with the host, about a stop if it names one.</summary>
public sealed record QuestionLeft(string QuestionId, [property: FreeText] string Text, string? StopId = null) : GatheringEvent;

/// <summary>The participant in the entry answered a question; earlier answers stay.</summary>
public sealed record QuestionAnswered(string QuestionId, string AnswerId, [property: FreeText] string Text) : GatheringEvent;

/// <summary>The gathering does not take place.</summary>
public sealed record GatheringCancelled([property: FreeText] string Reason) : GatheringEvent;
