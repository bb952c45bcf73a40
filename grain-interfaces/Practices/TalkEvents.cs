using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>The participant in the entry put a question to the practice. If they asked from another practice, that one is to be told.</summary>
public sealed record QuestionAsked(string QuestionId, [property: FreeText] string Text, string FromCityId, PracticeName? From = null) : PracticeEvent;

/// <summary>The practice that a question was asked from knows of it.</summary>
public sealed record QuestionNoted(string QuestionId) : PracticeEvent;

/// <summary>A question was answered; who asked, and the practice it was asked from, are to be told.</summary>
public sealed record QuestionAnswered(string QuestionId, string AnswerId, [property: FreeText] string Text) : PracticeEvent;

/// <summary>Who asked, and the practice it was asked from, know of an answer.</summary>
public sealed record AnswerNoted(string QuestionId, string AnswerId) : PracticeEvent;

/// <summary>From this practice a question was put to another, by the participant in the entry. What it says is there.</summary>
/// <param name="QuestionId">Its id there.</param>
/// <param name="To">The practice that was asked.</param>
/// <param name="ToVersion">The version of that practice at which it was asked.</param>
public sealed record QuestionPut(string QuestionId, PracticeName To, long ToVersion) : PracticeEvent;

/// <summary>Another practice answered a question that was put from this one. What it says is there.</summary>
/// <param name="QuestionId">The question's id there.</param>
/// <param name="AnswerId">The answer's id there.</param>
/// <param name="PracticeId">The practice that answered.</param>
/// <param name="PracticeVersion">The version of that practice at which it did.</param>
public sealed record AnswerReceived(string QuestionId, string AnswerId, string PracticeId, long PracticeVersion) : PracticeEvent;

/// <summary>Someone said something to the practice in public.</summary>
public sealed record ReactionPlaced(string ReactionId, [property: FreeText] string Text) : PracticeEvent;

/// <summary>A reaction was taken back by the one who placed it.</summary>
public sealed record ReactionRemoved(string ReactionId) : PracticeEvent, IRedactionEvent;

/// <summary>A reaction was hidden by the participant in the entry; its text is kept aside.</summary>
public sealed record ReactionHidden(string ReactionId, [property: FreeText] string Reason) : PracticeEvent, IRedactionEvent;

/// <summary>A hidden reaction is shown again.</summary>
public sealed record ReactionRestored(string ReactionId, [property: FreeText] string Reason) : PracticeEvent, IRedactionEvent;
