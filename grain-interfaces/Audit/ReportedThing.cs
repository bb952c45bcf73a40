namespace Stadmaken.Audit;

/// <summary>What a report is about: a card or a comment on a board, a board, a practice, or an update, a question, an answer or a reaction in one.</summary>
/// <param name="BoardId">The board; exactly one of this and <paramref name="PracticeId"/> is given.</param>
/// <param name="CardId">The card on it.</param>
/// <param name="CommentId">The comment on that card.</param>
/// <param name="PracticeId">The practice.</param>
/// <param name="UpdateId">The update of it.</param>
/// <param name="QuestionId">The question put to it.</param>
/// <param name="AnswerId">The answer to that question.</param>
/// <param name="ReactionId">The reaction to it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.reported-thing")]
public sealed record ReportedThing(
    [property: Id(0)] string? BoardId = null,
    [property: Id(1)] string? CardId = null,
    [property: Id(2)] string? CommentId = null,
    [property: Id(3)] string? PracticeId = null,
    [property: Id(4)] string? UpdateId = null,
    [property: Id(5)] string? QuestionId = null,
    [property: Id(6)] string? AnswerId = null,
    [property: Id(7)] string? ReactionId = null);

/// <summary>A report as it stands.</summary>
/// <param name="ReportId">Its id; the same whenever the same person reports the same thing.</param>
/// <param name="Thing">What it is about.</param>
/// <param name="By">Who reported it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">One of <see cref="ReportStates"/>.</param>
/// <param name="CityId">The city of the board or practice, if any.</param>
/// <param name="AuthorId">Who wrote it, as far as that was known.</param>
/// <param name="SettledBy">Who settled it.</param>
/// <param name="SettledAt">When, UTC.</param>
/// <param name="Settlement">Why it was settled so.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.report")]
public sealed record Report(
    [property: Id(0)] string ReportId,
    [property: Id(1)] ReportedThing Thing,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] AuditText Reason,
    [property: Id(5)] string State,
    [property: Id(6)] string? CityId = null,
    [property: Id(7)] string? AuthorId = null,
    [property: Id(8)] string? SettledBy = null,
    [property: Id(9)] DateTimeOffset? SettledAt = null,
    [property: Id(10)] AuditText? Settlement = null);

/// <summary>What somebody who hears of a settled report has to do with it.</summary>
public static class ReportParts
{
    /// <summary>They reported it.</summary>
    public const string Reporter = "reportSettled";

    /// <summary>They wrote what it is about, and something was done.</summary>
    public const string Author = "contentActedOn";
}

/// <summary>How a report stands.</summary>
public static class ReportStates
{
    /// <summary>Nobody has settled it.</summary>
    public const string Open = "open";

    /// <summary>Nothing needed to be done.</summary>
    public const string Dismissed = "dismissed";

    /// <summary>Something was done about it.</summary>
    public const string Acted = "acted";

    /// <summary>How it can be settled.</summary>
    public static readonly IReadOnlyList<string> Outcomes = [Dismissed, Acted];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Open, Dismissed, Acted];
}
