using BenchmarkDotNet.Attributes;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>A board of a thousand cards encoded.</summary>
[MemoryDiagnoser]
public class SnapshotEncode
{
    private readonly KeptSnapshot _kept = new();
    private readonly BoardState _board = ThousandCards.Board.State;

    /// <summary>To be kept (rule J7).</summary>
    [Benchmark]
    public Task<JournalSnapshot> ForStorage() => _kept.WriteAsync();

    /// <summary>For those who join.</summary>
    [Benchmark]
    public Task<byte[]> ForClients() => new EncodedBoard().For(ThousandCards.BoardId, _board, string.Empty);
}
