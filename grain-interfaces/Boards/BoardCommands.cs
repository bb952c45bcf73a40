using Stadmaken.Text;

namespace Stadmaken.Boards;

/// <summary>
/// Something a participant wants to change on a board. An accepted command is exactly one event.
/// Ids are made by the client: 1 to 64 of the characters A–Z a–z 0–9 - _, unique within the board.
/// "After" names what should come right before; when that has meanwhile gone elsewhere, the end is taken.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command")]
public abstract record BoardCommand;

/// <summary>Adds a zone after another, or at the end.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.add-zone")]
public sealed record AddZone([property: Id(0)] string ZoneId, [property: Id(1)] string Title, [property: Id(2)] string? AfterZoneId = null) : BoardCommand;

/// <summary>Gives a zone another title.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.rename-zone")]
public sealed record RenameZone([property: Id(0)] string ZoneId, [property: Id(1)] string Title) : BoardCommand;

/// <summary>Moves a zone after another, to the start, or to the end.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.move-zone")]
public sealed record MoveZone([property: Id(0)] string ZoneId, [property: Id(1)] string? AfterZoneId = null, [property: Id(2)] bool AtStart = false) : BoardCommand;

/// <summary>Takes a zone off the board with the cards in it; it can be restored.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.remove-zone")]
public sealed record RemoveZone([property: Id(0)] string ZoneId) : BoardCommand;

/// <summary>Brings a removed zone back with its cards, where it was.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.restore-zone")]
public sealed record RestoreZone([property: Id(0)] string ZoneId) : BoardCommand;

/// <summary>Adds a card after another, at the start, or at the end of a zone.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.add-card")]
public sealed record AddCard([property: Id(0)] string CardId, [property: Id(1)] string ZoneId, [property: Id(2)] string Text, [property: Id(3)] string? AfterCardId = null, [property: Id(4)] bool AtStart = false, [property: Id(5)] string? Colour = null) : BoardCommand;

/// <summary>Gives a card another colour, from <see cref="CardColours.All"/>.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.set-card-colour")]
public sealed record SetCardColour([property: Id(0)] string CardId, [property: Id(1)] string Colour) : BoardCommand;

/// <summary>Moves a card to a zone, after another card, at the start, or at the end.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.move-card")]
public sealed record MoveCard([property: Id(0)] string CardId, [property: Id(1)] string ZoneId, [property: Id(2)] string? AfterCardId = null, [property: Id(3)] bool AtStart = false) : BoardCommand;

/// <summary>Takes a card off the board; it can be restored.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.remove-card")]
public sealed record RemoveCard([property: Id(0)] string CardId) : BoardCommand;

/// <summary>Brings a removed card back with its text, comments, votes and links, to its zone: after another card, at the start, or at the end.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.restore-card")]
public sealed record RestoreCard([property: Id(0)] string CardId, [property: Id(1)] string? AfterCardId = null, [property: Id(2)] bool AtStart = false) : BoardCommand;

/// <summary>
/// Changes the text of a card by an operation made on the text it had at a version of the board; what came
/// since is taken into account (rules T1 to T9). Also while the card is removed, so that whoever was typing in it loses nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.edit-card-text")]
public sealed record EditCardText([property: Id(0)] string CardId, [property: Id(1)] long BaseVersion, [property: Id(2)] TextOperation Operation) : BoardCommand;

/// <summary>Adds a comment to a card.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.add-comment")]
public sealed record AddComment([property: Id(0)] string CommentId, [property: Id(1)] string CardId, [property: Id(2)] string Text) : BoardCommand;

/// <summary>Changes the text of one's own comment.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.edit-comment")]
public sealed record EditComment([property: Id(0)] string CommentId, [property: Id(1)] string CardId, [property: Id(2)] string Text) : BoardCommand;

/// <summary>Removes a comment; one's own, or anyone's by who leads the board.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.remove-comment")]
public sealed record RemoveComment([property: Id(0)] string CommentId, [property: Id(1)] string CardId) : BoardCommand;

/// <summary>Brings a removed comment back where it was; its author may, and who leads the board.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.restore-comment")]
public sealed record RestoreComment([property: Id(0)] string CommentId, [property: Id(1)] string CardId) : BoardCommand;

/// <summary>
/// Votes for a card; a participant has one vote on each card, voting again changes nothing. While there is a
/// round of voting in the card's zone it is a vote in that round instead: within the allowance, and seen by nobody else.
/// With <paramref name="InRound"/> it is that or refused, so that a vote that arrives after the round has closed does not become a public one.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.vote")]
public sealed record Vote([property: Id(0)] string CardId, [property: Id(1)] bool InRound = false) : BoardCommand;

/// <summary>Takes one's vote back; while there is a round of voting in the card's zone, one's last vote for it in that round.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.unvote")]
public sealed record Unvote([property: Id(0)] string CardId, [property: Id(1)] bool InRound = false) : BoardCommand;

/// <summary>Draws a link from one card to another.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.link-cards")]
public sealed record LinkCards([property: Id(0)] string FromCardId, [property: Id(1)] string ToCardId) : BoardCommand;

/// <summary>Takes a link away.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.unlink-cards")]
public sealed record UnlinkCards([property: Id(0)] string FromCardId, [property: Id(1)] string ToCardId) : BoardCommand;

/// <summary>Gives the board another title.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.set-board-title")]
public sealed record SetBoardTitle([property: Id(0)] string Title) : BoardCommand;

/// <summary>Locks a zone, a card, or, naming neither, the board: nothing in it changes until it is unlocked.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.lock")]
public sealed record Lock([property: Id(0)] string? ZoneId = null, [property: Id(1)] string? CardId = null) : BoardCommand;

/// <summary>Takes a lock away; who set it may, and who leads the board.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.unlock")]
public sealed record Unlock([property: Id(0)] string? ZoneId = null, [property: Id(1)] string? CardId = null) : BoardCommand;
