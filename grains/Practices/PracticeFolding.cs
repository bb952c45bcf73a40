using System.Collections.Immutable;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>
/// How each event changes a practice (rule J6): complete for every history that the decider can make, and
/// for any other event it throws. It knows no limits, for those may be changed after the event.
/// </summary>
internal static partial class PracticeFolding
{
    internal static PracticeState Fold(PracticeState state, Recorded<HomeEvent> recorded)
    {
        var changed = Change(state, recorded) with { Version = recorded.Version, ChangedAt = recorded.At };
        return PracticeNews.Is(recorded.Event) ? changed with { LastNewsAt = recorded.At, QuietSince = null } : changed;
    }

    private static PracticeState Change(PracticeState state, Recorded<HomeEvent> recorded)
    {
        if (recorded.Event is PracticeStarted started)
        {
            return state.HasBegun
                ? throw BoardShelf.Misfit(recorded, "the practice had begun already")
                : new PracticeState(started.CityId, started.Facts, PracticePhases.Pitched, recorded.By, recorded.By, recorded.At, recorded.At, recorded.At);
        }

        if (!state.HasBegun)
        {
            throw BoardShelf.Misfit(recorded, "the practice has not begun");
        }

        return recorded.Event switch
        {
            FactsChanged e => state with { Facts = ChangeFacts(state.Facts, e) },
            StakeholderAdded e => AddStakeholder(state, recorded, e),
            StakeholderChanged e => ChangeStakeholder(state, recorded, e),
            StakeholderLinked e => SetStakeholder(state, recorded, e.StakeholderId, old => old with { ParticipantId = e.ParticipantId }),
            StakeholderLeft e => RemoveStakeholder(state, recorded, e),
            AgreementProposed e => Propose(state, recorded, e),
            AgreementAccepted e => Accept(state, recorded, e.AgreementId, e.StakeholderId, isRecorded: false),
            AgreementAcceptanceRecorded e => Accept(state, recorded, e.AgreementId, e.StakeholderId, isRecorded: true),
            AgreementReviewed e => Review(state, recorded, e),
            AgreementEnded e => Cease(state, recorded, e.AgreementId, AgreementStatuses.Ended, e.Why),
            AgreementExpired e => Cease(state, recorded, e.AgreementId, AgreementStatuses.Expired, null),
            AgreementReviewDue e => SetAgreement(state, recorded, e.AgreementId, old => old with { ReviewDueFor = e.ReviewDate }),
            AgreementOverdue e => SetAgreement(state, recorded, e.AgreementId, old => old with { OverdueFor = e.ReviewDate }),
            MilestoneAdded e => AddMilestone(state, recorded, e),
            MilestoneChanged e => ChangeMilestone(state, recorded, e),
            MilestoneReached e => SetMilestone(state, recorded, e.MilestoneId, old => old with { ReachedOn = e.On }),
            MilestoneRemoved e => state with { Milestones = state.Milestones.Remove(Milestone(state, recorded, e.MilestoneId)) },
            UpdatePosted e => Post(state, recorded, e),
            ContributionRecorded e => Contribute(state, recorded, e),
            ContributionWithdrawn e => Withdraw(state, recorded, e),
            PracticeContentRedacted e => Redact(state, recorded, e),
            PracticeConsentGiven e => Consent(state, recorded, e),
            PracticeConsentWithdrawn e => EndConsent(state, recorded, e),
            VolunteerHoursExceeded e => state with { HoursWarnings = state.HoursWarnings.Add(new(e.Month, e.Hours, e.Bearable)) },
            PracticeQuiet => state with { QuietSince = recorded.At },
            PhaseChanged or PracticeEnded or StewardshipOffered or StewardshipAccepted or StewardshipDeclined or StewardshipOfferWithdrawn =>
                ChangeCourse(state, recorded),
            BorrowingPlanned or BorrowingNoted or BorrowingReported or BorrowingReportNoted or Borrowed or BorrowerReported =>
                ChangeBorrowing(state, recorded),
            QuestionAsked or QuestionNoted or QuestionAnswered or AnswerNoted or QuestionPut or AnswerReceived
                or ReactionPlaced or ReactionRemoved or ReactionHidden or ReactionRestored => Talk(state, recorded),
            BoardPlanned e => PlanBoard(state, recorded, e),
            TemplatePlanned e => PlanBoard(
                PlanBorrowing(state, recorded, new Borrowing(e.BorrowingId, recorded.Version, e.Origin, string.Empty, string.Empty, recorded.By, recorded.At, [], false, e.From, e.Board.BoardId)),
                recorded,
                e.Board),
            BoardBegun e => state with { Shelf = state.Shelf.Begin(recorded, e) },
            HomeTextsRedacted => state,
            _ => throw BoardShelf.Misfit(recorded, "this program does not know what it does"),
        };
    }

    private static PracticeState PlanBoard(PracticeState state, Recorded<HomeEvent> recorded, BoardPlanned e) =>
        state with { Shelf = state.Shelf.Plan(recorded, e), BoardVersions = state.BoardVersions.Add(e.BoardId, recorded.Version) };

    private static PracticeFacts ChangeFacts(PracticeFacts facts, FactsChanged e) => new(
        e.Title ?? facts.Title,
        e.Kind ?? facts.Kind,
        e.Pitch ?? facts.Pitch,
        e.Task ?? facts.Task,
        e.Themes ?? facts.Themes,
        e.LearningAreas ?? facts.LearningAreas,
        e.Responsibilities ?? facts.Responsibilities,
        e.VolunteerHoursPerMonth ?? facts.VolunteerHoursPerMonth);

    private static ImmutableList<T> AddNew<T>(Recorded<HomeEvent> recorded, ImmutableList<T> items, T item, bool isTaken) =>
        isTaken ? throw BoardShelf.Misfit(recorded, "its id is taken") : items.Add(item);
}
