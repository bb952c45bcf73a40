using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Tests.Chaos.Durability;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Cluster;

/// <summary>Many boards of a cluster on which people write, each a few times a second, whatever happens to the cluster.</summary>
internal sealed class BusyNetwork : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Colours = ["yellow", "orange", "red", "purple", "blue", "green", "white"];

    private readonly LocalCluster _cluster;
    private readonly HttpClient _http = new();
    private readonly List<Table> _tables = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private List<Task> _lanes = [];
    private string _token = string.Empty;

    private BusyNetwork(LocalCluster cluster) => _cluster = cluster;

    /// <summary>What was acknowledged so far.</summary>
    public int Acknowledged => _tables.Sum(table => table.Acknowledged.Count);

    /// <summary>How many commands had no answer when half of the writers went on after a fault, all faults together.</summary>
    public int InFlightAtFaults => _tables.Sum(table => table.Resent.Count);

    /// <summary>How many connections were lost so far.</summary>
    public int ConnectionsLost => _tables.Sum(table => table.Clients.Sum(client => client.Connections - 1));

    /// <summary>How many of them were told by their node that it stops.</summary>
    public int SentElsewhere => _tables.Sum(table => table.Clients.Sum(client => client.TimesSentElsewhere));

    /// <summary>Time since it began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    /// <summary>Opens the boards, seats the writers at nodes in turn, and lets them write.</summary>
    public static async Task<BusyNetwork> StartAsync(LocalCluster cluster, int boards, int writers)
    {
        var network = new BusyNetwork(cluster);
        for (var writer = 0; writer < writers; writer++)
        {
            network._token = await network.SignInAsync();
            for (var i = 0; i < boards; i++)
            {
                if (writer == 0)
                {
                    network._tables.Add(new Table(await network.OpenBoardAsync($"Bord {i}")));
                }

                await network._tables[i].SeatAsync(cluster.Apis, first: i + writer, network._token, messagePack: writer % 2 == 1);
            }
        }

        network._lanes = [.. network._tables.SelectMany(table => table.Boards.Select((_, writer) => Task.Run(() => network.WriteAsync(table, writer))))];
        await network.AllGoOnAsync();
        return network;
    }

    /// <summary>
    /// Waits until every writer of every board has had a further answer, and notes what is still under way when half of them have: that is what the
    /// fault before it hit.
    /// </summary>
    public async Task AllGoOnAsync()
    {
        var reached = _tables.SelectMany(table => table.Writers.Select(writer => writer.MoreAsync(1))).ToArray();
        try
        {
            var gone = 0;
            await foreach (var one in Task.WhenEach(reached).WithCancellation(new CancellationTokenSource(Patience).Token))
            {
                await one;
                if (++gone == reached.Length / 2)
                {
                    _tables.ForEach(table => table.NoteUnderWay());
                }
            }
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            throw new InvalidOperationException($"{reached.Count(one => !one.IsCompletedSuccessfully)} of {reached.Length} writers had no answer within {Patience}.", late);
        }
    }

    /// <summary>Cuts the connections of half of the people, as a network would.</summary>
    public Task CutHalfOfTheClientsAsync() => Task.WhenAll(_tables.SelectMany(table => table.Clients.Where((_, i) => i % 2 == 0)).Select(client => client.CutAsync()));

    /// <summary>The longest time between two answers on one board, of those that overlap a stretch of time.</summary>
    public TimeSpan LongestPause(TimeSpan from, TimeSpan to) => _tables.Max(table => table.LongestPause(from, to));

    /// <summary>Lets the writers finish, and gathers all that was seen of each board.</summary>
    public async Task<List<DurabilityRun>> FinishAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_lanes).WaitAsync(Patience);
        return await GatherAsync(clients: true);
    }

    /// <summary>What was acknowledged and what is stored, of a cluster that answers no more.</summary>
    public Task<List<DurabilityRun>> LookAsync() => GatherAsync(clients: false);

    private async Task<List<DurabilityRun>> GatherAsync(bool clients)
    {
        await using var database = new PostgresDatabase(new PostgresOptions { ConnectionString = _cluster.Database });
        await using var store = new PostgresJournalStore(database);
        var runs = new List<DurabilityRun>();
        foreach (var table in _tables)
        {
            runs.Add(await table.GatherAsync(store, clients));
        }

        return runs;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var client in _tables.SelectMany(table => table.Clients))
        {
            await client.DisposeAsync();
        }

        _http.Dispose();
        _stop.Dispose();
    }

    private async Task WriteAsync(Table table, int writer)
    {
        using var pace = new PeriodicTimer(Pace);
        for (var n = 0; !_stop.IsCancellationRequested; n++)
        {
            await table.WriteAsync(writer, Colours[n % Colours.Length], () => Now);
            try
            {
                await pace.WaitForNextTickAsync(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> SignInAsync() =>
        (await PostAsync("/v1/sessions", new { displayName = "Schrijver", cityId = "haarlem", sector = "civic" })).GetProperty("token").GetString()!;

    private async Task<string> OpenBoardAsync(string title) =>
        (await PostAsync("/v1/boards", new { title, cityId = "haarlem" })).GetProperty("boardId").GetString()!;

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_cluster.Apis[0], path)) { Content = JsonContent.Create(body) };
        if (_token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{path}: {answer}");
    }

    /// <summary>One board with those who write on it.</summary>
    private sealed class Table(string boardId)
    {
        private readonly ConcurrentDictionary<string, bool> _unanswered = new();
        private readonly ConcurrentQueue<TimeSpan> _answers = [];

        public List<LiveClient> Clients { get; } = [];

        public List<LiveClientBoard> Boards { get; } = [];

        public List<Progress> Writers { get; } = [];

        public ConcurrentBag<Acknowledged> Acknowledged { get; } = [];

        public HashSet<string> Resent { get; } = [];

        public async Task SeatAsync(IReadOnlyList<Uri> apis, int first, string token, bool messagePack)
        {
            var client = await LiveClient.ConnectAsync(new LiveClientOptions
            {
                Hubs = [.. Enumerable.Range(0, apis.Count).Select(i => new Uri(apis[(first + i) % apis.Count], "/live"))],
                Token = token,
                MessagePack = messagePack,
            });
            var board = await client.JoinAsync(boardId);
            if (Boards.Count == 0)
            {
                await board.SubmitAsync(LiveCommand.Of("addZone", new { zoneId = "zone", title = "Vak" }));
            }

            await board.SubmitAsync(LiveCommand.Of("addCard", new { cardId = $"card-{Boards.Count}", zoneId = "zone", text = "Wie betaalt het dak?" }));
            Clients.Add(client);
            Boards.Add(board);
            Writers.Add(new Progress());
        }

        public async Task WriteAsync(int writer, string colour, Func<TimeSpan> now)
        {
            var command = LiveCommand.Of("setCardColour", new { cardId = $"card-{writer}", colour });
            var id = LiveCommand.IdOf(command);
            _unanswered[id] = true;
            var outcome = (await Boards[writer].SubmitAsync(command))[0];
            _unanswered.TryRemove(id, out _);
            Acknowledged.Add(new Acknowledged(id, outcome.Version ?? throw new InvalidOperationException($"Refused: {outcome.Code}")));
            _answers.Enqueue(now());
            Writers[writer].Advance();
        }

        public void NoteUnderWay() => Resent.UnionWith(_unanswered.Keys);

        public TimeSpan LongestPause(TimeSpan from, TimeSpan to)
        {
            TimeSpan[] answers = [.. _answers.Order()];
            return answers.Zip(answers.Skip(1)).Where(pair => pair.First < to && pair.Second > from).Select(pair => pair.Second - pair.First).DefaultIfEmpty().Max();
        }

        public async Task<DurabilityRun> GatherAsync(PostgresJournalStore store, bool clients)
        {
            ImmutableArray<StoredEvent> journal =
            [
                .. (await store.ReadAsync(JournalIds.Board(boardId), 0, int.MaxValue, CancellationToken.None)).Select(entry => new StoredEvent(entry.Version, entry.CommandId)),
            ];
            var views = ImmutableArray.CreateBuilder<ClientView>();
            foreach (var (client, board) in clients ? Clients.Zip(Boards) : [])
            {
                await board.ReachAsync(journal.Length).WaitAsync(Patience);
                var joined = await client.CallAsync("JoinBoard", boardId);
                views.Add(new ClientView(
                    $"client {views.Count}",
                    board.Version,
                    [.. board.Events.Select(one => new StoredEvent(one.GetProperty("version").GetInt64(), one.GetProperty("commandId").GetString()!))],
                    JsonSerializer.Serialize(joined!.Value.GetProperty("snapshot"))));
            }

            return new DurabilityRun([.. Acknowledged], [.. Resent], journal, views.ToImmutable());
        }
    }
}
