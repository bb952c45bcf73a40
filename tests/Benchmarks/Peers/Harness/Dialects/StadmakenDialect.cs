using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stadmaken.Tests.Benchmarks.Peers.Load;

namespace Stadmaken.Tests.Benchmarks.Peers.Dialects;

/// <summary>Ours, with PROTOCOL.md. An edit gives a card another colour; its command id carries the marker.</summary>
/// <param name="gathers">Whether the commands of one turn go in one <c>Post</c>, as the browser client sends them, or one in each.</param>
/// <param name="json">Whether the hub protocol is JSON, as of the browser client, or MessagePack, as of the raw hub.</param>
internal sealed class StadmakenDialect(bool gathers, bool json) : Dialect
{
    // With it the command is 120 bytes of JSON.
    private const int IdBytes = 44;
    private const int CardsPerCall = 50;
    private static readonly string[] Colours = ["yellow", "orange", "red", "purple", "blue", "green", "white"];
    private string? _token;

    public override bool Text => json;

    public override byte[] KeepAlive(string board) => json ? "{\"type\":6}\u001e"u8.ToArray() : [2, 0x91, 6];

    public override async Task<string[]> PrepareAsync(Plan plan)
    {
        using var http = new HttpClient { BaseAddress = plan.Address };
        var boards = new string[plan.Boards];
        for (var i = 0; i < boards.Length; i++)
        {
            using var request = await AuthorizedAsync(http, HttpMethod.Post, "/v1/boards");
            request.Content = JsonContent.Create(new { title = $"Bord {i}" });
            using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
            boards[i] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("boardId").GetString()!;
            await FillAsync(plan.Address, boards[i]);
        }

        return boards;
    }

