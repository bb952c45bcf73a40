using Stadmaken.Cities;
using Stadmaken.Glances;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;
using Stadmaken.Research;

namespace Stadmaken.Practices;

/// <summary>
/// A practice: where a city tries out new governance. Everyone may read it, also who has not signed in (rule PR1). Key:
/// <see cref="JournalIds.Practice"/>.
/// </summary>
[Alias("stadmaken.practice")]
public interface IPracticeGrain : IBoardHome, IGrainWithStringKey
{
    /// <summary>Starts the practice. Called by its city; starting it again changes nothing.</summary>
    /// <returns>Null once it is there, or why not.</returns>
    [Alias("begin")]
    Task<Refusal?> Begin(Caller caller, string cityId, PracticeFacts facts);

    /// <summary>
    /// The practice, its boards that the caller may see, and what they may do; or <c>not-found</c>. What a crash left
    /// undone (a board to begin, an origin to tell) is done first, or tried again later.
    /// </summary>
    [Alias("open")]
    Task<Answer<OpenedPractice>> Open(Caller caller);

    /// <summary>The practice in short, for lists of many; or <c>not-found</c>.</summary>
    [Alias("summarize")]
    Task<Answer<PracticeSummary>> Summarize();

    /// <summary>What the practice adds to the network at a glance; or <c>not-found</c>.</summary>
    [Alias("glance")]
    Task<Answer<PracticeGlance>> Glance();

    /// <summary>Which sectors take part, as counts; or <c>not-found</c>. Anyone may ask.</summary>
    [Alias("participation")]
    Task<Answer<ParticipationMirror>> Participation();

    /// <summary>What the caller may do in the practice; or <c>not-found</c>.</summary>
    [Alias("access")]
    Task<Answer<PracticeAccess>> Access(Caller caller);

    /// <summary>Stored events for someone who reads, as <see cref="PracticeEntries.AsShown(JournalEntry)"/> has them; or <c>not-found</c>.</summary>
    [Alias("events")]
    Task<Answer<JournalPage>> Events(Caller caller, long after, int limit);

    /// <summary>
    /// Decides commands in the order given, and answers each once it is stored, with the version of its event: what
    /// was added at that version has it as its own <c>Version</c>, so that who sends a command twice finds what the first made.
    /// </summary>
    /// <exception cref="TimeoutException">The outcome is unknown; send the same ids again (rule J3).</exception>
    [Alias("submit")]
    Task<CommandResult[]> Submit(PracticeSubmission[] submissions);

    /// <summary>
    /// Looks whether something is due: the practice fell quiet, a review comes near or passed, an agreement expired, volunteers
    /// give too much, or something a crash left undone. Each is told once, however often this is called (rule PR9).
    /// </summary>
    /// <param name="now">The time, UTC.</param>
    /// <returns>When to look next, UTC; not later than that. Null when nothing will ever be due by time alone.</returns>
    [Alias("watch")]
    Task<DateTimeOffset?> Watch(DateTimeOffset now);

    /// <summary>Something of this practice that another can take over; <c>not-found</c> if it is not there or the caller may not see it.</summary>
    [Alias("borrowable")]
    Task<Answer<Borrowable>> Borrowable(Caller caller, string kind, string itemId);

    /// <summary>What the practice consents to (rule R1), for anyone; or <c>not-found</c>.</summary>
    [Alias("consents")]
    Task<Answer<ResearchConsent[]>> Consents();

    /// <summary>Notes that another practice took something over. Called by that practice; noting it again changes nothing.</summary>
    /// <returns>Null once it is noted, or why not.</returns>
    [Alias("note-borrowed")]
    Task<Refusal?> NoteBorrowed(Caller caller, PracticeName borrower, string borrowingId, string kind, string itemId);

    /// <summary>Notes what another practice says became of what it took over. Called by that practice; noting it again changes nothing.</summary>
    /// <returns>Null once it is noted, or why not.</returns>
    [Alias("note-report")]
    Task<Refusal?> NoteReport(Caller caller, string borrowerId, string borrowingId, BorrowingReport report);

    /// <summary>Questions put to the practice, by the versions at which they came; or <c>not-found</c>. Anyone may ask.</summary>
    /// <param name="after">Those that came at a greater version.</param>
    /// <param name="limit">At most this many, 1 to <see cref="Following.LargestPage"/>; a value outside is brought inside.</param>
    [Alias("questions")]
    Task<Answer<PracticeQuestion[]>> Questions(long after, int limit);

    /// <summary>One of them; <c>not-found</c> if there is none.</summary>
    [Alias("find-question")]
    Task<Answer<PracticeQuestion>> FindQuestion(string questionId);

    /// <summary>Questions that were put to others from this practice, likewise.</summary>
    /// <param name="after">Those that this practice heard of at a greater version.</param>
    /// <param name="limit">At most this many, as above.</param>
    [Alias("put-questions")]
    Task<Answer<PutQuestion[]>> PutQuestions(long after, int limit);

    /// <summary>
    /// Reactions to the practice that the caller may see, by the versions at which they came; or <c>not-found</c>. A hidden one is seen by who wrote it and by who
    /// writes in the practice, with what it says; one that was taken back by nobody.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="after">Those that came at a greater version.</param>
    /// <param name="limit">At most this many, as above.</param>
    [Alias("reactions")]
    Task<Answer<PracticeReaction[]>> Reactions(Caller caller, long after, int limit);

    /// <summary>One of them; <c>not-found</c> if there is none that the caller may see.</summary>
    [Alias("find-reaction")]
    Task<Answer<PracticeReaction>> FindReaction(Caller caller, string reactionId);

    /// <summary>Notes that a question was put to another practice from this one. Called by that practice; noting it again changes nothing.</summary>
    /// <returns>Null once it is noted, or why not.</returns>
    [Alias("note-question-put")]
    Task<Refusal?> NoteQuestionPut(Caller caller, PracticeName to, string questionId, long toVersion);

    /// <summary>Notes that another practice answered such a question. Called by that practice; noting it again changes nothing.</summary>
    /// <returns>Null once it is noted, or why not.</returns>
    [Alias("note-answer")]
    Task<Refusal?> NoteAnswer(Caller caller, string practiceId, string questionId, string answerId, long version);
}

/// <summary>A command with who sent it.</summary>
/// <param name="CommandId">The sender's id of it, 1 to 64 of A–Z a–z 0–9 - _; unique within the practice for ever.</param>
/// <param name="Caller">Who.</param>
/// <param name="Command">What.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-submission")]
public sealed record PracticeSubmission(
    [property: Id(0)] string CommandId,
    [property: Id(1)] Caller Caller,
    [property: Id(2)] PracticeCommand Command);
