using Stadmaken.Boards;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>What practices take over from each other: <c>/v1/practices/{practiceId}/borrowings</c> and <c>…/lendings</c>.</summary>
internal static class BorrowingEndpoints
{
    internal static void MapBorrowings(this RouteGroupBuilder practice)
    {
        practice.MapGet("/borrowings", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.ListAsync(context, practiceId, opened => opened.Snapshot.Borrowings))
            .Described("listBorrowings", "List what was borrowed", "What the practice took over from others, with where each comes from and what became of it. Public.")
            .Produces<Page<Borrowing>>().Refuses(404);
        practice.MapPost("/borrowings", BorrowAsync)
            .Described("borrow", "Borrow from another practice", "Takes over an agreement, the approach in an update, or how a board is set up: a board of your own begins with the same zones, without cards, votes and people. The other practice will know of it.")
            .Takes<NewBorrowing, Borrowing>();
        practice.MapGet("/borrowings/{borrowingId}", (string practiceId, string borrowingId, HttpContext context, PracticeRequests practices) =>
                practices.FindAsync(context, practiceId, "borrowing", Find(borrowingId)))
            .Described("getBorrowing", "Get something borrowed", "One thing that the practice took over. Public.")
            .Produces<Borrowing>().Refuses(404);
        practice.MapPost("/borrowings/{borrowingId}/reports", (string practiceId, string borrowingId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(
                    context,
                    practiceId,
                    fields => new ReportBorrowing(borrowingId, fields.Choice("outcome", BorrowingOutcomes.All), fields.Needed("text")),
                    Made(practiceId, borrowingId)))
            .Described("reportBorrowing", "Say what became of something borrowed", "The practice it comes from will know of it. Also after your practice has ended.")
            .Takes<NewBorrowingReport, Borrowing>();
        practice.MapGet("/lendings", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.ListAsync(context, practiceId, opened => opened.Snapshot.Lendings))
            .Described("listLendings", "List what others borrowed", "What other practices took over from this one, and what they say became of it. Public.")
            .Produces<Page<Lending>>().Refuses(404);
    }

    private static Task<IResult> BorrowAsync(string practiceId, HttpContext context, PracticeRequests practices)
    {
        var (borrowingId, boardId) = (NewId.Of('w'), NewId.Of('b'));
        return practices.WriteAsync(context, practiceId, Read, Made(practiceId, borrowingId));

        Borrow Read(JsonFields fields)
        {
            var kind = fields.Choice("kind", BorrowableKinds.All);
            return new Borrow(
                borrowingId,
                fields.Needed("practiceId"),
                kind,
                fields.Needed("itemId"),
                kind == BorrowableKinds.Template ? boardId : null,
                fields.OptionalTitle("title"),
                fields.OptionalChoice("visibility", BoardVisibilities.All));
        }
    }

    private static Func<PracticeSnapshot, Borrowing?> Find(string borrowingId) => practice =>
        Array.Find(practice.Borrowings, borrowing => borrowing.BorrowingId == borrowingId);

    private static Func<OpenedPractice, IResult> Made(string practiceId, string borrowingId) => opened =>
        PracticeRequests.Created($"/v1/practices/{practiceId}/borrowings/{borrowingId}", Find(borrowingId)(opened.Snapshot));
}

/// <summary>Something to borrow.</summary>
/// <param name="PracticeId">The practice it is from.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ItemId">The agreement, the update or the board, by id.</param>
/// <param name="Title">Of a board: what your board is called; as the one it is set up like if left out.</param>
/// <param name="Visibility">Of a board: who may see yours; the network if left out.</param>
public sealed record NewBorrowing(string PracticeId, string Kind, string ItemId, string? Title = null, string? Visibility = null);

/// <summary>What became of something borrowed.</summary>
/// <param name="Outcome">How it goes: still being tried; in use as it was; in use after it was changed; given up.</param>
/// <param name="Text">In words.</param>
public sealed record NewBorrowingReport(string Outcome, string Text);
