namespace Stadmaken.Gatherings;

/// <summary>
/// Something a participant wants to change in a gathering. An accepted command is exactly one event.
/// Ids of what is added are made by the sender: 1 to 64 of the characters A–Z a–z 0–9 - _, unique within the
/// gathering. What a field may hold is in <see cref="GatheringRules"/>, who may send what in rule GA2.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command")]
public abstract record GatheringCommand;

/// <summary>Changes what the gathering says of itself; what is null stays as it is, see <see cref="GatheringFacts.With"/>. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.change-gathering")]
public sealed record ChangeGathering(
    [property: Id(0)] string? Title = null,
    [property: Id(1)] string? Description = null,
    [property: Id(2)] string? Place = null,
    [property: Id(3)] DateTimeOffset? StartsAt = null,
    [property: Id(4)] DateTimeOffset? EndsAt = null,
    [property: Id(5)] string[]? LearningAreas = null,
    [property: Id(6)] double? Latitude = null,
    [property: Id(7)] double? Longitude = null,
    [property: Id(8)] string? OnlineAddress = null) : GatheringCommand
{
    /// <summary>What it comes to, if it is accepted.</summary>
    public GatheringChanged ToEvent() => new(Title, Description, Place, StartsAt, EndsAt, LearningAreas, Latitude, Longitude, OnlineAddress);
}

/// <summary>Puts a stop on the route of an expedition. Takes leading.</summary>
/// <param name="StopId">New.</param>
/// <param name="Title">What is there.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Position">Its place in the route, from 1; last if null or past the end.</param>
/// <param name="PracticeId">The practice that is visited there, if any.</param>
/// <param name="StartsAt">When one is there, UTC, a whole second within the gathering.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.add-stop")]
public sealed record AddStop(
    [property: Id(0)] string StopId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Place,
    [property: Id(3)] int? Position = null,
    [property: Id(4)] string? PracticeId = null,
    [property: Id(5)] DateTimeOffset? StartsAt = null) : GatheringCommand;

/// <summary>Changes what is said of a stop; what is null stays as it is. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.change-stop")]
public sealed record ChangeStop(
    [property: Id(0)] string StopId,
    [property: Id(1)] string? Title = null,
    [property: Id(2)] string? Place = null,
    [property: Id(3)] string? PracticeId = null,
    [property: Id(4)] DateTimeOffset? StartsAt = null) : GatheringCommand;

/// <summary>Moves a stop to another place in the route, from 1; last if that is past the end. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.move-stop")]
public sealed record MoveStop([property: Id(0)] string StopId, [property: Id(1)] int Position) : GatheringCommand;

/// <summary>Takes a stop off the route; questions about it stay. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.remove-stop")]
public sealed record RemoveStop([property: Id(0)] string StopId) : GatheringCommand;

/// <summary>Says whether one comes, see <see cref="AttendanceAnswers"/>; each for themselves, until the gathering has ended.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.say-attendance")]
public sealed record SayAttendance([property: Id(0)] string Answer) : GatheringCommand;

/// <summary>Notes whether someone was there, once the gathering has started; also of someone who had said nothing. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.note-attendance")]
public sealed record NoteAttendance([property: Id(0)] string ParticipantId, [property: Id(1)] bool Attended) : GatheringCommand;

/// <summary>Leaves a question with the host; any participant may.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.leave-question")]
public sealed record LeaveQuestion(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] string Text,
    [property: Id(2)] string? StopId = null) : GatheringCommand;

/// <summary>Answers a question, beside the answers it has; who leads may, and who may write in the host practice.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.answer-question")]
public sealed record AnswerQuestion(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] string AnswerId,
    [property: Id(2)] string Text) : GatheringCommand;

/// <summary>Says that the gathering does not take place, and why, before it has ended. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-command.cancel-gathering")]
public sealed record CancelGathering([property: Id(0)] string Reason) : GatheringCommand;
