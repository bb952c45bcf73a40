using Stadmaken.Journals;

namespace Stadmaken.Boards;

/// <summary>The text of a card, a comment, a zone's title or (naming none) the board's title was hidden by the participant in the entry.</summary>
public sealed record ContentHidden([property: FreeText] string Reason, string? CardId = null, string? CommentId = null, string? ZoneId = null) : BoardEvent, IRedactionEvent;

/// <summary>A hidden text was put back.</summary>
public sealed record ContentRestored([property: FreeText] string Reason, string? CardId = null, string? CommentId = null, string? ZoneId = null) : BoardEvent, IRedactionEvent;

/// <summary>A text was removed for good.</summary>
public sealed record ContentRedacted([property: FreeText] string Reason, string? CardId = null, string? CommentId = null, string? ZoneId = null) : BoardEvent, IRedactionEvent;

/// <summary>Texts were redacted by the network: of a participant who left (<c>erasure</c>), or all, since their time was over (<c>retention</c>).</summary>
public sealed record TextsRedacted(string Because) : BoardEvent, IRedactionEvent;

/// <summary>After so many days without a change the texts of the board are redacted; never if absent.</summary>
public sealed record RetentionSet(int? Days = null) : BoardEvent;

/// <summary>A text that is not shown, and why.</summary>
/// <param name="State"><c>hidden</c>: it can be restored; <c>redacted</c>: it is gone.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="CardId">The card whose text it is, or</param>
/// <param name="CommentId">the comment, or</param>
/// <param name="ZoneId">the zone whose title it is; naming none, it is the title of the board.</param>
public sealed record ConcealedContent(string State, string Reason, string By, DateTimeOffset At, string? CardId = null, string? CommentId = null, string? ZoneId = null)
{
    /// <summary>It can be restored.</summary>
    public const string Hidden = "hidden";

    /// <summary>It is gone.</summary>
    public const string Redacted = "redacted";
}
