using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>People at work in a real network, with something of every kind that has a journal: cards are moved, news is posted and followed.</summary>
internal sealed class WorkingNetwork : IAsyncDisposable
{
    private const int Boards = 3;
    private static readonly string[] Colours = ["yellow", "orange", "red", "purple", "blue", "green", "white"];

    private readonly HttpClient _http;
    private readonly List<LiveClient> _clients = [];
    private readonly List<LiveClientBoard> _boards = [];
    private readonly Dictionary<string, long> _acknowledged = [];
    private readonly SemaphoreSlim _more = new(0);
    private string _token = string.Empty;
    private string _practiceId = string.Empty;
    private Task _work = Task.CompletedTask;
    private volatile bool _stop;

    private WorkingNetwork(Uri api) => _http = new HttpClient { BaseAddress = api };

    /// <summary>A board of it.</summary>
    public string BoardId => _boards[0].BoardId;

    /// <summary>The last version of each journal that somebody was told of.</summary>
    public Dictionary<string, long> Acknowledged()
    {
        lock (_acknowledged)
        {
            return new(_acknowledged);
        }
    }

    /// <summary>Opens boards and a practice, has them followed, and begins to work on them.</summary>
    public static async Task<WorkingNetwork> StartAsync(Uri api)
    {
        var network = new WorkingNetwork(api);
        await network.PrepareAsync();
        network._work = Task.WhenAll([.. network._boards.Select(board => Task.Run(() => network.ColourAsync(board))), Task.Run(network.PostUpdatesAsync)]);
        return network;
    }

    /// <summary>Waits for so many further answers.</summary>
    public async Task MoreAsync(int answers)
    {
        for (var i = 0; i < answers; i++)
        {
            var next = _more.WaitAsync();
            if (await Task.WhenAny(next, _work) == _work)
            {
                await _work;
            }
        }
    }

    /// <summary>Lets everybody finish.</summary>
    public Task StopAsync()
    {
        _stop = true;
        return _work;
    }

    public async ValueTask DisposeAsync()
    {
        _stop = true;
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _http.Dispose();
        _more.Dispose();
    }

    private async Task PrepareAsync()
    {
        _token = (await SendAsync(HttpMethod.Post, "/v1/sessions", new { displayName = "Schrijver", cityId = "haarlem", sector = "public", roles = new[] { "steward", "operator" } })).GetProperty("token").GetString()!;
        _practiceId = (await SendAsync(HttpMethod.Post, "/v1/cities/haarlem/practices", new { title = "Buurttuin", kind = "neighbourhood" })).GetProperty("practiceId").GetString()!;
        await SendAsync(HttpMethod.Put, $"/v1/participants/me/follows/{_practiceId}", null);
        await SendAsync(HttpMethod.Post, "/v1/gatherings", new { title = "Langs de tuinen", kind = "meeting", cityId = "haarlem", place = "Tuinpad 1", startsAt = "2027-03-12T12:00:00Z", endsAt = "2027-03-12T16:00:00Z", learningAreas = new[] { "cooperation" } });
        await SendAsync(HttpMethod.Post, "/v1/research/issues", null);
        for (var i = 0; i < Boards; i++)
        {
            var boardId = (await SendAsync(HttpMethod.Post, "/v1/boards", new { title = $"Bord {i}", practiceId = _practiceId })).GetProperty("boardId").GetString()!;
            await SendAsync(HttpMethod.Put, $"/v1/participants/me/followed-boards/{boardId}", null);
            var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(_http.BaseAddress!, "/live")], Token = _token });
            _clients.Add(client);
            var board = await client.JoinAsync(boardId);
            await board.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "zone", title = "Vak" }), LiveCommand.Of("addCard", new { cardId = "card", zoneId = "zone", text = "Wie betaalt het dak?" }));
            _boards.Add(board);
        }
    }

    private async Task ColourAsync(LiveClientBoard board)
    {
        for (var n = 0; !_stop; n++)
        {
            var outcome = (await board.SubmitAsync(LiveCommand.Of("setCardColour", new { cardId = "card", colour = Colours[n % Colours.Length] })))[0];
            Told("board:" + board.BoardId, outcome.Version ?? throw new InvalidOperationException($"Refused: {outcome.Code}"));
        }
    }

    private async Task PostUpdatesAsync()
    {
        for (var n = 0; !_stop; n++)
        {
            var update = await SendAsync(HttpMethod.Post, $"/v1/practices/{_practiceId}/updates", new { title = $"Bericht {n}", text = "De sleutel ligt bij de bakker." });
            Told("practice:" + _practiceId, update.GetProperty("version").GetInt64());
        }
    }

    private void Told(string journalId, long version)
    {
        lock (_acknowledged)
        {
            _acknowledged[journalId] = Math.Max(version, _acknowledged.GetValueOrDefault(journalId));
        }

        _more.Release();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = _token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", _token);
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return !response.IsSuccessStatusCode ? throw new InvalidOperationException($"{method} {path}: {answer}")
            : answer.Length == 0 ? default
            : JsonDocument.Parse(answer).RootElement;
    }
}
