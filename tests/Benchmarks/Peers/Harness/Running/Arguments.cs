using System.Globalization;
using System.Text.Json.Serialization;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Arguments
{
    /// <summary>Which workloads.</summary>
    public IReadOnlyList<string> Wanted { get; private init; } = Workloads.All;

    /// <summary>Which peers; the yardstick is always one of them.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [.. PeerList.All.Select(peer => peer.Name)];

    /// <summary>Runs of each, interleaved.</summary>
    public int Runs { get; private init; } = 3;

    /// <summary>Seconds that are measured in each.</summary>
    public double Seconds { get; private init; } = 10;

    /// <summary>Seconds of sending as fast as possible before that.</summary>
    public double WarmSeconds { get; private init; } = 5;

    /// <summary>The core of the server, and of the load.</summary>
    public int ServerCore { get; private init; }

    public int LoadCore { get; private init; } = 1;

    /// <summary>Where to write all results, if anywhere.</summary>
    [JsonIgnore]
    public string? Json { get; private init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">One is not known.</exception>
    public static Arguments Read(string[] args)
    {
        var read = new Arguments();
        var workloads = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} takes a value.");
            read = args[i] switch
            {
                "--runs" => read with { Runs = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--seconds" => read with { Seconds = double.Parse(Value(), CultureInfo.InvariantCulture) },
                "--warm" => read with { WarmSeconds = double.Parse(Value(), CultureInfo.InvariantCulture) },
                "--server-core" => read with { ServerCore = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--load-core" => read with { LoadCore = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--peers" => read with { Names = Among(Value().Split(','), read.Names) },
                "--json" => read with { Json = Path.GetFullPath(Value()) },
                _ => Workload(read, workloads, args[i]),
            };
        }

        return workloads.Count > 0 ? read with { Wanted = [.. Workloads.All.Where(workloads.Contains)] } : read;
    }

    private static Arguments Workload(Arguments read, List<string> workloads, string name)
    {
        workloads.Add(Among([name], Workloads.All)[0]);
        return read;
    }

    private static string[] Among(string[] asked, IReadOnlyList<string> known) => Array.Find(asked, one => !known.Contains(one)) is { } stranger
        ? throw new ArgumentException($"There is no '{stranger}'. There are: {string.Join(' ', known)}")
        : [.. known.Where(asked.Contains)];
}
