using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Grains.Cities;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Grains.Practices;

/// <summary>A practice as its events made it. Its parts are those that readers get; they are immutable too.</summary>
/// <param name="CityId">The city it belongs to; empty for one that has not started.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Phase">One of <see cref="PracticePhases.All"/>.</param>
/// <param name="StewardId">Its steward.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="PhaseSince">Since when it is in its phase, UTC.</param>
/// <param name="LastNewsAt">When there was news last, UTC.</param>
public sealed record PracticeState(
    string CityId,
    PracticeFacts Facts,
    string Phase,
    string StewardId,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset PhaseSince,
    DateTimeOffset LastNewsAt)
{
    /// <summary>A practice that has not started.</summary>
    public static readonly PracticeState Empty = new(
        string.Empty, new(string.Empty, string.Empty, string.Empty, string.Empty, [], []), string.Empty, string.Empty, string.Empty, default, default, default);

    /// <summary>The version it is the fold of.</summary>
    public long Version { get; init; }

    /// <summary>The time of the last event, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whom the stewardship is offered to, if anyone.</summary>
    public string? OfferedTo { get; init; }

    /// <summary>When it was found quiet, UTC; null once there is news.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>How it ended, if it did.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Its stakeholders.</summary>
    public ImmutableList<Stakeholder> Stakeholders { get; init; } = [];

    /// <summary>Those that left.</summary>
    public ImmutableList<Stakeholder> FormerStakeholders { get; init; } = [];

    /// <summary>Its agreements, those that have ceased included.</summary>
    public ImmutableList<Agreement> Agreements { get; init; } = [];

    /// <summary>Its timeline, in the order it was added to.</summary>
    public ImmutableList<Milestone> Milestones { get; init; } = [];

    /// <summary>Its updates.</summary>
    public ImmutableList<PracticeUpdate> Updates { get; init; } = [];

    /// <summary>Contributions and outcomes, withdrawn ones included.</summary>
    public ImmutableList<Contribution> Contributions { get; init; } = [];

    /// <summary>Months of which was told that volunteers gave too much.</summary>
    public ImmutableList<HoursWarning> HoursWarnings { get; init; } = [];

    /// <summary>What it took over from others.</summary>
    public ImmutableList<Borrowing> Borrowings { get; init; } = [];

    /// <summary>What others took over from it.</summary>
    public ImmutableList<Lending> Lendings { get; init; } = [];

    /// <summary>Questions put to it.</summary>
    public ImmutableList<PracticeQuestion> Questions { get; init; } = [];

    /// <summary>Questions put to others from it.</summary>
    public ImmutableList<PutQuestion> PutQuestions { get; init; } = [];

    /// <summary>Reactions to it, those that are not shown included.</summary>
    public ImmutableList<PracticeReaction> Reactions { get; init; } = [];

    /// <summary>What it consents to (rule R1).</summary>
    public ImmutableList<ResearchConsent> Consents { get; init; } = [];

    /// <summary>Its boards.</summary>
    public BoardShelf Shelf { get; init; } = BoardShelf.Empty;

    /// <summary>The version at which each board was planned, by its id.</summary>
    public ImmutableDictionary<string, long> BoardVersions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Whether it has started.</summary>
    [JsonIgnore]
    public bool HasBegun => CityId.Length > 0;

    /// <summary>Whether a board is to begin, or someone is to be told of a borrowing, a question or an answer, as far as is known here.</summary>
    [JsonIgnore]
    public bool HasUnfinished => Shelf.Planned.Any() || Borrowings.Exists(IsUntold) || Questions.Exists(IsUntold);

    /// <summary>Whether its origin is still to be told of this borrowing, or of a report on it.</summary>
    public static bool IsUntold(Borrowing borrowing) => !borrowing.IsNoted || Array.Exists(borrowing.Reports, report => !report.IsNoted);

    /// <summary>Whether someone is still to be told of this question, or of an answer to it.</summary>
    public static bool IsUntold(PracticeQuestion question) => !question.IsNoted || Array.Exists(question.Answers, answer => !answer.IsNoted);

    /// <summary>A stakeholder that has not left.</summary>
    public Stakeholder? FindStakeholder(string id) => Stakeholders.Find(stakeholder => stakeholder.StakeholderId == id);

    /// <summary>An agreement.</summary>
    public Agreement? FindAgreement(string id) => Agreements.Find(agreement => agreement.AgreementId == id);

    /// <summary>A milestone on the timeline.</summary>
    public Milestone? FindMilestone(string id) => Milestones.Find(milestone => milestone.MilestoneId == id);

    /// <summary>A contribution.</summary>
    public Contribution? FindContribution(string id) => Contributions.Find(contribution => contribution.ContributionId == id);

    /// <summary>A borrowing.</summary>
    public Borrowing? FindBorrowing(string id) => Borrowings.Find(borrowing => borrowing.BorrowingId == id);

    /// <summary>A question put to it.</summary>
    public PracticeQuestion? FindQuestion(string id) => Questions.Find(question => question.QuestionId == id);

    /// <summary>A question put to another from it.</summary>
    public PutQuestion? FindPutQuestion(string practiceId, string id) => PutQuestions.Find(put => put.QuestionId == id && put.To.PracticeId == practiceId);

    /// <summary>A reaction to it.</summary>
    public PracticeReaction? FindReaction(string id) => Reactions.Find(reaction => reaction.ReactionId == id);

    /// <summary>Its consent to a purpose; null if it does not consent.</summary>
    public ResearchConsent? FindConsent(string purpose) => Consents.Find(consent => consent.Purpose == purpose);

    /// <summary>What is missing before it can be formulated.</summary>
    public MissingPart[] Missing() => FormulationGate.Missing(Facts.Task, Stakeholders, Agreements, Milestones);
}
