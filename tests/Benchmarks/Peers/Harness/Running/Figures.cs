namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>One figure of one run of one peer.</summary>
/// <param name="Workload">What was done.</param>
/// <param name="Round">Which of the interleaved runs, from 1.</param>
/// <param name="Peer">Who.</param>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Value">How much.</param>
internal sealed record Figure(string Workload, int Round, string Peer, string Name, double Value);

/// <summary>Everything that was measured, and what could not be.</summary>
internal sealed class Figures
{
    private readonly List<Figure> _all = [];
    private readonly List<string> _failures = [];

    public IReadOnlyList<Figure> All => _all;

    /// <summary>Runs that came to no result, and why.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public void Add(string workload, int round, string peer, string name, double? value)
    {
        if (value is { } measured)
        {
            _all.Add(new Figure(workload, round, peer, name, measured));
        }
    }

    public void Fail(string workload, int round, string peer, string why) => _failures.Add($"{workload}, run {round}, {peer}: {why}");

    /// <summary>The median over the runs, and of the ratios to the yardstick's figure in the same run.</summary>
    public (double Median, double? Ratio)? Of(string workload, string peer, string name)
    {
        var own = _all.Where(figure => (figure.Workload, figure.Peer, figure.Name) == (workload, peer, name)).ToArray();
        if (own.Length == 0)
        {
            return null;
        }

        var ratios = own
            .Select(figure => (figure.Value, Yard: _all.Find(yard => (yard.Workload, yard.Round, yard.Name, yard.Peer) == (workload, figure.Round, name, PeerList.Yardstick))?.Value))
            .Where(pair => pair.Yard > 0).Select(pair => pair.Value / pair.Yard!.Value).ToArray();
        return (Median([.. own.Select(figure => figure.Value)]), ratios.Length > 0 ? Median(ratios) : null);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
