namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>A peer that is up: its processes, and where clients connect.</summary>
internal sealed class RunningPeer(IReadOnlyList<Uri> addresses, params ServerProcess[] processes) : IAsyncDisposable
{
    /// <summary>Where clients connect: to each of these in turn.</summary>
    public IReadOnlyList<Uri> Addresses { get; } = addresses;

    /// <summary>The first of them.</summary>
    public Uri Address => Addresses[0];

    /// <summary>Seconds of processor time of all of it.</summary>
    public double CpuSeconds => processes.Sum(process => process.CpuSeconds);

    /// <summary>Bytes of memory of all of it, now and at most.</summary>
    public (long Now, long Peak) Memory => (processes.Sum(process => process.Memory.Now), processes.Sum(process => process.Memory.Peak));

    /// <summary>What its processes wrote.</summary>
    public string Output => string.Join('\n', processes.Select(process => process.Output));

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public Task KillAsync() => Task.WhenAll(processes.Select(process => process.KillAsync()));

    /// <summary>Asks it to stop.</summary>
    public Task StopAsync() => Task.WhenAll(processes.Select(process => process.StopAsync()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }
}
