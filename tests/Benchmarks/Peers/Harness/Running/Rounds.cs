namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>One round of a workload: every peer that takes part in it once, in the order of the table.</summary>
internal static class Rounds
{
    // Ten times the events is ten times the history, on as many cards: a board has no more than 10,000.
    private static readonly int[] ColdEvents = [50_000, 500_000];
    private static readonly string[] Typists = ["hocuspocus", "ours"];
    private static readonly string[] SpeaksTheSame = ["ours-browser", "ours-single"];

    public static async Task RunAsync(Arguments arguments, Figures figures, string workload, int round)
    {
        switch (workload)
        {
            case "survives":
                foreach (var peer in arguments.Names.Except(SpeaksTheSame))
                {
                    await new Survival(arguments, figures).RunAsync(round, peer);
                }

                break;
            case "cold" when arguments.Names.Contains("ours"):
                foreach (var events in ColdEvents)
                {
                    await new ColdOpen(arguments, figures).RunAsync(round, events);
                }

                break;
            case "commit":
                await Commit.RunAsync(arguments, figures, round);
                break;
            case "cold":
                break;
            default:
                foreach (var peer in workload == "typing" ? arguments.Names.Intersect(Typists) : arguments.Names)
                {
                    await new Measuring(arguments, figures).RunAsync(workload, round, peer);
                }

                break;
        }
    }
}
