using System.Text;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>socket.io 5 over Engine.IO 4, WebSocket only.</summary>
internal sealed class SocketIoDialect : Dialect
{
    public override bool Text => true;

    /// <summary>The answer to its ping; it takes one that it did not ask for just as well.</summary>
    public override byte[] KeepAlive(string board) => "3"u8.ToArray();

    public override async Task<Connection> JoinAsync(Uri address, string board)
    {
        var connection = await Connection.OpenAsync(address, "/socket.io/?EIO=4&transport=websocket");
        connection.Send("40"u8, text: true);
        await WaitAsync(connection, said => said.Contains("40{", StringComparison.Ordinal));
        connection.Send(Encoding.ASCII.GetBytes($"420[\"join\",\"{board}\"]"), text: true);
        await WaitAsync(connection, said => said.Contains("430[", StringComparison.Ordinal));
        return connection;
    }

    public override int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames)
    {
        Span<byte> scratch = stackalloc byte[256];
        var length = 0;
        foreach (var edit in edits)
        {
            var message = new Bytes(scratch);
            message.Add("42[\"edit\",\""u8);
            message.Add(Encoding.ASCII.GetBytes(board));
            message.Add("\",\"card-001\",\""u8);
            message.AddMarker(edit, ChangeBytes);
            message.Add("\"]"u8);
            length += Frames.Write(message.Written, text: true, frames[length..]);
        }

        return length;
    }
}
