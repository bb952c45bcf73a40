using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Boards;

/// <summary>
/// Something that happened on a board, as it is stored. Names and fields only grow (rule J8);
/// places are decided, not intended: "after" names what comes right before, null is the start.
/// Who and when are in the entry around it. What may be absent has a default: a parameter without one
/// must be in the JSON, and a field added later must not (rule J8).
/// </summary>
public abstract record BoardEvent;

/// <summary>Who leads the board because of what they are in its practice.</summary>
public sealed record LeadersSet(string[] ParticipantIds) : BoardEvent;

/// <summary>A link was made by which guests come to the board.</summary>
public sealed record InvitationIssued(string InvitationId, string Role, DateTimeOffset ExpiresAt, [property: FreeText] string? Name = null) : BoardEvent;

/// <summary>A link is no good any more, nor is who came by it a guest of the board.</summary>
public sealed record InvitationRevoked(string InvitationId) : BoardEvent;

/// <summary>The participant in the entry came to the board by a link.</summary>
public sealed record InvitationRedeemed(string InvitationId) : BoardEvent;

/// <summary>The board began; always version 1 and nowhere else.</summary>
public sealed record BoardOpened([property: FreeText("boardId")] string Title, string Visibility, ZoneOpening[] Zones, string? CityId = null, string? Template = null, CardLink[]? Links = null, string? PracticeId = null, string? GatheringId = null) : BoardEvent;

/// <summary>A zone was added.</summary>
public sealed record ZoneAdded(string ZoneId, [property: FreeText("zoneId")] string Title, string? AfterZoneId = null) : BoardEvent;

/// <summary>A zone got another title.</summary>
public sealed record ZoneRenamed(string ZoneId, [property: FreeText("zoneId")] string Title) : BoardEvent;

/// <summary>A zone was moved.</summary>
public sealed record ZoneMoved(string ZoneId, string? AfterZoneId = null) : BoardEvent;

/// <summary>A zone was taken off the board with its cards.</summary>
public sealed record ZoneRemoved(string ZoneId) : BoardEvent;

/// <summary>A removed zone came back with its cards.</summary>
public sealed record ZoneRestored(string ZoneId, string? AfterZoneId = null) : BoardEvent;

/// <summary>A card was added.</summary>
public sealed record CardAdded(string CardId, string ZoneId, [property: FreeText("cardId")] string Text, string Colour, string? AfterCardId = null) : BoardEvent;

/// <summary>A card got another colour.</summary>
public sealed record CardColourSet(string CardId, string Colour) : BoardEvent;

/// <summary>A card was moved within its zone or to another.</summary>
public sealed record CardMoved(string CardId, string ZoneId, string? AfterCardId = null) : BoardEvent;

/// <summary>A card was taken off the board.</summary>
public sealed record CardRemoved(string CardId) : BoardEvent;

/// <summary>A removed card came back.</summary>
public sealed record CardRestored(string CardId, string ZoneId, string? AfterCardId = null) : BoardEvent;

/// <summary>The text of a card, on the board or removed, changed by this operation.</summary>
public sealed record CardTextEdited(string CardId, [property: FreeText("cardId")] TextOperation Operation) : BoardEvent;

/// <summary>A comment was added to a card.</summary>
public sealed record CommentAdded(string CommentId, string CardId, [property: FreeText("commentId")] string Text) : BoardEvent;

/// <summary>A comment got another text.</summary>
public sealed record CommentEdited(string CommentId, string CardId, [property: FreeText("commentId")] string Text) : BoardEvent;

/// <summary>A comment was removed.</summary>
public sealed record CommentRemoved(string CommentId, string CardId) : BoardEvent;

/// <summary>A removed comment came back, after another or, naming none, at the start.</summary>
public sealed record CommentRestored(string CommentId, string CardId, [property: FreeText("commentId", IsDerived = true)] string Text, string CommentBy, DateTimeOffset CommentAt, DateTimeOffset? EditedAt = null, string? AfterCommentId = null) : BoardEvent;

/// <summary>The participant in the entry votes for a card.</summary>
public sealed record VoteCast(string CardId) : BoardEvent;

/// <summary>The participant in the entry no longer votes for a card.</summary>
public sealed record VoteWithdrawn(string CardId) : BoardEvent;

/// <summary>A link was drawn between two cards.</summary>
public sealed record CardsLinked(string FromCardId, string ToCardId) : BoardEvent;

/// <summary>A link was taken away.</summary>
public sealed record CardsUnlinked(string FromCardId, string ToCardId) : BoardEvent;

/// <summary>The board got another title.</summary>
public sealed record BoardTitleSet([property: FreeText("boardId")] string Title) : BoardEvent;

/// <summary>A zone, a card or (naming neither) the board was locked by the participant in the entry.</summary>
public sealed record Locked(string? ZoneId = null, string? CardId = null) : BoardEvent;

/// <summary>A lock was taken away.</summary>
public sealed record Unlocked(string? ZoneId = null, string? CardId = null) : BoardEvent;
