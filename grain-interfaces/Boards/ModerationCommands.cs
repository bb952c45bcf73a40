namespace Stadmaken.Boards;

/// <summary>
/// Hides the text of a card, a comment, a zone's title or, naming none of them, the board's title. It is kept aside, for those who lead the board, and can be restored.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.hide-content")]
public sealed record HideContent([property: Id(0)] string Reason, [property: Id(1)] string? CardId = null, [property: Id(2)] string? CommentId = null, [property: Id(3)] string? ZoneId = null) : BoardCommand;

/// <summary>Puts a hidden text back.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.restore-content")]
public sealed record RestoreContent([property: Id(0)] string Reason, [property: Id(1)] string? CardId = null, [property: Id(2)] string? CommentId = null, [property: Id(3)] string? ZoneId = null) : BoardCommand;

/// <summary>Removes a text for good, hidden or not; who leads the board may, and its author.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.redact-content")]
public sealed record RedactContent([property: Id(0)] string Reason, [property: Id(1)] string? CardId = null, [property: Id(2)] string? CommentId = null, [property: Id(3)] string? ZoneId = null) : BoardCommand;

/// <summary>After so many days without a change what people wrote on the board is redacted; null for never.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.set-retention")]
public sealed record SetRetention([property: Id(0)] int? Days = null) : BoardCommand;
