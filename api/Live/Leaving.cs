using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Stadmaken.Api.Live;

/// <summary>
/// What a node that is asked to stop does with its connections. Each is told so and closed such that every client of SignalR connects again by
/// itself; a few at a time, so that the nodes that stay do not get all of them at one moment. Whoever is not told yet works on, because nothing
/// else stops before.
/// </summary>
public sealed partial class Leaving(LiveConnections connections, IOptions<LiveOptions> options, TimeProvider time, ILogger<Leaving> logger)
{
    private const int AtOnce = 100;
    private const int MostTurns = 20;

    private static readonly SerializedHubMessage Told = new(new InvocationMessage(LiveMessages.Leaving, []));
    private static readonly SerializedHubMessage Closed = new(new CloseMessage(error: null, allowReconnect: true));

    private volatile bool _begun;

    /// <summary>Turns away who comes while this node leaves; before the hub.</summary>
    public void Guard(IConnectionBuilder hub) => hub.Use(next => connection => _begun ? Task.CompletedTask : next(connection));

    /// <summary>
    /// Sends everybody elsewhere. For when the program is about to stop: it waits, for at most three times <see cref="LiveOptions.LeaveWithin"/>, and is to be
    /// registered after SignalR, which at that moment drops its connections without a word.
    /// </summary>
    public void SendElsewhere()
    {
        if (!SendElsewhereAsync().Wait(3 * options.Value.LeaveWithin))
        {
            LogSlow(connections.Count);
        }
    }

    private async Task SendElsewhereAsync()
    {
        _begun = true;
        var all = connections.All;
        var turn = options.Value.LeaveWithin / MostTurns;
        foreach (var some in all.Chunk(Math.Max(AtOnce, (all.Count / MostTurns) + 1)))
        {
            await Task.WhenAll(some.Select(SendElsewhereAsync));
            if (some.Length < all.Count)
            {
                await Task.Delay(turn, time);
            }
        }

        // What was written is still on its way, and would be dropped with the connection. Clients hang up when they hear it.
        await Task.WhenAny(Task.WhenAll(all.Select(connection => connection.Gone)), Task.Delay(options.Value.LeaveWithin, time));
        LogLeft(all.Count);
    }

    private async Task SendElsewhereAsync(LiveConnection connection)
    {
        try
        {
            await connection.WriteAsync(Told);
            await connection.WriteAsync(Closed);
        }
        catch (Exception gone)
        {
            // It was gone before, or does not read; the others are told all the same.
            LogNotTold(gone);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} live connections were sent elsewhere, because this program stops.")]
    private partial void LogLeft(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not all of the {Count} live connections that are left could be sent elsewhere in time.")]
    private partial void LogSlow(int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A connection could not be told that this program stops.")]
    private partial void LogNotTold(Exception fault);
}
