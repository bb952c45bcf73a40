using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>Measures one workload on one peer, with a fresh server.</summary>
internal sealed class Measuring(Arguments arguments, Figures figures)
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Does one run.</summary>
    /// <exception cref="InvalidOperationException">A delivery was missing, or the server failed.</exception>
    public async Task RunAsync(string workload, int round, string peer)
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-bench-").FullName;
        await using (var server = await PeerList.StartAsync(peer, arguments.ServerCore, data))
        {
            await MeasureAsync(workload, round, peer, server);
        }

        Directory.Delete(data, recursive: true);
    }

    private async Task MeasureAsync(string workload, int round, string peer, RunningPeer server)
    {
        var plan = Workloads.Plan(workload, peer, server.Address)! with { Others = [.. server.Addresses.Skip(1)], Seconds = arguments.Seconds, WarmSeconds = arguments.WarmSeconds };
        string[] generator = workload == "typing" ? [Places.Node, Places.Script("dist/typing.mjs")] : ["dotnet", Places.Self, "load"];
        double begin = 0, cpu = 0;
        long prepared = 0, joined = 0;
        LoadResult load;
        try
        {
            load = await LoadProcess.RunAsync(arguments.LoadCore, generator, plan, mark =>
            {
                switch (mark)
                {
                    case "prepared":
                        prepared = server.Memory.Now;
                        break;
                    case "joined":
                        joined = server.Memory.Now;
                        break;
                    case "begin":
                        begin = server.CpuSeconds;
                        break;
                    case "end":
                        cpu = server.CpuSeconds - begin;
                        break;
                }
            });
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{e.Message}\nThe server wrote:\n{server.Output}", e);
        }

        void Add(string name, double? value) => figures.Add(workload, round, peer, name, value);
        Add("edits/s", load.EditsPerSecond);
        Add("deliveries/s", load.DeliveriesPerSecond);
        Add("p50, ms", load.P50);
        Add("p95, ms", load.P95);
        Add("p99, ms", load.P99);
        Add("CPU, s per million deliveries", cpu * 1e6 / load.Deliveries);
        Add("peak memory, MiB", server.Memory.Peak / Mebibyte);
        if (workload == "crowd")
        {
            Add("memory, KiB per client", (joined - prepared) / 1024.0 / plan.ClientsPerBoard);
            Add("coming in, p50, ms", load.JoinP50);
            Add("coming in, p95, ms", load.JoinP95);
        }

        Add("load's own core, busy", load.LoadBusy);
        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"  {workload}, run {round}, {peer}: {load.EditsPerSecond:F0} edits/s, {load.DeliveriesPerSecond:F0} deliveries/s, p50 {load.P50:F2} ms, p99 {load.P99:F2} ms, {cpu * 1e6 / load.Deliveries:F2} s CPU per million, {server.Memory.Peak / Mebibyte:F0} MiB, load busy {load.LoadBusy:F2}"));
    }
}
