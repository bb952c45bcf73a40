namespace Stadmaken.Boards;

/// <summary>Starts the timer anew for so many seconds, 1 to 86,400; naming none, goes on after a pause. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.start-timer")]
public sealed record StartTimer([property: Id(0)] int? Seconds = null) : BoardCommand;

/// <summary>Holds the timer. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.pause-timer")]
public sealed record PauseTimer : BoardCommand;

/// <summary>Gives the timer so many seconds more, or fewer when negative. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.extend-timer")]
public sealed record ExtendTimer([property: Id(0)] int Seconds) : BoardCommand;

/// <summary>Takes the timer away. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.stop-timer")]
public sealed record StopTimer : BoardCommand;

/// <summary>
/// Starts a round of voting: so many votes for each participant (1 to 100), at most so many of them on one card (default 1),
/// on the cards in these zones, or naming none in all zones there are. Nobody sees another's votes, and only the counts are told, when it closes. Facilitators.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.start-voting")]
public sealed record StartVoting([property: Id(0)] int VotesPerPerson, [property: Id(1)] int? VotesPerCard = null, [property: Id(2)] string[]? ZoneIds = null) : BoardCommand;

/// <summary>Closes the round of voting and tells its result, for good. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.close-voting")]
public sealed record CloseVoting : BoardCommand;

/// <summary>From now on cards added to these zones, or naming none to all zones there are, are seen by their author only. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.start-private-writing")]
public sealed record StartPrivateWriting([property: Id(0)] string[]? ZoneIds = null) : BoardCommand;

/// <summary>Shows all that was written in private, of everyone at once. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.reveal")]
public sealed record Reveal : BoardCommand;

/// <summary>Asks everyone to look at a zone, a card or, naming neither, the start of the board. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.bring-everyone")]
public sealed record BringEveryone([property: Id(0)] string? ZoneId = null, [property: Id(1)] string? CardId = null) : BoardCommand;

/// <summary>
/// Gives a participant one of <see cref="BoardRoles"/> on this board, which also lets them see it; naming none,
/// takes away what they were given. Facilitators.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.set-board-role")]
public sealed record SetBoardRole([property: Id(0)] string ParticipantId, [property: Id(1)] string? Role = null) : BoardCommand;

/// <summary>Sets the role of everyone who was given none: editor, commenter or reader. Facilitators.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.set-default-role")]
public sealed record SetDefaultRole([property: Id(0)] string Role) : BoardCommand;

/// <summary>
/// Brings a zone back to what it was at an earlier version: its title, its cards, their order, text and colour. Comments
/// and votes stay as they are now; cards that came since go among the removed ones. Facilitators.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.board-command.rewind-zone")]
public sealed record RewindZone([property: Id(0)] string ZoneId, [property: Id(1)] long Version) : BoardCommand;