    public override async Task<Connection> JoinAsync(Uri address, string board)
    {
        var connection = await ConnectAsync(address);
        connection.Send(
            json ? Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"join\",\"target\":\"JoinBoard\",\"arguments\":[\"{board}\"]}}\u001e") : SignalRDialect.Call("JoinBoard"u8, board), json);
        await WaitAsync(connection, said => IsAnswered(said, "snapshot"));
        return connection;
    }

    public override int WriteEdits(string board, ReadOnlySpan<Marker> edits, Span<byte> frames)
    {
        var length = 0;
        var perCall = gathers ? edits.Length : 1;
        for (var i = 0; i < edits.Length; i += perCall)
        {
            var message = new byte[256 * (perCall + 1)];
            var bytes = new Bytes(message);
            if (json)
            {
                WriteJson(ref bytes, board, edits.Slice(i, perCall));
                length += Frames.Write(bytes.Written, text: true, frames[length..]);
            }
            else
            {
                WritePacked(ref bytes, board, edits.Slice(i, perCall));
                length += Frames.Write(SignalRDialect.Message(bytes.Written), text: false, frames[length..]);
            }
        }

        return length;
    }

    public override async Task<int> CountStoredAsync(Uri address, string board)
    {
        using var http = new HttpClient { BaseAddress = address };
        var payload = new Payload();
        for (var next = $"/v1/boards/{board}/events"; next is not null;)
        {
            using var request = await AuthorizedAsync(http, HttpMethod.Get, next);
            using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
            var page = await answer.Content.ReadAsByteArrayAsync();
            payload.Append(page);
            next = JsonDocument.Parse(page).RootElement.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        return CountMarkers(payload);
    }

    private static void WritePacked(ref Bytes bytes, string board, ReadOnlySpan<Marker> edits)
    {
        bytes.Add([0x95, 1, 0x80, 0xc0]);
        bytes.AddPacked("Post"u8);
        bytes.Add(0x92);
        bytes.AddPacked(Encoding.ASCII.GetBytes(board));
        bytes.Add([0xdc, (byte)(edits.Length >> 8), (byte)edits.Length]);
        foreach (var edit in edits)
        {
            bytes.Add(0x84);
            bytes.AddPacked("commandId"u8);
            bytes.AddPacked(edit, IdBytes);
            bytes.AddPacked("type"u8);
            bytes.AddPacked("setCardColour"u8);
            bytes.AddPacked("cardId"u8);
            bytes.AddPacked(Encoding.ASCII.GetBytes($"card-{edit.Number % Cards}"));
            bytes.AddPacked("colour"u8);
            bytes.AddPacked(Encoding.ASCII.GetBytes(Colours[edit.Number % Colours.Length]));
        }
    }

    private static void WriteJson(ref Bytes bytes, string board, ReadOnlySpan<Marker> edits)
    {
        bytes.Add("{\"type\":1,\"headers\":{\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"},\"target\":\"Post\",\"arguments\":[\""u8);
        bytes.Add(Encoding.ASCII.GetBytes(board));
        var before = "\",[{\"commandId\":\""u8;
        foreach (var edit in edits)
        {
            bytes.Add(before);
            bytes.AddMarker(edit, IdBytes);
            bytes.Add("\",\"type\":\"setCardColour\",\"cardId\":\"card-"u8);
            bytes.AddDecimal(edit.Number % Cards);
            bytes.Add("\",\"colour\":\""u8);
            bytes.Add(Encoding.ASCII.GetBytes(Colours[edit.Number % Colours.Length]));
            before = "\"},{\"commandId\":\""u8;
        }

        bytes.Add("\"}]]}\u001e"u8);
    }

    private static bool IsAnswered(string said, string with)
    {
        var answer = said.IndexOf("join", StringComparison.Ordinal);
        if (answer >= 0 && said.IndexOf("error", answer, StringComparison.Ordinal) >= 0)
        {
            throw new IOException($"The server refused: {said}");
        }

        return answer >= 0 && said.Contains(with, StringComparison.Ordinal);
    }

    private async Task<Connection> ConnectAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var connection = await Connection.OpenAsync(address, "/live?events=brief", $"Authorization: Bearer {await SignInAsync(http)}\r\n");
        connection.Send(json ? "{\"protocol\":\"json\",\"version\":1}\u001e"u8 : "{\"protocol\":\"messagepack\",\"version\":1}\u001e"u8, text: true);
        return connection;
    }

    // Setting up is not measured; one zone, and the cards in calls of 50.
    private static async Task FillAsync(Uri address, string board)
    {
        var commands = new List<object> { new { commandId = "zone", type = "addZone", zoneId = "zone", title = "Vak" } };
        commands.AddRange(Enumerable.Range(0, Cards).Select(card => new { commandId = $"add-{card}", type = "addCard", cardId = $"card-{card}", zoneId = "zone", text = "Een plein zonder auto's" }));
        await SubmitAsync(address, board, commands);
    }

    /// <summary>Submits commands, and completes when all are stored.</summary>
    internal static async Task SubmitAsync(Uri address, string board, IEnumerable<object> commands)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var connection = await Connection.OpenAsync(address, "/live", $"Authorization: Bearer {await SignInAsync(http)}\r\n");
        connection.Send("{\"protocol\":\"json\",\"version\":1}\u001e"u8, text: true);
        foreach (var call in commands.Chunk(CardsPerCall))
        {
            var arguments = JsonSerializer.Serialize(new object[] { board, call });
            connection.Send(Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"join\",\"target\":\"Submit\",\"arguments\":{arguments}}}\u001e"), text: true);
            await WaitAsync(connection, said => IsAnswered(said, "\"version\""));
            connection.Payload.KeepLast(0);
        }
    }

    private async Task<HttpRequestMessage> AuthorizedAsync(HttpClient http, HttpMethod method, string path)
    {
        _token ??= await SignInAsync(http);
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return request;
    }

    private static async Task<string> SignInAsync(HttpClient http)
    {
        using var answer = (await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Load", cityId = "haarlem", sector = "knowledge" })).EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
