using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

internal static partial class PracticeFolding
{
    private static PracticeState ChangeCourse(PracticeState state, Recorded<HomeEvent> recorded) => recorded.Event switch
    {
        PhaseChanged e => state with { Phase = e.Phase, PhaseSince = recorded.At },
        PracticeEnded e when state.Ending is null => state with
        {
            Phase = PracticePhases.Ended,
            PhaseSince = recorded.At,
            OfferedTo = null,
            Ending = new Ending(e.Verdict, e.Why, e.Lessons, recorded.By, recorded.At),
        },
        StewardshipOffered e => state with { OfferedTo = e.ParticipantId },
        StewardshipAccepted when state.OfferedTo == recorded.By => state with { OfferedTo = null, StewardId = recorded.By },
        StewardshipDeclined or StewardshipOfferWithdrawn => state with { OfferedTo = null },
        _ => throw BoardShelf.Misfit(recorded, "the practice is not in a state for it"),
    };

    private static PracticeState ChangeBorrowing(PracticeState state, Recorded<HomeEvent> recorded) => recorded.Event switch
    {
        BorrowingPlanned e => PlanBorrowing(
            state, recorded, new Borrowing(e.BorrowingId, recorded.Version, e.Origin, e.Title, e.Text, recorded.By, recorded.At, [], false, e.From)),
        BorrowingNoted e => SetBorrowing(state, recorded, e.BorrowingId, old => old with { IsNoted = true }),
        BorrowingReported e => SetBorrowing(state, recorded, e.BorrowingId, old => old with
        {
            Reports = [.. old.Reports, new BorrowingReport(recorded.Version, e.Outcome, e.Text, recorded.At, false)],
        }),
        BorrowingReportNoted e => SetBorrowing(state, recorded, e.BorrowingId, old => old with
        {
            Reports = Array.ConvertAll(old.Reports, report => report.Version == e.ReportVersion ? report with { IsNoted = true } : report),
        }),
        Borrowed e => FindLending(state, e.BorrowingId, e.Borrower.PracticeId) is not null
            ? state
            : state with { Lendings = state.Lendings.Add(new Lending(e.Borrower, e.BorrowingId, e.Kind, e.ItemId, recorded.At, [])) },
        BorrowerReported e => HearReport(state, recorded, e),
        _ => throw BoardShelf.Misfit(recorded, "this program does not know what it does"),
    };

    private static PracticeState PlanBorrowing(PracticeState state, Recorded<HomeEvent> recorded, Borrowing borrowing) =>
        state with { Borrowings = AddNew(recorded, state.Borrowings, borrowing, state.FindBorrowing(borrowing.BorrowingId) is not null) };

    private static PracticeState SetBorrowing(PracticeState state, Recorded<HomeEvent> recorded, string borrowingId, Func<Borrowing, Borrowing> change)
    {
        var borrowing = state.FindBorrowing(borrowingId) ?? throw BoardShelf.Misfit(recorded, $"there is no borrowing '{borrowingId}'");
        return state with { Borrowings = state.Borrowings.Replace(borrowing, change(borrowing)) };
    }

    private static PracticeState HearReport(PracticeState state, Recorded<HomeEvent> recorded, BorrowerReported e)
    {
        var lending = FindLending(state, e.BorrowingId, e.PracticeId) ?? throw BoardShelf.Misfit(recorded, $"'{e.PracticeId}' has borrowed nothing as '{e.BorrowingId}'");
        return Array.Exists(lending.Reports, report => report.Version == e.ReportVersion)
            ? state
            : state with { Lendings = state.Lendings.Replace(lending, lending with { Reports = [.. lending.Reports, new BorrowingReport(e.ReportVersion, e.Outcome, e.Text, recorded.At, true)] }) };
    }

    private static Lending? FindLending(PracticeState state, string borrowingId, string borrowerId) =>
        state.Lendings.Find(lending => lending.BorrowingId == borrowingId && lending.Borrower.PracticeId == borrowerId);
}
