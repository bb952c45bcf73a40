using Stadmaken.Api.Auth;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>Reads a board for someone, as it is or as it was.</summary>
internal static class BoardReading
{
    /// <summary>The snapshot as UTF-8 JSON, as the grain encoded it.</summary>
    /// <param name="context">On whose behalf.</param>
    /// <param name="grains">Where the board is.</param>
    /// <param name="boardId">Which; need not be an id.</param>
    /// <param name="version">As it was at this version; or null.</param>
    /// <param name="at">As it was at this moment; or null. At most one of the two is given.</param>
    internal static async Task<Answer<byte[]>> ReadAsync(HttpContext context, IGrainFactory grains, string boardId, long? version, DateTimeOffset? at)
    {
        if (!Ids.IsValid(boardId))
        {
            return Refusal.NotFound("board");
        }

        var caller = Callers.From(context.User);
        if (version is not null || at is not null)
        {
            var past = await grains.Board(boardId).Past(caller, version, at);
            return past.IsGiven ? past.Value.Snapshot : past.Refusal;
        }

        var now = await grains.Board(boardId).Open(caller, since: null);
        return now.IsGiven
            ? now.Value.Snapshot ?? throw new InvalidOperationException($"Board {boardId} answered a first opening without a snapshot.")
            : now.Refusal;
    }
}
