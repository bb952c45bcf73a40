using Stadmaken.Boards;

namespace Stadmaken.Practices;

/// <summary>A practice at one version, whole.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="CityId">The city it belongs to.</param>
/// <param name="Version">The version it is the fold of.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Phase">One of <see cref="PracticePhases.All"/>.</param>
/// <param name="PhaseSince">Since when, UTC.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="StewardId">The participant who is its steward.</param>
/// <param name="LastNewsAt">When there was news last, UTC (rule PR9).</param>
/// <param name="Stakeholders">Its stakeholders, in the order they were added.</param>
/// <param name="FormerStakeholders">Those that left, in that order.</param>
/// <param name="Agreements">Its agreements, in the order they were proposed.</param>
/// <param name="Milestones">Its timeline, by date.</param>
/// <param name="Updates">Its updates, oldest first.</param>
/// <param name="Contributions">What was put in and came out, in the order it was recorded; withdrawn ones are marked.</param>
/// <param name="HoursWarnings">Months in which volunteers gave more than it said it could bear.</param>
/// <param name="Borrowings">What it took over from others.</param>
/// <param name="Lendings">What others took over from it.</param>
/// <param name="Ecosystem">Its stakeholders by sector, with the empty seats.</param>
/// <param name="MissingForFormulation">What is missing before it can be formulated; nothing if it can.</param>
/// <param name="OfferedTo">The participant whom the stewardship is offered to, if any.</param>
/// <param name="QuietSince">When it was found quiet, UTC; null if there has been news since, or always was.</param>
/// <param name="Ending">How it ended, if it did.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-snapshot")]
public sealed record PracticeSnapshot(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] string CityId,
    [property: Id(2)] long Version,
    [property: Id(3)] PracticeFacts Facts,
    [property: Id(4)] string Phase,
    [property: Id(5)] DateTimeOffset PhaseSince,
    [property: Id(6)] string StartedBy,
    [property: Id(7)] DateTimeOffset StartedAt,
    [property: Id(8)] string StewardId,
    [property: Id(9)] DateTimeOffset LastNewsAt,
    [property: Id(10)] Stakeholder[] Stakeholders,
    [property: Id(11)] Stakeholder[] FormerStakeholders,
    [property: Id(12)] Agreement[] Agreements,
    [property: Id(13)] Milestone[] Milestones,
    [property: Id(14)] PracticeUpdate[] Updates,
    [property: Id(15)] Contribution[] Contributions,
    [property: Id(16)] HoursWarning[] HoursWarnings,
    [property: Id(17)] Borrowing[] Borrowings,
    [property: Id(18)] Lending[] Lendings,
    [property: Id(19)] EcosystemMap Ecosystem,
    [property: Id(20)] MissingPart[] MissingForFormulation,
    [property: Id(21)] string? OfferedTo = null,
    [property: Id(22)] DateTimeOffset? QuietSince = null,
    [property: Id(23)] Ending? Ending = null);

/// <summary>How a practice ended.</summary>
/// <param name="Verdict">One of <see cref="Verdicts.All"/>.</param>
/// <param name="Why">Why.</param>
/// <param name="Lessons">What is to be learned from it.</param>
/// <param name="By">Who ended it.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.ending")]
public sealed record Ending(
    [property: Id(0)] string Verdict,
    [property: Id(1)] string Why,
    [property: Id(2)] string Lessons,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At);

/// <summary>A month in which volunteers gave more hours than the practice said it could bear, as it was when it was noticed.</summary>
/// <param name="Month">Year and month, as in <c>2026-11</c>.</param>
/// <param name="Hours">What they gave.</param>
/// <param name="Bearable">What the practice said it could bear.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.hours-warning")]
public sealed record HoursWarning(
    [property: Id(0)] string Month,
    [property: Id(1)] decimal Hours,
    [property: Id(2)] decimal Bearable);

/// <summary>What someone who opens a practice gets.</summary>
/// <param name="Snapshot">The practice.</param>
/// <param name="Boards">Its boards that they may see, in the order they were opened.</param>
/// <param name="Access">What they may do here.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.opened-practice")]
public sealed record OpenedPractice(
    [property: Id(0)] PracticeSnapshot Snapshot,
    [property: Id(1)] BoardListing[] Boards,
    [property: Id(2)] PracticeAccess Access);

/// <summary>What a participant may do in a practice (rule PR2).</summary>
/// <param name="CanWrite">Change its content.</param>
/// <param name="CanLead">Also change its phase, end it, hand it over, let stakeholders leave and say who speaks for them.</param>
/// <param name="SpeaksFor">The stakeholders that they speak for.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-access")]
public sealed record PracticeAccess(
    [property: Id(0)] bool CanWrite,
    [property: Id(1)] bool CanLead,
    [property: Id(2)] string[] SpeaksFor);

/// <summary>A practice in a list, as it is now.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="CityId">The city it belongs to.</param>
/// <param name="Version">The version this is from.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">One of <see cref="PracticeKinds.All"/>.</param>
/// <param name="Themes">Its themes.</param>
/// <param name="LearningAreas">Its learning areas.</param>
/// <param name="Phase">One of <see cref="PracticePhases.All"/>.</param>
/// <param name="StewardId">Its steward.</param>
/// <param name="LastNewsAt">When there was news last, UTC.</param>
/// <param name="MissingForFormulation">Codes of what is missing before it can be formulated; see <see cref="FormulationGate"/>.</param>
/// <param name="QuietSince">When it was found quiet, UTC, if it is.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-summary")]
public sealed record PracticeSummary(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] string CityId,
    [property: Id(2)] long Version,
    [property: Id(3)] string Title,
    [property: Id(4)] string Kind,
    [property: Id(5)] string[] Themes,
    [property: Id(6)] string[] LearningAreas,
    [property: Id(7)] string Phase,
    [property: Id(8)] string StewardId,
    [property: Id(9)] DateTimeOffset LastNewsAt,
    [property: Id(10)] string[] MissingForFormulation,
    [property: Id(11)] DateTimeOffset? QuietSince = null);

/// <summary>A practice as its city lists it.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="Title">The title it started with; the practice itself has the current one.</param>
/// <param name="Kind">The kind it started as.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-listing")]
public sealed record PracticeListing(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Kind);
