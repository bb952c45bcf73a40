using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Stadmaken.Api.Live.Wire;

namespace Stadmaken.Tests.Support.Live;

/// <summary>
/// A client of PROTOCOL.md as it should be: keeps a cursor for each board, joins again after a gap, and after a
/// lost connection joins its boards again and sends what has no answer once more, with the same ids. For tests,
/// chaos and benchmarks; several of them in one process are several participants.
/// </summary>
public sealed class LiveClient : IAsyncDisposable
{
    private readonly LiveClientOptions _options;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveClientBoard> _boards = [];
    private readonly CancellationTokenSource _disposed = new();
    private HubConnection? _connection;
    private Task _recovery = Task.CompletedTask;
    private int _attempt;

    private LiveClient(LiveClientOptions options) => _options = options;

    /// <summary>How often it has connected.</summary>
    public int Connections { get; private set; }

    /// <summary>How often a node told it that it stops.</summary>
    public int TimesSentElsewhere { get; private set; }

    /// <summary>Completes when the connection closes, with what closed it.</summary>
    public Task<Exception?> Closed { get; private set; } = Task.FromResult<Exception?>(null);

    /// <summary>Connects.</summary>
    public static async Task<LiveClient> ConnectAsync(LiveClientOptions options)
    {
        var client = new LiveClient(options);
        await client.OpenAsync();
        return client;
    }

    /// <summary>Makes a call and gives its answer as it came; null for no answer.</summary>
    public async Task<JsonElement?> CallAsync(string call, params object?[] arguments)
    {
        var answer = await Connection.InvokeCoreAsync<WireJson?>(call, arguments, _disposed.Token);
        return answer is null || Parse(answer) is not { ValueKind: not JsonValueKind.Null } element ? null : element;
    }

    /// <summary>Makes a call without waiting for an answer.</summary>
    public Task SendAsync(string call, params object?[] arguments) => Connection.SendCoreAsync(call, arguments, _disposed.Token);

    /// <summary>Joins a board.</summary>
    /// <exception cref="LiveRefusedException">The answer was an error.</exception>
    public async Task<LiveClientBoard> JoinAsync(string boardId)
    {
        LiveClientBoard? board;
        lock (_gate)
        {
            if (!_boards.TryGetValue(boardId, out board))
            {
                board = _boards[boardId] = new LiveClientBoard(this, boardId, _options);
            }
        }

        await board.JoinAsync();
        return board;
    }

    /// <summary>Cuts the connection as a network would, without saying goodbye; it is then made again.</summary>
    public Task CutAsync() => Connection.StopAsync(CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        await _recovery.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _disposed.Dispose();
    }

    /// <summary>JSON for an argument.</summary>
    public static WireJson Argument<T>(T value) => WireJson.Trusted(JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    private HubConnection Connection => _connection ?? throw new InvalidOperationException("Not connected.");

    private async Task OpenAsync()
    {
        var hub = _options.Hubs[_attempt++ % _options.Hubs.Count];
        hub = _options.Brief ? new UriBuilder(hub) { Query = "events=brief" }.Uri : hub;
        var builder = new HubConnectionBuilder().WithUrl(hub, _options.Transport, http =>
        {
            http.SkipNegotiation = _options.Transport == HttpTransportType.WebSockets;
            http.AccessTokenProvider = () => Task.FromResult<string?>(_options.Token);
        });
        if (_options.MessagePack)
        {
            builder.AddMessagePackProtocol(protocol => protocol.SerializerOptions = WireJsonFormatter.Options);
        }

        var connection = builder.Build();
        connection.On<string, WireJson>("boardEvents", (boardId, events) => Find(boardId)?.Take(BriefEvents.Whole(Parse(events))));
        connection.On<string, WireJson>("refused", (boardId, results) => Find(boardId)?.TakeResults(Parse(results)));
        connection.On<string, WireJson>("presence", (boardId, changes) => Find(boardId)?.TakePresence(Parse(changes)));
        connection.On<string, string>("resync", (boardId, _) => Find(boardId)?.CatchUp(resync: true));
        connection.On("leaving", () => TimesSentElsewhere++);
        var closed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += fault =>
        {
            closed.TrySetResult(fault);
            Recover();
            return Task.CompletedTask;
        };
        try
        {
            await connection.StartAsync(_disposed.Token);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        Closed = closed.Task;
        _connection = connection;
        Connections++;
    }

    private void Recover()
    {
        lock (_gate)
        {
            if (_options.Reconnects && !_disposed.IsCancellationRequested && _recovery.IsCompleted)
            {
                _recovery = RecoverAsync();
            }
        }
    }

    private async Task RecoverAsync()
    {
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                await OpenAsync();
                foreach (var board in Boards())
                {
                    await board.JoinAsync();
                    await board.ResendAsync();
                }

                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !_disposed.IsCancellationRequested)
            {
                // Whatever it is, a client goes on trying; the test's own time limit ends it.
                await Task.Delay(_options.RetryAfter, _options.Time, _disposed.Token);
            }
        }
    }

    private LiveClientBoard[] Boards()
    {
        lock (_gate)
        {
            return [.. _boards.Values];
        }
    }

    private LiveClientBoard? Find(string boardId)
    {
        lock (_gate)
        {
            return _boards.GetValueOrDefault(boardId);
        }
    }

    private static JsonElement Parse(WireJson json) => JsonDocument.Parse(json.Utf8).RootElement;
}
