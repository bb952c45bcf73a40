using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>
/// 100 edits, each acknowledged before the next is sent; a while after the last the server is killed as <c>kill -9</c>
/// does and started again on what it stored: how many are there? The machine itself goes on, so what the operating
/// system had not yet written to the disk survives here. The longer wait shows that what a peer does store is found.
/// </summary>
internal sealed class Survival(Arguments arguments, Figures figures)
{
    private const int Edits = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly double[] SecondsAfterwards = [0.5, 5];

    public async Task RunAsync(int round, string peer)
    {
        foreach (var seconds in SecondsAfterwards)
        {
            await RunAsync(round, peer, seconds);
        }
    }

    private async Task RunAsync(int round, string peer, double seconds)
    {
        var data = Directory.CreateTempSubdirectory("stadmaken-bench-").FullName;
        var dialect = PeerList.Speak(peer);
        string board;
        await using (var server = await PeerList.StartAsync(peer, arguments.ServerCore, data))
        {
            board = (await dialect.PrepareAsync(new Plan { Peer = peer, Address = server.Address }))[0];
            using var connection = await dialect.JoinAsync(server.Address, board);
            using var writer = new Client(dialect, connection, board, new BoardLog(), writer: 0);
            var reading = writer.ReadAsync();
            for (var edit = 0; edit < Edits; edit++)
            {
                writer.Send(1);
                while (writer.Accepted <= edit)
                {
                    await PassAsync(TimeSpan.FromMilliseconds(1)).WaitAsync(Patience);
                }
            }

            await PassAsync(TimeSpan.FromSeconds(seconds));
            await server.KillAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await using (var server = await PeerList.StartAsync(peer, arguments.ServerCore, data))
        {
            var found = await dialect.CountStoredAsync(server.Address, board);
            figures.Add("survives", round, peer, FormattableString.Invariant($"of {Edits}, killed {seconds} s after the last"), found);
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"  survives, run {round}, {peer}: {found} of {Edits} after {seconds} s"));
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}
