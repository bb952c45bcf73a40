using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Tests.Support.Boards;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>The snapshot of the board of a thousand cards, written and read as its grain does, but for the database.</summary>
internal sealed class KeptSnapshot
{
    private readonly KeptRow _row = new();
    private readonly SnapshotCache<BoardState, BoardEvent> _cache;
    private readonly JournalPoint<BoardState> _point = new(ThousandCards.Board.State, ThousandCards.Board.State.Version, ThousandCards.Board.Entries[^1].At);

    public KeptSnapshot() =>
        _cache = new SnapshotCache<BoardState, BoardEvent>(_row, "board", GrainId.Create("board", ThousandCards.BoardId), PlayedBoard.Model, NullLogger.Instance);

    /// <exception cref="InvalidOperationException">It was not written; the cache only logs that.</exception>
    public async Task<JournalSnapshot> WriteAsync()
    {
        await _cache.WriteAsync(_point);
        return _row.Row ?? throw new InvalidOperationException("The snapshot was not written.");
    }

    /// <exception cref="InvalidOperationException">It could not be read; the cache only logs that.</exception>
    public async Task<BoardState> ReadAsync() =>
        (await _cache.ReadAsync())?.State ?? throw new InvalidOperationException("The snapshot was not read.");
}
