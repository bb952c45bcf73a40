using BenchmarkDotNet.Attributes;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>A batch of a board's entries made into the message that all its connections of one protocol get.</summary>
[MemoryDiagnoser]
public class RelayEncode
{
    private readonly RelayedBoard _json = new("json");
    private readonly RelayedBoard _messagePack = new("messagepack");
    private readonly JournalEntry[] _one = ThousandCards.Last(1);
    private readonly JournalEntry[] _many = ThousandCards.Last(64);

    /// <summary>One entry in JSON.</summary>
    [Benchmark]
    public int JsonOneEntry() => _json.Relay(_one);

    /// <summary>Sixty-four in JSON.</summary>
    [Benchmark]
    public int JsonSixtyFourEntries() => _json.Relay(_many);

    /// <summary>One entry in MessagePack.</summary>
    [Benchmark]
    public int MessagePackOneEntry() => _messagePack.Relay(_one);

    /// <summary>Sixty-four in MessagePack.</summary>
    [Benchmark]
    public int MessagePackSixtyFourEntries() => _messagePack.Relay(_many);
}
