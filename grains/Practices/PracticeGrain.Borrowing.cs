using Microsoft.Extensions.Logging;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <content>
/// Borrowing touches two journals (rule PR8): the borrower notes the plan, has the origin note it, then notes that it did; a
/// report likewise. A board that is set up like another's begins in between, as any planned board. Each step can be done again without harm, so whatever a crash cuts short is finished when the
/// borrower is next opened or watched.
/// </content>
public sealed partial class PracticeGrain
{
    /// <inheritdoc/>
    public async Task<Answer<Borrowable>> Borrowable(Caller caller, string kind, string itemId)
    {
        await FinishBoardsAsync();
        if (!State.HasBegun)
        {
            return Refusal.NotFound("practice", "practiceId");
        }

        // Who may see a board is for the board to say; it is asked only for one that is listed to the caller here.
        if (kind == BorrowableKinds.Template && PracticeDecider.Lists(State, caller, itemId))
        {
            var outline = await GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(itemId)).Outline(caller);
            return outline is { IsGiven: false, Refusal: { Code: not RefusalCodes.NotFound } refusal }
                ? refusal
                : PracticeDecider.FindBorrowable(State, PracticeId, caller, kind, itemId, outline.Value);
        }

        return PracticeDecider.FindBorrowable(State, PracticeId, caller, kind, itemId);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> NoteBorrowed(Caller caller, PracticeName borrower, string borrowingId, string kind, string itemId) =>
        await ExecuteAsync(
            $"borrowed:{borrower.PracticeId}:{borrowingId}",
            caller.ParticipantId,
            state => PracticeDecider.NoteBorrowed(state, borrower, borrowingId, kind, itemId));

    /// <inheritdoc/>
    public async Task<Refusal?> NoteReport(Caller caller, string borrowerId, string borrowingId, BorrowingReport report) =>
        await ExecuteAsync(
            $"report:{borrowerId}:{borrowingId}:{report.Version}",
            caller.ParticipantId,
            state => PracticeDecider.NoteReport(state, borrowerId, borrowingId, report));

    private async Task<Answer<Borrowable>?[]> LookUpAsync(PracticeSubmission[] submissions)
    {
        var found = new Answer<Borrowable>?[submissions.Length];
        for (var i = 0; i < submissions.Length; i++)
        {
            // Looked up before anything of the call is decided, so that the order within the call stays.
            if (submissions[i] is { Caller: var caller, Command: Borrow c } && PracticeDecider.MayLookUp(State, PracticeId, caller, c))
            {
                found[i] = await Practice(c.PracticeId).Borrowable(caller, c.Kind, c.ItemId);
            }
        }

        return found;
    }

    private async Task FinishBorrowingsAsync()
    {
        foreach (var borrowing in State.Borrowings.Where(PracticeState.IsUntold).ToArray())
        {
            try
            {
                if (await TellAsync(borrowing) is { } refusal)
                {
                    LogNotNoted(borrowing.BorrowingId, JournalId, refusal.Code);
                }
            }
            catch (Exception fault)
            {
                // The others are told all the same; the next who asks makes the next attempt.
                LogTellingFailed(fault, borrowing.BorrowingId, JournalId);
            }
        }
    }

    private async Task<Refusal?> TellAsync(Borrowing borrowing)
    {
        var origin = Practice(borrowing.Origin.PracticeId);
        var borrower = new Caller(borrowing.By, string.Empty, []);
        if (!borrowing.IsNoted)
        {
            var name = new PracticeName(PracticeId, State.CityId, State.Facts.Title);
            if ((await origin.NoteBorrowed(borrower, name, borrowing.BorrowingId, borrowing.Origin.Kind, borrowing.Origin.ItemId)
                ?? await ExecuteAsync($"told:{borrowing.BorrowingId}", borrowing.By, state => PracticeDecider.Told(state, borrowing.BorrowingId))) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var report in borrowing.Reports.Where(report => !report.IsNoted))
        {
            if ((await origin.NoteReport(borrower, PracticeId, borrowing.BorrowingId, report)
                ?? await ExecuteAsync(
                    $"report-told:{borrowing.BorrowingId}:{report.Version}",
                    borrowing.By,
                    state => PracticeDecider.ReportTold(state, borrowing.BorrowingId, report.Version))) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private IPracticeGrain Practice(string practiceId) => GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The origin of borrowing {BorrowingId} of {JournalId} could not be told: {Code}.")]
    private partial void LogNotNoted(string borrowingId, string journalId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The origin of borrowing {BorrowingId} of {JournalId} could not be told.")]
    private partial void LogTellingFailed(Exception fault, string borrowingId, string journalId);
}
