using BenchmarkDotNet.Attributes;
using Stadmaken.Grains.Boards;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>A board of a thousand cards read back.</summary>
[MemoryDiagnoser]
public class SnapshotDecode
{
    private readonly KeptSnapshot _kept = new();

    /// <summary>Writes what is read.</summary>
    [GlobalSetup]
    public Task WriteAsync() => _kept.WriteAsync();

    /// <summary>As a grain does when it wakes.</summary>
    [Benchmark]
    public Task<BoardState> FromStorage() => _kept.ReadAsync();
}
