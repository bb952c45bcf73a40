namespace Stadmaken.Practices;

/// <summary>A question that someone put to a practice, with its answers (rule PR12).</summary>
/// <param name="QuestionId">Its id, unique in the practice that was asked.</param>
/// <param name="Version">The version of that practice at which it was asked.</param>
/// <param name="Text">The question; plain, never HTML.</param>
/// <param name="By">Which participant asked it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="CityId">The city it comes from: that of the practice it was asked from, or of who asked it.</param>
/// <param name="Answers">What was answered, oldest first.</param>
/// <param name="IsNoted">Whether the practice it was asked from is known to know of it; true when there is none.</param>
/// <param name="From">The practice it was asked from, as it was named then, if it was asked from one.</param>
/// <param name="RedactedBecause">Why its text was removed for good, if it was; of each character a full block is left.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-question")]
public sealed record PracticeQuestion(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Text,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string CityId,
    [property: Id(6)] PracticeAnswer[] Answers,
    [property: Id(7)] bool IsNoted,
    [property: Id(8)] PracticeName? From = null,
    [property: Id(9)] string? RedactedBecause = null);

/// <summary>An answer to a question.</summary>
/// <param name="AnswerId">Its id, unique in the practice that answers.</param>
/// <param name="Version">The version of that practice at which it was given.</param>
/// <param name="Text">The answer; plain, never HTML.</param>
/// <param name="By">Which participant gave it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsNoted">Whether who asked, and the practice it was asked from, are known to know of it.</param>
/// <param name="RedactedBecause">Why its text was removed for good, if it was; of each character a full block is left.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-answer")]
public sealed record PracticeAnswer(
    [property: Id(0)] string AnswerId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Text,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] bool IsNoted,
    [property: Id(6)] string? RedactedBecause = null);

/// <summary>
/// A question that was put to another practice from this one. It points there and copies nothing of what is said, so that what is removed there is
/// gone here.
/// </summary>
/// <param name="QuestionId">Its id there.</param>
/// <param name="Version">The version of this practice at which it heard that the question was put.</param>
/// <param name="To">The practice that was asked, as it was named then.</param>
/// <param name="By">Which participant asked it.</param>
/// <param name="At">When this practice heard of it, UTC.</param>
/// <param name="Answers">The answers that came, oldest first.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.put-question")]
public sealed record PutQuestion(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] long Version,
    [property: Id(2)] PracticeName To,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] HeardAnswer[] Answers);

/// <summary>Where an answer is that another practice gave.</summary>
/// <param name="AnswerId">Its id there.</param>
/// <param name="Version">The version of the practice that answered.</param>
/// <param name="At">When this practice heard of it, UTC.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.heard-answer")]
public sealed record HeardAnswer(
    [property: Id(0)] string AnswerId,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset At);
