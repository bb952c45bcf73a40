using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Boards;

/// <summary>A shared discussion board. Key: <see cref="JournalIds.Board"/>.</summary>
[Alias("stadmaken.board")]
public interface IBoardGrain : IJournalGrain, IGrainWithStringKey
{
    /// <summary>Begins the board. Called by its home; beginning it again changes nothing.</summary>
    /// <returns>Null once it is there, or why not.</returns>
    [Alias("begin")]
    Task<Refusal?> Begin(Caller caller, BoardOpening opening);

    /// <summary>The board for someone who joins or reads: whole, or just what came after the version they have.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="since">The version they have; null for none. A version the board never had, or one too long ago, gets the whole.</param>
    /// <returns><c>not-found</c> if there is no such board or the caller may not see it.</returns>
    [Alias("open")]
    Task<Answer<OpenedBoard>> Open(Caller caller, long? since);

    /// <summary>Stored events for someone who reads.</summary>
    [Alias("events")]
    Task<Answer<JournalPage>> Events(Caller caller, long after, int limit);

    /// <summary>
    /// Decides commands in the order given, and answers each once it is stored. All of one call
    /// are decided without anything in between.
    /// </summary>
    /// <exception cref="TimeoutException">The outcome is unknown; send the same ids again (rule J3).</exception>
    [Alias("submit")]
    Task<CommandResult[]> Submit(BoardSubmission[] submissions);

    /// <summary>
    /// Tells what changed in who is present through one node, and registers that node to hear of
    /// the others'. Soft state like following: a node that is silent for
    /// <see cref="Following.Expiry"/> is forgotten with everyone who was there through it.
    /// </summary>
    /// <param name="node">Where to push presence; also what identifies the node.</param>
    /// <param name="changes">The newest of each presence that changed, or all of the node's when <paramref name="whole"/>.</param>
    /// <param name="whole">Whether presences of this node that are not named are gone.</param>
    [Alias("share-presence")]
    Task SharePresence(IPresenceListener node, Presence[] changes, bool whole);
}

/// <summary>A command with who sent it.</summary>
/// <param name="CommandId">The sender's id of it, 1 to 64 of A–Z a–z 0–9 - _; unique within the board for ever.</param>
/// <param name="Caller">Who.</param>
/// <param name="Command">What.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-submission")]
public sealed record BoardSubmission(
    [property: Id(0)] string CommandId,
    [property: Id(1)] Caller Caller,
    [property: Id(2)] BoardCommand Command);

/// <summary>What someone who opens a board gets: a snapshot, or the entries after the version they have.</summary>
/// <param name="Version">The version they have afterwards.</param>
/// <param name="Snapshot">A <see cref="BoardSnapshot"/> as UTF-8 JSON, encoded once for all who open this version; null if <paramref name="Entries"/> suffice.</param>
/// <param name="Entries">The entries they lacked; null if there is a snapshot.</param>
/// <param name="Access">What they may do here.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.opened-board")]
public sealed record OpenedBoard(
    [property: Id(0)] long Version,
    [property: Id(1)] byte[]? Snapshot,
    [property: Id(2)] JournalEntry[]? Entries,
    [property: Id(3)] BoardAccess Access);

/// <summary>What a participant may do on a board.</summary>
/// <param name="CanEdit">Change things.</param>
/// <param name="CanLead">Also unlock what others locked and remove what others said.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-access")]
public sealed record BoardAccess(
    [property: Id(0)] bool CanEdit,
    [property: Id(1)] bool CanLead);
