using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;

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

    /// <summary>The board as it was, for someone who reads.</summary>
    /// <param name="caller">Who; they get what they could see then.</param>
    /// <param name="version">At this version; or null.</param>
    /// <param name="at">Or at this moment: at the last version that was not later. Exactly one of the two is given.</param>
    /// <returns><c>not-found</c> if there is no such board, version or moment, or the caller may not see the board now.</returns>
    [Alias("past")]
    Task<Answer<PastBoard>> Past(Caller caller, long? version, DateTimeOffset? at);

    /// <summary>What the board is called and how it is set up, without what people put on it.</summary>
    /// <returns><c>not-found</c> if there is no such board or the caller may not see it.</returns>
    [Alias("outline")]
    Task<Answer<BoardOutline>> Outline(Caller caller);

    /// <summary>Stored events for someone who reads, those of others that are private without what they say.</summary>
    [Alias("events")]
    Task<Answer<JournalPage>> Events(Caller caller, long after, int limit);

    /// <summary>What is hidden on the board, with its text, the oldest first; for those who lead it.</summary>
    /// <returns><c>not-found</c> if there is no such board or the caller may not see it, <c>not-allowed</c> if they do not lead it.</returns>
    [Alias("withheld")]
    Task<Answer<WithheldContent[]>> Withheld(Caller caller);

    /// <summary>Which sectors take part, as counts; for participants.</summary>
    /// <returns><c>not-found</c> if there is no such board or the caller may not see it, <c>not-allowed</c> if they are no participant.</returns>
    [Alias("participation")]
    Task<Answer<ParticipationMirror>> Participation(Caller caller);

    /// <summary>
    /// Decides commands in the order given, and answers each once it is stored. All of one call
    /// are decided without anything in between.
    /// </summary>
    /// <exception cref="TimeoutException">The outcome is unknown; send the same ids again (rule J3).</exception>
    [Alias("submit")]
    Task<CommandResult[]> Submit(BoardSubmission[] submissions);

    /// <summary>Says who leads the board because of what they are in its practice. Called by that practice; the same again changes nothing.</summary>
    /// <param name="practiceId">The practice, which must be the board's.</param>
    /// <param name="participantIds">All of them.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("set-leaders")]
    Task<Refusal?> SetLeaders(string practiceId, string[] participantIds);

    /// <summary>Makes a link by which guests come; who leads the board does.</summary>
    [Alias("invite")]
    Task<Answer<BoardInvitation>> Invite(Caller caller, NewInvitation invitation);

    /// <summary>The links, the newest first; for who leads the board.</summary>
    [Alias("invitations")]
    Task<Answer<BoardInvitation[]>> Invitations(Caller caller);

    /// <summary>Revokes a link, and ends the sessions that came by it. Doing so again finishes what was cut short.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("revoke-invitation")]
    Task<Refusal?> RevokeInvitation(Caller caller, string invitationId);

    /// <summary>Looks at a link for somebody who has it; nothing is stored.</summary>
    /// <returns><c>not-found</c> if it is not good, whatever the reason.</returns>
    [Alias("look-at-invitation")]
    Task<Answer<RedeemedInvitation>> LookAtInvitation(string invitationId);

    /// <summary>Lets a newcomer in by a link. Called by the API, which has checked the link's seal.</summary>
    /// <param name="invitationId">The link.</param>
    /// <param name="participantId">Who they will be.</param>
    /// <returns><c>not-found</c> if it is not good, whatever the reason.</returns>
    [Alias("redeem-invitation")]
    Task<Answer<RedeemedInvitation>> RedeemInvitation(string invitationId, string participantId);

    /// <summary>Where a card, a comment or (naming neither) the board itself belongs, for someone who reports it or looks at a report.</summary>
    /// <returns><c>not-found</c> if it is not there or the caller may not see it.</returns>
    [Alias("find")]
    Task<Answer<FoundContent>> Find(Caller caller, string? cardId, string? commentId);

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
/// <param name="IsPrivate">Whether something is being written in private, so that nobody is told where others are.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.opened-board")]
public sealed record OpenedBoard(
    [property: Id(0)] long Version,
    [property: Id(1)] byte[]? Snapshot,
    [property: Id(2)] JournalEntry[]? Entries,
    [property: Id(3)] BoardAccess Access,
    [property: Id(4)] bool IsPrivate = false);

/// <summary>A text that is hidden.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Reason">Why it is hidden.</param>
/// <param name="By">Who hid it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="CardId">The card whose text it is, or that the comment is on.</param>
/// <param name="CommentId">The comment whose text it is.</param>
/// <param name="ZoneId">The zone whose title it is; naming none of them, it is the title of the board.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.withheld-content")]
public sealed record WithheldContent(
    [property: Id(0)] string Text,
    [property: Id(1)] string Reason,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? CardId = null,
    [property: Id(5)] string? CommentId = null,
    [property: Id(6)] string? ZoneId = null);

/// <summary>A board as it was.</summary>
/// <param name="Version">At which version.</param>
/// <param name="Snapshot">A <see cref="BoardSnapshot"/> as UTF-8 JSON.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.past-board")]
public sealed record PastBoard(
    [property: Id(0)] long Version,
    [property: Id(1)] byte[] Snapshot);

/// <summary>What a participant may do on a board.</summary>
/// <param name="CanEdit">Change zones and cards.</param>
/// <param name="CanLead">Facilitate: also unlock what others locked and remove what others said.</param>
/// <param name="Role">What they are here, one of <see cref="BoardRoles.All"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-access")]
public sealed record BoardAccess(
    [property: Id(0)] bool CanEdit,
    [property: Id(1)] bool CanLead,
    [property: Id(2)] string Role = BoardRoles.Reader)
{
    /// <summary>Comment and vote.</summary>
    public bool CanComment => Role != BoardRoles.Reader;
}
