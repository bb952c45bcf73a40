using System.Globalization;
using System.Text;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>All figures as one Markdown table: a line for each thing measured, a column for each peer.</summary>
internal static class Table
{
    /// <summary>Writes it, with what it was measured on above it.</summary>
    public static string Write(Arguments arguments, Figures figures, IReadOnlyList<string> machine)
    {
        var peers = PeerList.All.Where(peer => figures.All.Any(figure => figure.Peer == peer.Name)).ToArray();
        var text = new StringBuilder();
        foreach (var line in machine)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        }

        text.AppendLine(CultureInfo.InvariantCulture,
            $"- Medians of {arguments.Runs} interleaved runs of {arguments.Seconds} s, each on a fresh server after {arguments.WarmSeconds} s as fast as possible. In brackets: times the raw hub's figure of the same run.");
        text.AppendLine().Append("| workload | figure |").AppendJoin('|', peers.Select(peer => $" {peer.Title} ")).AppendLine("|");
        text.Append("|---|---|").AppendJoin('|', peers.Select(_ => "--:")).AppendLine("|");
        foreach (var workload in Workloads.All)
        {
            var names = figures.All.Where(figure => figure.Workload == workload).Select(figure => figure.Name).Distinct().ToArray();
            foreach (var name in names)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {(name == names[0] ? Workloads.Describe(workload) : "")} | {name} |")
                    .AppendJoin('|', peers.Select(peer => $" {Cell(figures.Of(workload, peer.Name, name))} ")).AppendLine("|");
            }
        }

        foreach (var failure in figures.Failures)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Failed: {failure.Split('\n')[0]}");
        }

        return text.ToString();
    }

    private static string Cell((double Median, double? Ratio)? figure) => figure switch
    {
        null => "–",
        { Ratio: { } ratio } known => $"{Number(known.Median)} ({Number(ratio)})",
        { } known => Number(known.Median),
    };

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 1000 => "N0", >= 100 => "F0", >= 10 => "F1", _ => "F2" }, CultureInfo.InvariantCulture);
}
