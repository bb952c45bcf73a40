using System.Buffers;
using System.Text;
using Stadmaken.Api.Auth;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest;

/// <summary>What happened on a board: <c>/v1/boards/{boardId}/events</c>.</summary>
internal static class BoardEventEndpoints
{
    private const int UsualPage = 100;

    internal static void MapBoardEvents(this IEndpointRouteBuilder v1) => v1
        .MapGet("/boards/{boardId}/events", ReadAsync).WithTags("Boards")
        .Described("listBoardEvents", "Read what happened on a board", "The stored events of a board in order, with contiguous versions from 1, a page at a time. What others did in private is among them without what it says. Each has its own fields besides those listed here; the protocol description says which.")
        .TakesWhole("after", 0, 0, null, "Events with a greater version are read; the last version you have.")
        .TakesWhole("limit", UsualPage, 1, Following.LargestPage, "At most this many events.")
        .Produces<Page<BoardEventResource>>().Refuses(400, 404);

    private static async Task<IResult> ReadAsync(string boardId, HttpContext context, IGrainFactory grains)
    {
        var query = new QueryFields(context.Request.Query);
        var after = query.Whole("after", 0, 0, long.MaxValue);
        var limit = (int)query.Whole("limit", UsualPage, 1, Following.LargestPage);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        if (!Ids.IsValid(boardId))
        {
            return Problems.From(Refusal.NotFound("board"));
        }

        var caller = Callers.From(context.User);
        var answer = await grains.Board(boardId).Events(caller, after, limit);
        return answer.IsGiven
            ? Results.Bytes(Write(boardId, caller, answer.Value, limit), "application/json; charset=utf-8")
            : Problems.From(answer.Refusal);
    }

    private static ReadOnlyMemory<byte> Write(string boardId, Caller caller, JournalPage page, int limit)
    {
        var body = new ArrayBufferWriter<byte>();
        body.Write("{\"items\":"u8);
        // The grain did this already; no way out of the edge leaves it to the other side.
        WireEvents.WriteArray(body, PrivateEntries.AsSeenBy(page.Entries, caller.ParticipantId));
        if (page.Entries is [.., { Version: var last }] && last < page.Version)
        {
            // Every part of it is made of letters, digits, - and _ only, so nothing needs escaping.
            body.Write(Encoding.UTF8.GetBytes($",\"next\":\"/v1/boards/{boardId}/events?after={last}&limit={limit}\""));
        }

        body.Write("}"u8);
        return body.WrittenMemory;
    }
}

/// <summary>An event as clients get it: these fields, and its own.</summary>
/// <param name="Version">Its place, contiguous from 1.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="By">The participant it came from.</param>
/// <param name="CommandId">The sender's id of the command that it answers.</param>
/// <param name="Type">What happened, such as <c>cardAdded</c>.</param>
public sealed record BoardEventResource(long Version, DateTimeOffset At, string By, string CommandId, string Type);
