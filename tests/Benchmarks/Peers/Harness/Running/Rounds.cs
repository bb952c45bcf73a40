namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>One round of a workload: every peer that takes part in it once, in the order of the table.</summary>
internal sealed class Rounds(Arguments arguments, Figures figures)
{
    // Ten times the events is ten times the history, on as many cards: a board has no more than 10,000.
    private static readonly int[] ColdEvents = [50_000, 500_000];
    private static readonly string[] Typists = ["hocuspocus", "ours"];
    private static readonly string[] Ours = ["ours"];
    private static readonly string[] SpeakTheSame = ["ours-browser", "ours-single", "redis-two", "cluster-two"];

    /// <summary>Does one. What fails is told, and gives no figure.</summary>
    public async Task RunAsync(string workload, int round)
    {
        foreach (var peer in TakePart(workload))
        {
            try
            {
                await RunAsync(workload, round, peer);
            }
            catch (Exception e) when (e is InvalidOperationException or IOException or TimeoutException or HttpRequestException)
            {
                figures.Fail(workload, round, peer, e.Message);
                await Console.Error.WriteLineAsync($"  {workload}, run {round}, {peer} failed: {e.Message}");
            }
        }
    }

    private IEnumerable<string> TakePart(string workload) => workload switch
    {
        "typing" => arguments.Names.Intersect(Typists),
        "survives" => arguments.Names.Except(SpeakTheSame),
        "cold" or "commit" => arguments.Names.Intersect(Ours),
        _ => arguments.Names,
    };

    private async Task RunAsync(string workload, int round, string peer)
    {
        switch (workload)
        {
            case "survives":
                await new Survival(arguments, figures).RunAsync(round, peer);
                break;
            case "commit":
                await Commit.RunAsync(arguments, figures, round);
                break;
            case "cold":
                foreach (var events in ColdEvents)
                {
                    await new ColdOpen(arguments, figures).RunAsync(round, events);
                }

                break;
            default:
                await new Measuring(arguments, figures).RunAsync(workload, round, peer);
                break;
        }
    }
}
