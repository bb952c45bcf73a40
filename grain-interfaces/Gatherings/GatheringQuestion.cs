namespace Stadmaken.Gatherings;

/// <summary>A question that was left with the host.</summary>
/// <param name="QuestionId">Its id, unique in the gathering.</param>
/// <param name="Version">The version of the gathering at which it was left.</param>
/// <param name="Text">The question; plain, never HTML.</param>
/// <param name="At">When it was left, UTC.</param>
/// <param name="Answers">The answers to it, oldest first; none is ever rewritten.</param>
/// <param name="StopId">The stop it is about, if it is about one; that may have gone off the route since.</param>
/// <param name="By">Which participant left it; told only to who has signed in.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-question")]
public sealed record GatheringQuestion(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] QuestionAnswer[] Answers,
    [property: Id(5)] string? StopId = null,
    [property: Id(6)] string? By = null);

/// <summary>An answer to a question.</summary>
/// <param name="AnswerId">Its id, unique in the question.</param>
/// <param name="Version">The version of the gathering at which it was given.</param>
/// <param name="Text">The answer; plain, never HTML.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="By">Which participant gave it; told only to who has signed in.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.question-answer")]
public sealed record QuestionAnswer(
    [property: Id(0)] string AnswerId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? By = null);

/// <summary>A stop on the route of an expedition.</summary>
/// <param name="StopId">Its id, unique in the gathering.</param>
/// <param name="Version">The version of the gathering at which it was added.</param>
/// <param name="Title">What is there.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="PracticeId">The practice that is visited there, if any.</param>
/// <param name="StartsAt">When one is there, UTC, within the gathering; null if that is open (rule GA5).</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-stop")]
public sealed record GatheringStop(
    [property: Id(0)] string StopId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Title,
    [property: Id(3)] string Place,
    [property: Id(4)] string? PracticeId = null,
    [property: Id(5)] DateTimeOffset? StartsAt = null);
