using System.Text;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>
/// Hocuspocus. An edit sets a key of a Y.Map, in the bytes that Yjs itself makes of it. Each writer has keys of its own, so
/// that nothing has to be merged: the best case for it, and the reason that no Yjs is needed here.
/// </summary>
internal sealed class HocuspocusDialect : Dialect
{
    private const byte ContentAny = 8;
    private const byte HasOrigin = 0x80;
    private const byte HasKey = 0x20;
    private const byte AnyString = 119;

    public override bool Text => false;

    /// <summary>A question for who is there, which a provider asks too; it keeps the connection.</summary>
    public override byte[] KeepAlive(string board) => [(byte)board.Length, .. Encoding.ASCII.GetBytes(board), 3];

    public override async Task<Connection> JoinAsync(Uri address, string board)
    {
        var connection = await Connection.OpenAsync(address, "/");
        var name = Encoding.ASCII.GetBytes(board);
        connection.Send([(byte)name.Length, .. name, 2, 0, 0, 5, .. "4.8.0"u8], text: false);
        connection.Send([(byte)name.Length, .. name, 0, 0, 1, 0], text: false);

        // The second step of the synchronisation, as a message or as an answer.
        await WaitAsync(connection, said => said.Contains($"{board}\u0000\u0001", StringComparison.Ordinal) || said.Contains($"{board}\u0004\u0001", StringComparison.Ordinal));
        return connection;
    }

    public override int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames)
    {
        Span<byte> inner = stackalloc byte[256];
        Span<byte> outer = stackalloc byte[300];
        var length = 0;
        foreach (var edit in edits)
        {
            var update = new Bytes(inner);
            WriteUpdate(ref update, edit);
            var message = new Bytes(outer);
            message.AddVarint((uint)board.Length);
            message.Add(Encoding.ASCII.GetBytes(board));
            message.Add([0, 2]);
            message.AddVarint((uint)update.Length);
            message.Add(update.Written);
            length += Frames.Write(message.Written, text: false, frames[length..]);
        }

        return length;
    }

    private static void WriteUpdate(ref Bytes update, Marker edit)
    {
        var client = (uint)edit.Writer + 1;
        var clock = (uint)edit.Number;
        var isFirst = edit.Number < Cards;
        update.Add([1, 1]);
        update.AddVarint(client);
        update.AddVarint(clock);
        update.Add((byte)(ContentAny | HasKey | (isFirst ? 0 : HasOrigin)));
        if (isFirst)
        {
            var key = Encoding.ASCII.GetBytes($"card-{edit.Writer}-{edit.Number}");
            update.Add([1, 5, .. "cards"u8, (byte)key.Length, .. key]);
        }
        else
        {
            update.AddVarint(client);
            update.AddVarint(clock - Cards);
        }

        update.Add([1, AnyString, ChangeBytes]);
        update.AddMarker(edit, ChangeBytes);
        if (isFirst)
        {
            update.Add(0);
            return;
        }

        update.Add(1);
        update.AddVarint(client);
        update.Add(1);
        update.AddVarint(clock - Cards);
        update.Add(1);
    }
}
