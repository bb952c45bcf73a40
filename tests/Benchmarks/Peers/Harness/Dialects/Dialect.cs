using System.Text;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>How to speak with one kind of server: just enough of its protocol to be an ordinary client of it.</summary>
internal abstract class Dialect
{
    /// <summary>Cards that each writer changes in turn.</summary>
    protected const int Cards = 100;

    /// <summary>Bytes that an edit carries, its marker among them.</summary>
    protected const int ChangeBytes = 100;

    /// <summary>Whether its frames are text.</summary>
    public abstract bool Text { get; }

    /// <summary>Sent now and then on every connection, so that the server does not take it for dead; may be empty.</summary>
    public abstract byte[] KeepAlive(string board);

    /// <summary>
    /// When a writer gets no copy of its own edit, the bytes by which it hears that it was accepted, in the order in which it
    /// sent them. Otherwise null: the copy says so.
    /// </summary>
    public virtual byte[]? Acknowledgement => null;

    /// <summary>Makes boards with cards to change, and whatever else must be there before anybody comes.</summary>
    /// <returns>Their ids.</returns>
    public virtual Task<string[]> PrepareAsync(Plan plan) =>
        Task.FromResult<string[]>([.. Enumerable.Range(0, plan.Boards).Select(board => $"board-{board}")]);

    /// <summary>Connects, and completes when everything that happens on the board from now on comes.</summary>
    public abstract Task<Connection> JoinAsync(Uri address, string board);

    /// <summary>Writes edits that were made in one turn, as whole frames.</summary>
    /// <returns>Bytes written.</returns>
    public abstract int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames);

    /// <summary>How many different edits somebody finds who comes to the board now.</summary>
    public virtual async Task<int> CountStoredAsync(Uri address, string board)
    {
        using var connection = await JoinAsync(address, board);
        await ReadAllThatComesAsync(connection);
        return CountMarkers(connection.Payload);
    }

    /// <summary>For a dialect: the payload of what came so far says whether it is let in.</summary>
    protected static async Task WaitAsync(Connection connection, Func<string, bool> letIn)
    {
        var buffer = new byte[64 * 1024];
        while (!letIn(Encoding.Latin1.GetString(connection.Payload.Bytes)))
        {
            if (!await connection.ReceiveAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(30)))
            {
                throw new IOException($"The server hung up before it let a client in. It had said: {Encoding.Latin1.GetString(connection.Payload.Bytes)}");
            }
        }
    }

    protected static int CountMarkers(Payload payload)
    {
        var pattern = new Pattern(Marker.Start.ToArray(), Marker.Length);
        var found = new HashSet<long>();
        while (pattern.Next(payload, out var rest))
        {
            found.Add(Marker.Read(rest).Id);
        }

        return found.Count;
    }

    // What a server sends of its own accord after it let somebody in has no end that all protocols mark.
    private static async Task ReadAllThatComesAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await connection.ReceiveAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(2)))
            {
            }
        }
        catch (TimeoutException)
        {
            return;
        }
    }
}
