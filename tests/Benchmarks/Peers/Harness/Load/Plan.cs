namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>What the load is to do; goes from the harness to the process that does it.</summary>
internal sealed record Plan
{
    /// <summary>Whose protocol to speak.</summary>
    public required string Peer { get; init; }

    /// <summary>Where the server is.</summary>
    public required Uri Address { get; init; }

    /// <summary>Where else it is: clients connect to one after the other.</summary>
    public IReadOnlyList<Uri> Others { get; init; } = [];

    public int Boards { get; init; } = 1;

    public int ClientsPerBoard { get; init; } = 100;

    public int WritersPerBoard { get; init; } = 10;

    /// <summary>Edits a second over all boards; 0: each writer sends the next when one has come back.</summary>
    public int Rate { get; init; }

    /// <summary>Edits that a writer has on their way, when warming up and when <see cref="Rate"/> is 0.</summary>
    public int InFlight { get; init; } = 16;

    /// <summary>Further clients that come each second while it is measured.</summary>
    public int JoinsPerSecond { get; init; }

    public double WarmSeconds { get; init; } = 5;

    public double Seconds { get; init; } = 10;
}
