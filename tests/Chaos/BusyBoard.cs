using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Chaos.Durability;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos;

/// <summary>The real program with five people writing on one board as fast as it answers, ended and started again at will.</summary>
internal sealed class BusyBoard : IAsyncDisposable
{
    public const string BoardId = "city-haarlem";
    private const int Writers = 5;
    private const int InFlight = 8;
    private static readonly string[] Colours = ["yellow", "orange", "red", "purple", "blue", "green", "white"];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-chaos-");
    private readonly string _address = $"http://127.0.0.1:{FreePorts.Next()}";
    private readonly string? _program;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, bool> _unanswered = new();
    private readonly ConcurrentBag<Acknowledged> _acknowledged = [];
    private readonly HashSet<string> _inFlightAtEnd = [];
    private readonly List<LiveClient> _clients = [];
    private readonly List<LiveClientBoard> _boards = [];
    private List<Task> _lanes = [];
    private volatile bool _stop;
    private string _token = string.Empty;
    private ApiProcess? _process;

    private BusyBoard(string? program)
    {
        _program = program;
        _http = new HttpClient { BaseAddress = new Uri(_address) };
    }

    public Progress Acknowledgements { get; } = new();

    public int InFlightAtEnd => _inFlightAtEnd.Count;

    public ApiProcess Process => _process!;

    public static async Task<BusyBoard> StartAsync(string? program = null)
    {
        var busy = new BusyBoard(program);
        await busy.StartProgramAsync();
        for (var w = 0; w < Writers; w++)
        {
            busy._token = await SignInAsync(busy._http);
            var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(busy._http.BaseAddress!, "/live")], Token = busy._token, MessagePack = w % 2 == 1 });
            busy._clients.Add(client);
            var board = await client.JoinAsync(BoardId);
            busy._boards.Add(board);
            await board.SubmitAsync(LiveCommand.Of("addCard", new { cardId = $"card-{w}", zoneId = "financing", text = "Wie betaalt het dak?" }));
        }

        busy._lanes = [.. Enumerable.Range(0, Writers * InFlight).Select(lane => Task.Run(() => busy.WriteAsync(lane % Writers)))];
        return busy;
    }

    public async Task StartProgramAsync() =>
        _process = await ApiProcess.StartAsync(_data.FullName, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = _address, ["Logging__LogLevel__Default"] = "Warning", ["Logging__LogLevel__Stadmaken"] = "Information" }, _program);

    /// <summary>Ends the program, noting what has no answer at that moment.</summary>
    public async Task EndProgramAsync(Func<ApiProcess, Task> end)
    {
        var ending = end(_process!);
        _inFlightAtEnd.UnionWith(_unanswered.Keys);
        await ending;
        await _process!.DisposeAsync();
    }

    /// <summary>Lets the writers finish, and gathers all that was seen.</summary>
    public async Task<DurabilityRun> FinishAsync()
    {
        _stop = true;
        await Task.WhenAll(_lanes).WaitAsync(TimeSpan.FromMinutes(2));
        var journal = await ReadJournalAsync();
        var views = ImmutableArray.CreateBuilder<ClientView>();
        foreach (var (client, board) in _clients.Zip(_boards))
        {
            await board.ReachAsync(journal.Length).WaitAsync(TimeSpan.FromSeconds(30));
            var joined = await client.CallAsync("JoinBoard", BoardId);
            views.Add(new ClientView(
                $"client {views.Count}",
                board.Version,
                [.. board.Events.Select(Stored)],
                Canonical(joined!.Value.GetProperty("snapshot"))));
        }

        return new DurabilityRun([.. _acknowledged], [.. _inFlightAtEnd], journal, views.ToImmutable());
    }

    public async ValueTask DisposeAsync()
    {
        _stop = true;
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _data.Delete(recursive: true);
    }

    public static async Task<string> SignInAsync(HttpClient http)
    {
        using var response = (await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Schrijver", cityId = "haarlem", sector = "civic" })).EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private async Task WriteAsync(int writer)
    {
        for (var n = 0; !_stop; n++)
        {
            var command = LiveCommand.Of("setCardColour", new { cardId = $"card-{writer}", colour = Colours[n % Colours.Length] });
            var id = LiveCommand.IdOf(command);
            _unanswered[id] = true;
            var outcome = (await _boards[writer].SubmitAsync(command))[0];
            _unanswered.TryRemove(id, out _);
            _acknowledged.Add(new Acknowledged(id, outcome.Version ?? throw new InvalidOperationException($"Refused: {outcome.Code}")));
            Acknowledgements.Advance();
        }
    }

    private async Task<ImmutableArray<StoredEvent>> ReadJournalAsync()
    {
        var journal = ImmutableArray.CreateBuilder<StoredEvent>();
        for (var next = $"/v1/boards/{BoardId}/events?after=0&limit=1000"; next is not null;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            using var response = (await _http.SendAsync(request)).EnsureSuccessStatusCode();
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            journal.AddRange(page.GetProperty("items").EnumerateArray().Select(Stored));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        return journal.ToImmutable();
    }

    private static StoredEvent Stored(JsonElement one) => new(one.GetProperty("version").GetInt64(), one.GetProperty("commandId").GetString()!);

    // The two protocols may order or write the same value differently.
    private static string Canonical(JsonElement value) => JsonSerializer.Serialize(value);
}
