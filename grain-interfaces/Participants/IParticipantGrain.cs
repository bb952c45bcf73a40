using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Research;

namespace Stadmaken.Participants;

/// <summary>A person in the network. Key: <see cref="JournalIds.Participant"/>.</summary>
[Alias("stadmaken.participant")]
public interface IParticipantGrain : IFeedGrain, IGrainWithStringKey
{
    /// <summary>Enters a newcomer into the network.</summary>
    /// <returns>The profile; <c>conflict</c> if this participant is already there; <c>not-found</c> if the city is not in the network.</returns>
    [Alias("register")]
    Task<Answer<ParticipantProfile>> Register(string displayName, string cityId, string sector);

    /// <summary>The profile, or <c>not-found</c>.</summary>
    [Alias("describe")]
    Task<Answer<ParticipantProfile>> Describe();

    /// <summary>
    /// Erases the participant: at once nobody sees their profile any more, and then their names and addresses go from all that they wrote. Begun
    /// once it always comes to its end, whatever is cut short.
    /// </summary>
    /// <param name="caller">The participant.</param>
    /// <param name="allTexts">Whether everything that they wrote goes too.</param>
    /// <returns><c>done</c>, or <c>under-way</c>: it then goes on by itself.</returns>
    [Alias("erase")]
    Task<Answer<string>> Erase(Caller caller, bool allTexts);

    /// <summary>How far an erasure is, for anyone: <c>under-way</c> or <c>done</c>; <c>not-found</c> if there is none.</summary>
    [Alias("erasure")]
    Task<Answer<string>> Erasure();

    /// <summary>Everything about the participant, for themselves only, as UTF-8 JSON.</summary>
    [Alias("export")]
    Task<Answer<byte[]>> Export(Caller caller);

    /// <summary>Follows a practice from its present version on; following it again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="practiceId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("follow-practice")]
    Task<Refusal?> FollowPractice(Caller caller, string practiceId);

    /// <summary>Follows a practice no more; what came of it stays. Doing so again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="practiceId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("unfollow-practice")]
    Task<Refusal?> UnfollowPractice(Caller caller, string practiceId);

    /// <summary>
    /// Follows a practice because the participant has a part in it. Called by that practice; only the first time counts, so that who
    /// follows it no more stays left alone.
    /// </summary>
    /// <param name="practiceId">Which.</param>
    /// <param name="from">News after this version is wanted.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("involve")]
    Task<Refusal?> Involve(string practiceId, long from);

    /// <summary>The practices that the participant follows, for themselves only.</summary>
    [Alias("follows")]
    Task<Answer<FollowedPractice[]>> Follows(Caller caller);

    /// <summary>
    /// Follows a board from its present version on; following it again changes nothing. As long as news of it is neither read nor seen,
    /// there is one item of it in the inbox, however much happens.
    /// </summary>
    /// <param name="caller">The participant.</param>
    /// <param name="boardId">Which.</param>
    /// <returns>Null once it is stored, or why not: <c>not-found</c> if there is no such board or it may not be seen.</returns>
    [Alias("follow-board")]
    Task<Refusal?> FollowBoard(Caller caller, string boardId);

    /// <summary>Follows a board no more; what came of it stays. Doing so again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="boardId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("unfollow-board")]
    Task<Refusal?> UnfollowBoard(Caller caller, string boardId);

    /// <summary>Notes up to which version the participant has seen a followed board. Earlier ones change nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="boardId">Which.</param>
    /// <param name="version">At most the version of the board.</param>
    /// <returns>Null once it is stored, or why not: <c>not-found</c> if the board is not followed, <c>invalid</c> past its end.</returns>
    [Alias("saw-board")]
    Task<Refusal?> SawBoard(Caller caller, string boardId, long version);

    /// <summary>The boards that the participant follows, for themselves only, in the order of their ids.</summary>
    [Alias("followed-boards")]
    Task<Answer<FollowedBoard[]>> FollowedBoards(Caller caller);

    /// <summary>A hint that there is news of a board; like <see cref="IFeedGrain.Nudge"/>.</summary>
    /// <param name="boardId">Which.</param>
    /// <param name="version">The version it has at least.</param>
    /// <returns>Whether the board is followed; if not, there is no need to tell of it again.</returns>
    /// <exception cref="Exception">Reading or storing failed; to be told again later.</exception>
    [Alias("nudge-board")]
    Task<bool> NudgeBoard(string boardId, long version);

    /// <summary>Puts into the inbox that a report was settled. Called by the audit; the same twice is once.</summary>
    /// <param name="reportId">Which.</param>
    /// <param name="part">What the participant has to do with it, one of <see cref="Audit.ReportParts"/>.</param>
    /// <param name="at">When it was settled, UTC.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("note-report")]
    Task<Refusal?> NoteReport(string reportId, string part, DateTimeOffset at);

    /// <summary>
    /// Puts into the inbox that a question which the participant asked was answered, unless it comes there by itself because they follow the practice that
    /// answered or the one they asked from. Called by the practice that answered; the same twice is once.
    /// </summary>
    /// <param name="practiceId">The practice that answered.</param>
    /// <param name="version">The version of it at which it did.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="fromPracticeId">The practice the question was asked from, if it was; it has heard the answer.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("note-answer")]
    Task<Refusal?> NoteAnswer(string practiceId, long version, DateTimeOffset at, string? fromPracticeId);

    /// <summary>Items of the inbox after a position, for the participant only. What they did themselves is no news to them.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="after">A position; 0 from the beginning.</param>
    /// <param name="limit">At most this many, 1 to <see cref="Following.LargestPage"/>; a value outside is brought inside.</param>
    [Alias("inbox")]
    Task<Answer<InboxPage>> Inbox(Caller caller, long after, int limit);

    /// <summary>The newest items of the inbox, for the participant only.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="limit">At most this many; no more than a hundred are kept at hand.</param>
    [Alias("newest")]
    Task<Answer<InboxPage>> Newest(Caller caller, int limit);

    /// <summary>Notes that the inbox was read up to a position. Earlier ones change nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="position">At most the position of the newest item.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("mark-read")]
    Task<Refusal?> MarkRead(Caller caller, long position);

    /// <summary>What the participant consents to (rule R1), for themselves only.</summary>
    /// <param name="caller">The participant.</param>
    [Alias("consents")]
    Task<Answer<ResearchConsent[]>> Consents(Caller caller);

    /// <summary>Consents to a purpose of research; doing so again changes nothing, unless its wording changed.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="purpose">One of <see cref="ResearchPurposes.All"/>.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("give-consent")]
    Task<Refusal?> GiveConsent(Caller caller, string purpose);

    /// <summary>Consents to a purpose no more; doing so again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="purpose">One of <see cref="ResearchPurposes.All"/>.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("withdraw-consent")]
    Task<Refusal?> WithdrawConsent(Caller caller, string purpose);

    /// <summary>What may be quoted of the participant (rule R7), for themselves only, newest first.</summary>
    /// <param name="caller">The participant.</param>
    [Alias("quotes")]
    Task<Answer<OwnQuote[]>> Quotes(Caller caller);

    /// <summary>Takes one text out of what may be quoted, for good; doing so again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="quoteId">One of <see cref="Quotes"/>.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("remove-quote")]
    Task<Refusal?> RemoveQuote(Caller caller, string quoteId);
}
