namespace Stadmaken.Tests.Benchmarks.Peers.Load;

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

    /// <summary>What all clients counted.</summary>
    /// <param name="clients">They.</param>
    /// <param name="joins">How long those took who came while it was measured.</param>
    /// <param name="begin">When it began, microseconds.</param>
    /// <param name="busy">See <see cref="LoadBusy"/>.</param>
    public static LoadResult Of(IReadOnlyCollection<Client> clients, Histogram joins, long begin, double busy)
    {
        var all = new Histogram();
        foreach (var client in clients)
        {
            all.Add(client.Latencies);
        }

        var edits = clients.Sum(client => client.Accepted);
        return new LoadResult
        {
            Edits = edits,
            EditsPerSecond = edits * 1e6 / (clients.Max(client => client.LastAcceptedAt) - begin),
            Deliveries = all.Total,
            DeliveriesPerSecond = all.Total * 1e6 / (clients.Max(client => client.LastAt) - begin),
            P50 = all.At(0.5),
            P95 = all.At(0.95),
            P99 = all.At(0.99),
            JoinP50 = joins.Total > 0 ? joins.At(0.5) : null,
            JoinP95 = joins.Total > 0 ? joins.At(0.95) : null,
            Clients = clients.Count,
            LoadBusy = busy,
        };
    }
}
