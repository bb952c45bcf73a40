using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

internal static partial class PracticeFolding
{
    private static PracticeState AddMilestone(PracticeState state, Recorded<HomeEvent> recorded, MilestoneAdded e) => state with
    {
        Milestones = AddNew(
            recorded,
            state.Milestones,
            new Milestone(e.MilestoneId, recorded.Version, e.Title, e.Date, e.Text),
            state.FindMilestone(e.MilestoneId) is not null),
    };

    private static PracticeState ChangeMilestone(PracticeState state, Recorded<HomeEvent> recorded, MilestoneChanged e) =>
        SetMilestone(state, recorded, e.MilestoneId, old => old with { Title = e.Title ?? old.Title, Date = e.Date ?? old.Date, Text = e.Text ?? old.Text });

    private static PracticeState SetMilestone(PracticeState state, Recorded<HomeEvent> recorded, string milestoneId, Func<Milestone, Milestone> change)
    {
        var milestone = Milestone(state, recorded, milestoneId);
        return state with { Milestones = state.Milestones.Replace(milestone, change(milestone)) };
    }

    private static Milestone Milestone(PracticeState state, Recorded<HomeEvent> recorded, string milestoneId) =>
        state.FindMilestone(milestoneId) ?? throw BoardShelf.Misfit(recorded, $"there is no milestone '{milestoneId}'");

    private static PracticeState Post(PracticeState state, Recorded<HomeEvent> recorded, UpdatePosted e) => state with
    {
        Updates = AddNew(
            recorded,
            state.Updates,
            new PracticeUpdate(e.UpdateId, recorded.Version, e.Title, e.Text, recorded.By, recorded.At, e.LearningArea, e.Obstacle, e.Approach, e.Lesson, e.BorrowingId),
            state.Updates.Exists(update => update.UpdateId == e.UpdateId)),
    };

    private static PracticeState RedactUpdate(PracticeState state, Recorded<HomeEvent> recorded, PracticeContentRedacted e)
    {
        var update = state.Updates.Find(update => update.UpdateId == e.UpdateId) ?? throw BoardShelf.Misfit(recorded, $"there is no update '{e.UpdateId}'");
        return state with { Updates = state.Updates.Replace(update, update with { RedactedBecause = e.Reason }) };
    }

    private static PracticeState Contribute(PracticeState state, Recorded<HomeEvent> recorded, ContributionRecorded e) => state with
    {
        Contributions = AddNew(
            recorded,
            state.Contributions,
            new Contribution(
                e.ContributionId, recorded.Version, e.Kind, e.What, e.Date, recorded.By, e.Amount, e.Unit, e.FromStakeholderId, e.SaidByStakeholderId, e.Assumption),
            state.FindContribution(e.ContributionId) is not null),
    };

    private static PracticeState Withdraw(PracticeState state, Recorded<HomeEvent> recorded, ContributionWithdrawn e)
    {
        var contribution = state.FindContribution(e.ContributionId) ?? throw BoardShelf.Misfit(recorded, $"there is no contribution '{e.ContributionId}'");
        return state with { Contributions = state.Contributions.Replace(contribution, contribution with { WithdrawnBecause = e.Why }) };
    }
}
