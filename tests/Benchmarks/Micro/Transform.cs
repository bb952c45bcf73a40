using BenchmarkDotNet.Attributes;
using Stadmaken.Grains.Boards;
using Stadmaken.Text;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>One text operation transformed by another, in the sizes that come.</summary>
[MemoryDiagnoser]
public class Transform
{
    private const string CardId = "k";

    private readonly TextOperation _key = Typed(40);
    private readonly TextOperation _otherKey = Typed(180);
    private readonly TextOperation _rewriting = Scattered(50, 3);
    private readonly TextOperation _otherRewriting = Scattered(50, 4);
    private readonly TextHistory _history = Enumerable.Range(1, 100)
        .Aggregate(TextHistory.Empty, (history, version) => history.Add(version, CardId, Typed(version)));

    /// <summary>Two people press a key at the same moment.</summary>
    [Benchmark]
    public TextOperation OneKey() => _key.Transform(_otherKey, TextPrecedence.Later);

    /// <summary>Two people come back with a rewritten text, fifty places changed by each.</summary>
    [Benchmark]
    public TextOperation FiftyPlaces() => _rewriting.Transform(_otherRewriting, TextPrecedence.Later);

    /// <summary>A key that was pressed while a hundred others were, as the board does it.</summary>
    [Benchmark]
    public TextOperation HundredBehind() => _history.Rebase(CardId, 0, _key);

    private static TextOperation Typed(int place) => new TextOperationBuilder().Retain(place).Insert("e").Build();

    private static TextOperation Scattered(int places, int apart)
    {
        var operation = new TextOperationBuilder();
        for (var place = 0; place < places; place++)
        {
            operation.Retain(apart).Insert("woord ").Delete(2);
        }

        return operation.Build();
    }
}
