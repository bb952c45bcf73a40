using System.Text;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>The bare broadcaster: the first frame names the board, each other is an edit.</summary>
internal sealed class BroadcasterDialect : Dialect
{
    public override bool Text => false;

    public override byte[] KeepAlive(string board) => [];

    public override async Task<Connection> JoinAsync(Uri address, string board)
    {
        var connection = await Connection.OpenAsync(address, "/live");
        connection.Send(Encoding.ASCII.GetBytes(board), text: false);
        await WaitAsync(connection, said => said.Contains("joined", StringComparison.Ordinal));
        return connection;
    }

    public override int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames)
    {
        Span<byte> change = stackalloc byte[ChangeBytes + 20];
        var length = 0;
        foreach (var edit in edits)
        {
            edit.Write(change);
            length += Frames.Write(change, text: false, frames[length..]);
        }

        return length;
    }
}
