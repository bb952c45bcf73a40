using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers;

/// <summary>What the load does, by name.</summary>
internal static class Workloads
{
    /// <summary>The names of all, in the order of the table.</summary>
    public static IReadOnlyList<string> All { get; } = ["paced", "busy", "rooms", "saturation", "crowd", "typing", "cold", "survives", "commit"];

    /// <summary>A line for the table.</summary>
    public static string Describe(string workload) => workload switch
    {
        "paced" => "100 clients on a board, 10 of them write 100 edits/s together",
        "busy" => "100 clients on a board, 10 of them write 1,000 edits/s together",
        "rooms" => "50 boards of 8 clients, 4 edits/s on each",
        "saturation" => "100 clients on a board, 10 of them always have 16 edits on their way",
        "crowd" => "1,000 clients on a board, 50 edits/s, 20 more come each second",
        "typing" => "20 people type in one card, 100 characters/s together",
        "cold" => "getting a large board",
        "survives" => "acknowledged edits that are there after kill -9",
        "commit" => "one event stored, to add to the raw hub",
        _ => workload,
    };

    /// <summary>The plan of a workload that one load generator can do for all peers; null for the others.</summary>
    public static Plan? Plan(string workload, string peer, Uri address)
    {
        var plan = new Plan { Peer = peer, Address = address };
        return workload switch
        {
            "paced" => plan with { Rate = 100 },
            "busy" => plan with { Rate = 1_000 },
            "rooms" => plan with { Boards = 50, ClientsPerBoard = 8, WritersPerBoard = 2, InFlight = 4, Rate = 200 },
            "saturation" => plan,
            "crowd" => plan with { ClientsPerBoard = 1_000, Rate = 50, JoinsPerSecond = 20 },
            "typing" => plan with { ClientsPerBoard = 20, WritersPerBoard = 20, Rate = 100 },
            _ => null,
        };
    }
}
