using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    /// <summary>Something that another practice can take over, as it is now; <c>not-found</c> if there is no such thing.</summary>
    /// <param name="state">The practice it is from.</param>
    /// <param name="practiceId">Which practice that is.</param>
    /// <param name="caller">Who asks; they may have to see a board.</param>
    /// <param name="kind">One of <see cref="BorrowableKinds"/>.</param>
    /// <param name="itemId">The agreement, the update or the board.</param>
    /// <param name="outline">Of a board: how it is set up, as it says itself to the caller.</param>
    public static Answer<Borrowable> FindBorrowable(
        PracticeState state, string practiceId, Caller caller, string kind, string itemId, BoardOutline? outline = null)
    {
        var from = new PracticeName(practiceId, state.CityId, state.Facts.Title);
        switch (kind)
        {
            case BorrowableKinds.Agreement when state.FindAgreement(itemId) is { InForceSince: not null } agreement:
                return new Borrowable(new(practiceId, agreement.Version, kind, itemId), agreement.Terms.Responsibility ?? state.Facts.Title, agreement.Terms.What, from);
            case BorrowableKinds.Approach when state.Updates.Find(update => update.UpdateId == itemId) is { Approach: { } approach, RedactedBecause: null } update:
                return new Borrowable(new(practiceId, update.Version, kind, itemId), update.Title, approach, from);
            case BorrowableKinds.Template when outline is not null && Lists(state, caller, itemId):
                return new Borrowable(
                    new(practiceId, state.BoardVersions[itemId], kind, itemId, outline.Version), outline.Title, string.Empty, from, outline.Zones);
            default:
                return Refusal.NotFound("item to borrow", "itemId");
        }
    }

    /// <summary>Whether the practice has this board, begun, and shows the caller that it has.</summary>
    internal static bool Lists(PracticeState state, Caller caller, string boardId) =>
        Array.Exists(state.Shelf.List(state.CityId, caller), board => board.BoardId == boardId);

    /// <summary>Notes that another practice took something over. Also when this one has ended; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> NoteBorrowed(PracticeState state, PracticeName borrower, string borrowingId, string kind, string itemId) =>
        !state.HasBegun ? Refusal.NotFound("practice") : new Borrowed(borrowingId, borrower, kind, itemId);

    /// <summary>Notes what became of it, as the borrower says.</summary>
    public static Decision<HomeEvent> NoteReport(PracticeState state, string borrowerId, string borrowingId, BorrowingReport report) =>
        state.Lendings.Exists(lending => lending.BorrowingId == borrowingId && lending.Borrower.PracticeId == borrowerId)
            ? new BorrowerReported(borrowingId, borrowerId, report.Version, report.Outcome, report.Text)
            : Refusal.NotFound("lending");

    /// <summary>Notes that the origin knows of a borrowing; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> Told(PracticeState state, string borrowingId) =>
        state.FindBorrowing(borrowingId) is null ? Refusal.NotFound("borrowing") : new BorrowingNoted(borrowingId);

    /// <summary>Notes that the origin knows of a report; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> ReportTold(PracticeState state, string borrowingId, long reportVersion) =>
        state.FindBorrowing(borrowingId) is null ? Refusal.NotFound("borrowing") : new BorrowingReportNoted(borrowingId, reportVersion);

    /// <summary>Whether the sender of this may have its item looked up, so that nobody learns by trying what is where.</summary>
    internal static bool MayLookUp(PracticeState state, string practiceId, Caller caller, Borrow c) =>
        state is { HasBegun: true, Ending: null }
        && PracticeAccessRules.For(state, caller).CanWrite
        && c.PracticeId != practiceId
        && Ids.IsValid(c.PracticeId)
        && Ids.IsValid(c.ItemId);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, string practiceId, Borrow c, Answer<Borrowable>? found)
    {
        if (c.PracticeId == practiceId)
        {
            return Refusal.Invalid("practiceId", "A practice borrows from another.");
        }

        return desk.State.FindBorrowing(c.BorrowingId) is not null ? Refusal.Conflict("There is a borrowing with this id.")
            : desk.State.Borrowings.Count >= desk.Limits.Borrowings ? Refusal.TooLarge("borrowingId", $"At most {desk.Limits.Borrowings} borrowings.")
            : found?.Value is not { } item ? found?.Refusal ?? Refusal.NotFound("item to borrow", "itemId")
            : item.Origin.Kind == BorrowableKinds.Template ? PlanTemplate(desk, practiceId, c, item)
            : new BorrowingPlanned(c.BorrowingId, item.Origin, item.Title, item.Text, item.From);
    }

    private static Decision<HomeEvent> PlanTemplate(PracticeDesk desk, string practiceId, Borrow c, Borrowable item)
    {
        if (item is not { Zones: { } zones, From: { } from })
        {
            return Refusal.NotFound("item to borrow", "itemId");
        }

        var opening = new BoardOpening(c.Title ?? item.Title, c.Visibility ?? BoardVisibilities.Network, desk.State.CityId, zones, PracticeId: practiceId);
        var planned = ShelfDecider.Plan(desk.State.Shelf, desk.Caller, c.BoardId ?? string.Empty, opening, desk.BoardLimits);
        return planned.Event is BoardPlanned board ? new TemplatePlanned(c.BorrowingId, item.Origin, from, board) : planned;
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, ReportBorrowing c) => desk.State.FindBorrowing(c.BorrowingId) switch
    {
        null => Refusal.NotFound("borrowing", "borrowingId"),
        { Reports.Length: var reports } when reports >= desk.Limits.Reports => Refusal.TooLarge("borrowingId", $"At most {desk.Limits.Reports} reports."),
        _ => new BorrowingReported(c.BorrowingId, c.Outcome, c.Text),
    };
}
