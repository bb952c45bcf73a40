using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>
/// tldraw sync, protocol 8. An edit patches the meta of a note. A writer gets no copy of its own edit, but <c>commit</c>
/// in the answer to its push; that counts as its delivery.
/// </summary>
internal sealed class TldrawDialect : Dialect
{
    private readonly ConcurrentDictionary<Uri, Task<string>> _schemas = [];

    public override bool Text => true;

    public override byte[] KeepAlive(string board) => "{\"type\":\"ping\"}"u8.ToArray();

    public override byte[]? Acknowledgement { get; } = "\"action\":\"commit\""u8.ToArray();

    public override async Task<string[]> PrepareAsync(Plan plan)
    {
        var boards = await base.PrepareAsync(plan);
        using var http = new HttpClient { BaseAddress = plan.Address };
        var client = JsonDocument.Parse(await http.GetStringAsync("/client")).RootElement;
        foreach (var board in boards)
        {
            using var connection = await JoinAsync(plan.Address, board);
            for (var card = 0; card < Cards; card++)
            {
                var note = client.GetProperty("note").GetRawText().Replace("shape:card", $"shape:card-{card}", StringComparison.Ordinal);
                connection.Payload.KeepLast(0);
                connection.Send(Encoding.UTF8.GetBytes($"{{\"type\":\"push\",\"clientClock\":{card},\"diff\":{{\"shape:card-{card}\":[\"put\",{note}]}}}}"), text: true);
                await WaitAsync(connection, said => said.Contains("\"commit\"", StringComparison.Ordinal));
            }
        }

        return boards;
    }

    public override async Task<Connection> JoinAsync(Uri address, string board)
    {
        var schema = await _schemas.GetOrAdd(address, FetchSchemaAsync);
        var connection = await Connection.OpenAsync(address, $"/connect/{board}?sessionId={Guid.NewGuid():N}");
        connection.Send(Encoding.UTF8.GetBytes($"{{\"type\":\"connect\",\"connectRequestId\":\"c\",\"lastServerClock\":-1,\"protocolVersion\":8,\"schema\":{schema}}}"), text: true);
        await WaitAsync(connection, said => said.Contains("\"isReadonly\":", StringComparison.Ordinal));
        return connection;
    }

    public override int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames)
    {
        Span<byte> scratch = stackalloc byte[300];
        var length = 0;
        foreach (var edit in edits)
        {
            var message = new Bytes(scratch);
            message.Add("{\"type\":\"push\",\"clientClock\":"u8);
            message.AddDecimal(edit.Number);
            message.Add(",\"diff\":{\"shape:card-"u8);
            message.AddDecimal(edit.Number % Cards);
            message.Add("\":[\"patch\",{\"meta\":[\"patch\",{\"change\":[\"put\",\""u8);
            message.AddMarker(edit, ChangeBytes);
            message.Add("\"]}]}]}}"u8);
            length += Frames.Write(message.Written, text: true, frames[length..]);
        }

        return length;
    }

    private static async Task<string> FetchSchemaAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        return JsonDocument.Parse(await http.GetStringAsync("/client")).RootElement.GetProperty("schema").GetRawText();
    }
}
