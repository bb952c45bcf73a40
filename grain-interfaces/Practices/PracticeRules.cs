using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>What can be said of a practice and asked of it. The API tells all refusals at once, the deciders the first.</summary>
public static partial class PracticeRules
{
    /// <summary>Most hours a practice can say its volunteers bear in a month.</summary>
    public const decimal MostHours = 100_000;

    /// <summary>Everything that is wrong with these facts; nothing if they are in order.</summary>
    public static IReadOnlyList<Refusal> Validate(PracticeFacts facts, PracticeLimits limits) => [.. Check(facts, limits).OfType<Refusal>()];

    /// <summary>
    /// Everything that is wrong with a command by itself; nothing if it is in order. Whether what it names is there, and
    /// whether its sender may, is not known here.
    /// </summary>
    public static IReadOnlyList<Refusal> Validate(PracticeCommand command, PracticeLimits limits) => [.. Check(command, limits).OfType<Refusal>()];

    private static Refusal?[] Check(PracticeFacts facts, PracticeLimits limits) =>
    [
        Fields.Title("title", facts.Title, limits),
        Fields.Choice("kind", facts.Kind, PracticeKinds.All),
        Fields.Text("pitch", facts.Pitch, limits),
        Fields.Text("task", facts.Task, limits),
        Fields.Choices("themes", facts.Themes, Themes.All),
        Fields.Choices("learningAreas", facts.LearningAreas, LearningAreas.All),
        .. facts.Responsibilities is { } needed ? Fields.Responsibilities(needed, limits) : [],
        Fields.Hours("volunteerHoursPerMonth", facts.VolunteerHoursPerMonth),
    ];

    // What is left out of a change is as if it were in order.
    private static Refusal?[] Check(ChangeFacts c, PracticeLimits limits) => Check(
        new PracticeFacts(
            c.Title ?? "x",
            c.Kind ?? PracticeKinds.All[0],
            c.Pitch ?? string.Empty,
            c.Task ?? string.Empty,
            c.Themes ?? [],
            c.LearningAreas ?? [],
            c.Responsibilities,
            c.VolunteerHoursPerMonth),
        limits);

    private static Refusal?[] Check(PracticeCommand command, PracticeLimits limits) => command switch
    {
        ChangeFacts c => Check(c, limits),
        AddStakeholder c => Check(c, limits),
        ChangeStakeholder c => Check(c, limits),
        LinkStakeholder c => [Fields.Id("stakeholderId", c.StakeholderId), Fields.OptionalId("participantId", c.ParticipantId)],
        RemoveStakeholder c => [Fields.Id("stakeholderId", c.StakeholderId)],
        ProposeAgreement c => Check(c, limits),
        AcceptAgreement c => [Fields.Id("agreementId", c.AgreementId), Fields.Id("stakeholderId", c.StakeholderId)],
        ReviewAgreement c => [Fields.Id("agreementId", c.AgreementId), Fields.Needed("findings", c.Findings, limits), Fields.Date("nextReviewDate", c.NextReviewDate)],
        EndAgreement c => [Fields.Id("agreementId", c.AgreementId), Fields.Needed("why", c.Why, limits)],
        AddMilestone c => [Fields.Id("milestoneId", c.MilestoneId), Fields.Title("title", c.Title, limits), Fields.Date("date", c.Date), Fields.OptionalText("text", c.Text, limits)],
        ChangeMilestone c => [Fields.Id("milestoneId", c.MilestoneId), Fields.OptionalTitle("title", c.Title, limits), Fields.Date("date", c.Date), Fields.OptionalText("text", c.Text, limits)],
        ReachMilestone c => [Fields.Id("milestoneId", c.MilestoneId), Fields.Date("on", c.On)],
        RemoveMilestone c => [Fields.Id("milestoneId", c.MilestoneId)],
        PostUpdate c => Check(c, limits),
        RedactUpdate c => [Fields.Id("updateId", c.UpdateId), Fields.Needed("reason", c.Reason, limits)],
        RecordContribution c => Check(c, limits),
        WithdrawContribution c => [Fields.Id("contributionId", c.ContributionId), Fields.Needed("why", c.Why, limits)],
        GiveConsent c => [Research.ResearchPurposes.Check(c.Purpose)],
        WithdrawConsent c => [Research.ResearchPurposes.Check(c.Purpose)],
        ChangePhase c => [Fields.Choice("phase", c.Phase, PracticePhases.Course)],
        EndPractice c => [Fields.Choice("verdict", c.Verdict, Verdicts.All), Fields.Needed("why", c.Why, limits), Fields.Needed("lessons", c.Lessons, limits)],
        OfferStewardship c => [Fields.Id("participantId", c.ParticipantId)],
        AcceptStewardship or DeclineStewardship or WithdrawStewardshipOffer => [],
        Borrow c => Check(c, limits),
        ReportBorrowing c => [Fields.Id("borrowingId", c.BorrowingId), Fields.Choice("outcome", c.Outcome, BorrowingOutcomes.All), Fields.Needed("text", c.Text, limits)],
        AskQuestion c => [Fields.Id("questionId", c.QuestionId), Fields.Said("text", c.Text, limits), Fields.OptionalId("fromPracticeId", c.FromPracticeId)],
        GiveAnswer c => [Fields.Id("questionId", c.QuestionId), Fields.Id("answerId", c.AnswerId), Fields.Said("text", c.Text, limits)],
        RedactQuestion c => [Fields.Id("questionId", c.QuestionId), Fields.Said("reason", c.Reason, limits)],
        RedactAnswer c => [Fields.Id("questionId", c.QuestionId), Fields.Id("answerId", c.AnswerId), Fields.Said("reason", c.Reason, limits)],
        PlaceReaction c => [Fields.Id("reactionId", c.ReactionId), Fields.Said("text", c.Text, limits)],
        RemoveReaction c => [Fields.Id("reactionId", c.ReactionId)],
        HideReaction c => [Fields.Id("reactionId", c.ReactionId), Fields.Said("reason", c.Reason, limits)],
        RestoreReaction c => [Fields.Id("reactionId", c.ReactionId), Fields.Said("reason", c.Reason, limits)],
        RedactReaction c => [Fields.Id("reactionId", c.ReactionId), Fields.Said("reason", c.Reason, limits)],
        _ => [Refusal.Invalid("type", "There is no such command.")],
    };
}
