using Stadmaken.Cities;
using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>
/// Something that happened in a practice, as it is stored. Names and fields only grow (rule J8). Who and when are in
/// the entry around it. What may be absent has a default: a parameter without one must be in the JSON, and a
/// field added later must not.
/// </summary>
public abstract record PracticeEvent : HomeEvent;

/// <summary>The practice started; always version 1 and nowhere else. Who started it is its first steward.</summary>
public sealed record PracticeStarted(string CityId, PracticeFacts Facts) : PracticeEvent;

/// <summary>The practice says something else of itself; what is absent stayed as it was.</summary>
public sealed record FactsChanged(
    [property: FreeText] string? Title = null,
    string? Kind = null,
    [property: FreeText] string? Pitch = null,
    [property: FreeText] string? Task = null,
    string[]? Themes = null,
    string[]? LearningAreas = null,
    [property: FreeText] string[]? Responsibilities = null,
    decimal? VolunteerHoursPerMonth = null) : PracticeEvent;

/// <summary>A stakeholder joined.</summary>
public sealed record StakeholderAdded(
    string StakeholderId, string Sector, string Kind, [property: FreeText("stakeholderId")] string Name, [property: FreeText] string Role, [property: FreeText] string[] Responsibilities, string? ParticipantId = null) : PracticeEvent;

/// <summary>Something else is said of a stakeholder; what is absent stayed as it was.</summary>
public sealed record StakeholderChanged(
    string StakeholderId, string? Sector = null, [property: FreeText("stakeholderId")] string? Name = null, [property: FreeText] string? Role = null, [property: FreeText] string[]? Responsibilities = null) : PracticeEvent;

/// <summary>This participant speaks for a stakeholder from now on; nobody if absent.</summary>
public sealed record StakeholderLinked(string StakeholderId, string? ParticipantId = null) : PracticeEvent;

/// <summary>A stakeholder left.</summary>
public sealed record StakeholderLeft(string StakeholderId) : PracticeEvent;

/// <summary>An agreement was proposed.</summary>
public sealed record AgreementProposed(string AgreementId, AgreementTerms Terms, string? Supersedes = null, string? BorrowingId = null) : PracticeEvent;

/// <summary>The participant in the entry, who speaks for a party, accepted an agreement. With the last party it is in force, and what it supersedes no longer is.</summary>
public sealed record AgreementAccepted(string AgreementId, string StakeholderId) : PracticeEvent;

/// <summary>The participant in the entry recorded that a party that nobody speaks for accepted an agreement; otherwise as <see cref="AgreementAccepted"/>.</summary>
public sealed record AgreementAcceptanceRecorded(string AgreementId, string StakeholderId) : PracticeEvent;

/// <summary>An agreement was reviewed and goes on.</summary>
public sealed record AgreementReviewed(string AgreementId, [property: FreeText] string Findings, DateOnly NextReviewDate) : PracticeEvent;

/// <summary>An agreement was ended, or turned down.</summary>
public sealed record AgreementEnded(string AgreementId, [property: FreeText] string Why) : PracticeEvent;

/// <summary>A step was put on the timeline.</summary>
public sealed record MilestoneAdded(string MilestoneId, [property: FreeText] string Title, DateOnly Date, [property: FreeText] string? Text = null) : PracticeEvent;

/// <summary>A step was changed; what is absent stayed as it was.</summary>
public sealed record MilestoneChanged(string MilestoneId, [property: FreeText] string? Title = null, DateOnly? Date = null, [property: FreeText] string? Text = null) : PracticeEvent;

/// <summary>A step was reached.</summary>
public sealed record MilestoneReached(string MilestoneId, DateOnly On) : PracticeEvent;

/// <summary>A step was taken off the timeline.</summary>
public sealed record MilestoneRemoved(string MilestoneId) : PracticeEvent;

/// <summary>What happened was told.</summary>
public sealed record UpdatePosted(
    string UpdateId,
    [property: FreeText] string Title,
    [property: FreeText] string Text,
    string? LearningArea = null,
    [property: FreeText] string? Obstacle = null,
    [property: FreeText] string? Approach = null,
    [property: FreeText] string? Lesson = null,
    string? BorrowingId = null) : PracticeEvent;

/// <summary>Something was put in or came out.</summary>
public sealed record ContributionRecorded(
    string ContributionId,
    string Kind,
    [property: FreeText] string What,
    DateOnly Date,
    decimal? Amount = null,
    string? Unit = null,
    string? FromStakeholderId = null,
    string? SaidByStakeholderId = null,
    [property: FreeText] string? Assumption = null) : PracticeEvent;

/// <summary>A contribution does not count any more.</summary>
public sealed record ContributionWithdrawn(string ContributionId, [property: FreeText] string Why) : PracticeEvent;

/// <summary>The text of an update, a question, an answer or a reaction was removed for good by the participant in the entry.</summary>
public sealed record PracticeContentRedacted(
    [property: FreeText] string Reason, string? UpdateId = null, string? QuestionId = null, string? AnswerId = null, string? ReactionId = null) : PracticeEvent, IRedactionEvent;

/// <summary>The practice consents to a purpose of research (rule R1).</summary>
public sealed record PracticeConsentGiven(string Purpose, int Wording) : PracticeEvent;

/// <summary>The practice consents to a purpose of research no more.</summary>
public sealed record PracticeConsentWithdrawn(string Purpose) : PracticeEvent;
