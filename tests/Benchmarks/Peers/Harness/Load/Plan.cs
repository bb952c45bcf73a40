namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>What the load is to do; goes from the harness to the process that does it.</summary>
internal sealed record Plan
{
    /// <summary>Whose protocol to speak.</summary>
    public required string Peer { get; init; }

    /// <summary>Where the server is.</summary>
    public required Uri Address { get; init; }

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

/// <summary>What the load found.</summary>
internal sealed record LoadResult
{
    /// <summary>Edits that came back to their sender, and how many a second.</summary>
    public required long Edits { get; init; }

    public required double EditsPerSecond { get; init; }

    /// <summary>Edits that came to a client, the sender's own among them.</summary>
    public required long Deliveries { get; init; }

    public required double DeliveriesPerSecond { get; init; }

    /// <summary>Milliseconds from sending an edit to its being read by a client.</summary>
    public required double P50 { get; init; }

    public required double P95 { get; init; }

    public required double P99 { get; init; }

    /// <summary>Milliseconds from connecting to having the board, of those who came while it was measured.</summary>
    public double? JoinP50 { get; init; }

    public double? JoinP95 { get; init; }

    /// <summary>Clients at the end.</summary>
    public required int Clients { get; init; }

    /// <summary>Processor time of the load as part of the time it took: near 1, the load itself was the limit.</summary>
    public required double LoadBusy { get; init; }
}
