using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    private static Decision<HomeEvent> Decide(PracticeDesk desk, AddMilestone c) =>
        desk.State.FindMilestone(c.MilestoneId) is not null ? Refusal.Conflict("There is a milestone with this id.")
        : desk.State.Milestones.Count >= desk.Limits.Milestones ? Refusal.TooLarge("milestoneId", $"At most {desk.Limits.Milestones} milestones.")
        : new MilestoneAdded(c.MilestoneId, c.Title, c.Date, c.Text);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, ChangeMilestone c) =>
        RefuseMilestone(desk, c.MilestoneId) is { } refusal ? refusal : new MilestoneChanged(c.MilestoneId, c.Title, c.Date, c.Text);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, ReachMilestone c) =>
        RefuseMilestone(desk, c.MilestoneId) is { } refusal ? refusal
        // A day of margin, for it is tomorrow already to the east of Greenwich.
        : c.On > desk.Today.AddDays(1) ? Refusal.Invalid("on", "A day that has come.")
        : new MilestoneReached(c.MilestoneId, c.On);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, RemoveMilestone c) =>
        RefuseMilestone(desk, c.MilestoneId) is { } refusal ? refusal : new MilestoneRemoved(c.MilestoneId);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, PostUpdate c) =>
        desk.State.Updates.Exists(update => update.UpdateId == c.UpdateId) ? Refusal.Conflict("There is an update with this id.")
        : desk.State.Updates.Count >= desk.Limits.Updates ? Refusal.TooLarge("updateId", $"At most {desk.Limits.Updates} updates.")
        : c.BorrowingId is not null && desk.State.FindBorrowing(c.BorrowingId) is null ? Refusal.NotFound("borrowing", "borrowingId")
        : new UpdatePosted(c.UpdateId, c.Title, c.Text, c.LearningArea, c.Obstacle, c.Approach, c.Lesson, c.BorrowingId);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, RedactUpdate c) => desk.State.Updates.Find(update => update.UpdateId == c.UpdateId) switch
    {
        null => Refusal.NotFound("update", "updateId"),
        { RedactedBecause: not null } => Refusal.Conflict("It was removed already."),
        _ => new PracticeContentRedacted(c.Reason, c.UpdateId),
    };

    private static Decision<HomeEvent> Decide(PracticeDesk desk, RecordContribution c)
    {
        if (desk.State.FindContribution(c.ContributionId) is not null)
        {
            return Refusal.Conflict("There is a contribution with this id.");
        }

        return desk.State.Contributions.Count >= desk.Limits.Contributions ? Refusal.TooLarge("contributionId", $"At most {desk.Limits.Contributions} contributions.")
            : c.FromStakeholderId is { } from && desk.State.FindStakeholder(from) is null ? Refusal.NotFound("stakeholder", "fromStakeholderId")
            : c.SaidByStakeholderId is { } said && desk.State.FindStakeholder(said) is null ? Refusal.NotFound("stakeholder", "saidByStakeholderId")
            : new ContributionRecorded(
                c.ContributionId,
                c.Kind,
                c.What,
                c.Date,
                c.Amount,
                c.Unit ?? (c.Kind == ContributionKinds.Hours ? ContributionKinds.HoursUnit : null),
                c.FromStakeholderId,
                c.SaidByStakeholderId,
                c.Assumption);
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, WithdrawContribution c) => desk.State.FindContribution(c.ContributionId) switch
    {
        null => Refusal.NotFound("contribution", "contributionId"),
        { WithdrawnBecause: not null } => Refusal.Conflict("It was withdrawn already."),
        { RecordedBy: var by } when by != desk.Caller.ParticipantId && !desk.Access.CanLead => Refusal.NotAllowed("Who recorded it withdraws it, or who leads the practice."),
        _ => new ContributionWithdrawn(c.ContributionId, c.Why),
    };

    private static Refusal? RefuseMilestone(PracticeDesk desk, string milestoneId) => desk.State.FindMilestone(milestoneId) switch
    {
        null => Refusal.NotFound("milestone", "milestoneId"),
        { ReachedOn: not null } => Refusal.Conflict("The milestone has been reached."),
        _ => null,
    };
}
