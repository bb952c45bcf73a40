using Stadmaken.Tests.Benchmarks.Peers.Dialects;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>
/// One run of the load against one server, in a process of its own. It tells the harness how far it is by lines on its
/// output, so that the harness reads the server's figures at the right moments.
/// </summary>
internal sealed class LoadRun(Plan plan, Dialect dialect)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private int _connecting = -1;
    private readonly List<Client> _clients = [];
    private readonly List<Task> _reading = [];
    private readonly Histogram _joins = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string[] _boards = [];
    private BoardLog[] _logs = [];

    /// <summary>Does all of it.</summary>
    /// <exception cref="InvalidOperationException">A delivery was missing, or came twice.</exception>
    public async Task<LoadResult> RunAsync()
    {
        _boards = await dialect.PrepareAsync(plan);
        _logs = [.. _boards.Select(_ => new BoardLog())];
        Say("prepared");
        await ConnectAsync();
        Say("joined");
        using var keepAlive = new Timer(_ => KeepAlive(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        await SendAsFastAsPossibleAsync(plan.WarmSeconds);
        foreach (var client in _clients)
        {
            client.Restart();
        }

        Say("begin");
        var (begin, cpu) = (Clock.Now, Environment.CpuUsage.TotalTime);
        if (plan.Rate > 0)
        {
            await Task.WhenAll(SendPacedAsync(), JoinPacedAsync());
            await DrainAsync();
        }
        else
        {
            await SendAsFastAsPossibleAsync(plan.Seconds);
        }

        Say("end");
        return LoadResult.Of(_clients, _joins, begin, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / (Clock.Now - begin));
    }

    /// <summary>Tells the harness something.</summary>
    public static void Say(string what) => Console.WriteLine($"# {what}");

    private static Client[] Copy(List<Client> clients)
    {
        lock (clients)
        {
            return [.. clients];
        }
    }

    private async Task ConnectAsync()
    {
        var places = Enumerable.Range(0, plan.Boards * plan.ClientsPerBoard);
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (place, _) =>
        {
            var (board, number) = (place % plan.Boards, place / plan.Boards);
            await JoinAsync(board, number < plan.WritersPerBoard ? (board * plan.WritersPerBoard) + number : -1);
        });
    }

    private async Task JoinAsync(int board, int writer)
    {
        var connection = await dialect.JoinAsync(NextAddress(), _boards[board]);
        var client = new Client(dialect, connection, _boards[board], _logs[board], writer);
        lock (_clients)
        {
            _clients.Add(client);
            _reading.Add(ReadAsync(client));
        }
    }

    private Uri NextAddress()
    {
        var next = Interlocked.Increment(ref _connecting) % (plan.Others.Count + 1);
        return next == 0 ? plan.Address : plan.Others[next - 1];
    }

    private async Task ReadAsync(Client client)
    {
        try
        {
            await client.ReadAsync();
            _failed.TrySetException(new IOException("The server hung up."));
        }
        catch (Exception e)
        {
            _failed.TrySetException(e);
        }
    }

    private async Task SendAsFastAsPossibleAsync(double seconds)
    {
        var writers = _clients.Where(client => client.IsWriter).ToArray();
        foreach (var writer in writers)
        {
            writer.Begin(plan.InFlight);
        }

        await PassAsync(TimeSpan.FromSeconds(seconds));
        foreach (var writer in writers)
        {
            writer.End();
        }

        await DrainAsync();
    }

    private async Task SendPacedAsync()
    {
        var writers = _clients.Where(client => client.IsWriter).ToArray();
        var total = (int)(plan.Rate * plan.Seconds);
        var start = Clock.Now;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var sent = 0; sent < total;)
        {
            for (var due = (Clock.Now - start) * plan.Rate / 1_000_000; sent < due && sent < total; sent++)
            {
                writers[sent % writers.Length].Send(1);
            }

            await tick.WaitForNextTickAsync();
        }
    }

    private async Task JoinPacedAsync()
    {
        if (plan.JoinsPerSecond == 0)
        {
            return;
        }

        var coming = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / plan.JoinsPerSecond));
        for (var i = 0; i < plan.JoinsPerSecond * plan.Seconds && await tick.WaitForNextTickAsync(); i++)
        {
            coming.Add(ComeAsync());
        }

        await Task.WhenAll(coming);

        async Task ComeAsync()
        {
            var begin = Clock.Now;
            await JoinAsync(0, -1);
            lock (_joins)
            {
                _joins.Add(Clock.Now - begin);
            }
        }
    }

    private async Task DrainAsync()
    {
        var until = Clock.Now + (long)Patience.TotalMicroseconds;
        while (Copy(_clients).FirstOrDefault(client => !client.HasAll) is { } late)
        {
            if (Clock.Now > until)
            {
                throw new InvalidOperationException($"{Copy(_clients).Count(client => !client.HasAll)} of {_clients.Count} clients miss something; one got {late.Missing}.");
            }

            await PassAsync(TimeSpan.FromMilliseconds(20));
        }
    }

    // A connection that was lost ends the run at once.
    private async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        var passed = timer.WaitForNextTickAsync().AsTask();
        await await Task.WhenAny(passed, _failed.Task);
    }

    private void KeepAlive()
    {
        foreach (var client in Copy(_clients))
        {
            client.KeepAlive();
        }
    }
}
