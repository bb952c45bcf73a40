using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;

namespace Stadmaken.Gatherings;

/// <summary>
/// A gathering: where people of the network meet. Everyone may read it, also who has not signed in, but for who comes
/// (rule GA1). Key: <see cref="JournalIds.Gathering"/>.
/// </summary>
[Alias("stadmaken.gathering")]
public interface IGatheringGrain : IBoardHome, IGrainWithStringKey
{
    /// <summary>Starts the gathering and opens its board. Called by its city; starting it again finishes what was cut short and changes nothing else.</summary>
    /// <returns>Null once both are there, or why not.</returns>
    [Alias("begin")]
    Task<Refusal?> Begin(Caller caller, string cityId, GatheringFacts facts);

    /// <summary>
    /// The gathering, its boards that the caller may see, and what they may do; or <c>not-found</c>. What a crash left
    /// undone (a board to begin) is done first, or tried again later.
    /// </summary>
    [Alias("open")]
    Task<Answer<OpenedGathering>> Open(Caller caller);

    /// <summary>The gathering in short, for lists of many and calendars; or <c>not-found</c>.</summary>
    [Alias("summarize")]
    Task<Answer<GatheringSummary>> Summarize();

    /// <summary>Which sectors take part, as counts; or <c>not-found</c>. Anyone may ask.</summary>
    [Alias("participation")]
    Task<Answer<ParticipationMirror>> Participation();

    /// <summary>
    /// Decides commands in the order given, and answers each once it is stored, with the version of its event: what
    /// was added at that version has it as its own <c>Version</c>, so that who sends a command twice finds what the first made.
    /// </summary>
    /// <exception cref="TimeoutException">The outcome is unknown; send the same ids again (rule J3).</exception>
    [Alias("submit")]
    Task<CommandResult[]> Submit(GatheringSubmission[] submissions);
}

/// <summary>A command with who sent it.</summary>
/// <param name="CommandId">The sender's id of it, 1 to 64 of A–Z a–z 0–9 - _; unique within the gathering for ever.</param>
/// <param name="Caller">Who.</param>
/// <param name="Command">What.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.gathering-submission")]
public sealed record GatheringSubmission(
    [property: Id(0)] string CommandId,
    [property: Id(1)] Caller Caller,
    [property: Id(2)] GatheringCommand Command);
