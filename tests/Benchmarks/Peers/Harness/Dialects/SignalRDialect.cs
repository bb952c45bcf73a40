using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>The raw hub, over MessagePack. Its edits are sent without asking for an answer; the copy from the group is one.</summary>
internal sealed class SignalRDialect : Dialect
{
    public override bool Text => false;

    public override byte[] KeepAlive(string board) => [2, 0x91, 6];

    public override async Task<Connection> JoinAsync(Uri address, string board)
    {
        var connection = await Connection.OpenAsync(address, "/live");
        connection.Send("{\"protocol\":\"messagepack\",\"version\":1}\u001e"u8, text: true);
        connection.Send(Call("Join"u8, board), text: false);
        await WaitAsync(connection, said => said.Contains("\u00a4join", StringComparison.Ordinal));
        return connection;
    }

    public override int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames)
    {
        Span<byte> scratch = stackalloc byte[256];
        var length = 0;
        foreach (var edit in edits)
        {
            var body = new Bytes(scratch);
            body.Add([0x95, 1, 0x80, 0xc0]);
            body.AddPacked("Edit"u8);
            body.Add(0x93);
            body.AddPacked(System.Text.Encoding.ASCII.GetBytes(board));
            body.AddPacked("card-001"u8);
            body.AddPacked(edit, ChangeBytes);
            length += Frames.Write(Message(body.Written), text: false, frames[length..]);
        }

        return length;
    }

    /// <summary>A message of the hub protocol: its length, and it.</summary>
    internal static byte[] Message(ReadOnlySpan<byte> body)
    {
        var message = new Bytes(new byte[body.Length + 5]);
        message.AddVarint((uint)body.Length);
        message.Add(body);
        return message.Written.ToArray();
    }

    /// <summary>A call with one argument whose answer is named <c>join</c>.</summary>
    internal static byte[] Call(ReadOnlySpan<byte> method, string argument)
    {
        var body = new Bytes(new byte[256]);
        body.Add([0x95, 1, 0x80]);
        body.AddPacked("join"u8);
        body.AddPacked(method);
        body.Add(0x91);
        body.AddPacked(System.Text.Encoding.ASCII.GetBytes(argument));
        return Message(body.Written);
    }
}
