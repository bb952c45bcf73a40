namespace Stadmaken.Practices;

/// <summary>Puts a question to the practice; any participant may, also when it has ended (rule PR12).</summary>
/// <param name="QuestionId">New.</param>
/// <param name="Text">The question.</param>
/// <param name="FromPracticeId">The practice it is asked from, which will hear the answer; whoever asks may write there.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.ask-question")]
public sealed record AskQuestion(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] string Text,
    [property: Id(2)] string? FromPracticeId = null) : PracticeCommand;

/// <summary>Answers a question that was put to the practice; earlier answers stay. Also when the practice has ended.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.give-answer")]
public sealed record GiveAnswer(
    [property: Id(0)] string QuestionId,
    [property: Id(1)] string AnswerId,
    [property: Id(2)] string Text) : PracticeCommand;

/// <summary>Removes the text of a question for good, and says why; for who asked it, and who leads.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.redact-question")]
public sealed record RedactQuestion([property: Id(0)] string QuestionId, [property: Id(1)] string Reason) : PracticeCommand;

/// <summary>Removes the text of an answer for good, and says why; for who gave it, and who leads.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.redact-answer")]
public sealed record RedactAnswer([property: Id(0)] string QuestionId, [property: Id(1)] string AnswerId, [property: Id(2)] string Reason) : PracticeCommand;

/// <summary>Says something to the practice in public; for whom its city lets (rule PR13).</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.place-reaction")]
public sealed record PlaceReaction([property: Id(0)] string ReactionId, [property: Id(1)] string Text) : PracticeCommand;

/// <summary>Takes one's own reaction back for good.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.remove-reaction")]
public sealed record RemoveReaction([property: Id(0)] string ReactionId) : PracticeCommand;

/// <summary>Hides a reaction, and says why; it can be restored. For who writes in the practice.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.hide-reaction")]
public sealed record HideReaction([property: Id(0)] string ReactionId, [property: Id(1)] string Reason) : PracticeCommand;

/// <summary>Shows a hidden reaction again, and says why. For who writes in the practice.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.restore-reaction")]
public sealed record RestoreReaction([property: Id(0)] string ReactionId, [property: Id(1)] string Reason) : PracticeCommand;

/// <summary>Removes the text of a reaction for good, and says why. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.redact-reaction")]
public sealed record RedactReaction([property: Id(0)] string ReactionId, [property: Id(1)] string Reason) : PracticeCommand;
