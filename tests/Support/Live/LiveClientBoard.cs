using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stadmaken.Tests.Support.Live;

/// <summary>A board as a <see cref="LiveClient"/> has it: a cursor, the events since it joined, the commands without an answer.</summary>
public sealed class LiveClientBoard
{
    private const int CommandsPerCall = 64;

    private readonly LiveClient _client;
    private readonly LiveClientOptions _options;
    private readonly Lock _gate = new();
    private readonly UnansweredCommands _unanswered = new();
    private readonly List<JsonElement> _events = [];
    private readonly List<JsonElement> _held = [];
    private readonly Dictionary<string, JsonElement> _present = [];
    private readonly List<(long Version, TaskCompletionSource Reached)> _waiting = [];
    private int _joining;
    private bool _joinAgain;

    internal LiveClientBoard(LiveClient client, string boardId, LiveClientOptions options)
    {
        _client = client;
        _options = options;
        BoardId = boardId;
    }

    /// <summary>The board.</summary>
    public string BoardId { get; }

    /// <summary>The last version it has; 0 before it has joined.</summary>
    public long Version { get; private set; }

    /// <summary>The last snapshot it was given.</summary>
    public JsonElement? Snapshot { get; private set; }

    /// <summary>The answer to the last join.</summary>
    public JsonElement JoinAnswer { get; private set; }

    /// <summary>Batches that did not follow on what it had.</summary>
    public int Gaps { get; private set; }

    /// <summary>Times it was told to join again.</summary>
    public int Resyncs { get; private set; }

    /// <summary>Events it already had.</summary>
    public int Repeats { get; private set; }

    /// <summary>Whether a pushed batch is lost on the way; for tests that lose some.</summary>
    public Func<JsonElement, bool> Drops { get; set; } = _ => false;

    /// <summary>Called with each event once, in order.</summary>
    public Action<JsonElement> OnEvent { get; set; } = _ => { };

    /// <summary>Whether events are kept in <see cref="Events"/>; off for long benchmarks.</summary>
    public bool KeepsEvents { get; set; } = true;

    /// <summary>The events since the last snapshot, contiguous.</summary>
    public JsonElement[] Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Presence ids of who is there, as far as it was told.</summary>
    public string[] Present
    {
        get
        {
            lock (_gate)
            {
                return [.. _present.Keys];
            }
        }
    }

    /// <summary>Completes once it has this version.</summary>
    public Task ReachAsync(long version)
    {
        lock (_gate)
        {
            if (Version >= version)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((version, reached));
            return reached.Task;
        }
    }

    /// <summary>Sends commands, and completes once each has its final answer, however often they have to be sent.</summary>
    public Task<CommandOutcome[]> SubmitAsync(params JsonObject[] commands) => Send(commands, post: false);

    /// <summary>The same with <c>Post</c>: the answer is the sender's own event, or <c>refused</c>.</summary>
    public Task<CommandOutcome[]> PostAsync(params JsonObject[] commands) => Send(commands, post: true);

    /// <summary>Joins, or catches up from the version it has.</summary>
    /// <exception cref="LiveRefusedException">The answer was an error.</exception>
    internal async Task JoinAsync()
    {
        long version;
        lock (_gate)
        {
            _joining++;
            version = Version;
        }

        try
        {
            var answer = version == 0
                ? await _client.CallAsync("JoinBoard", BoardId)
                : await _client.CallAsync("JoinBoard", BoardId, version);
            TakeJoin(answer ?? throw new InvalidDataException("Joining was not answered."));
        }
        finally
        {
            lock (_gate)
            {
                if (--_joining == 0)
                {
                    TakeHeld();
                    if (_joinAgain)
                    {
                        CatchUp();
                    }
                }
            }
        }
    }

    /// <summary>Sends what has no answer once more, in order. With Submit: a posted command that was accepted before has no new event.</summary>
    internal async Task ResendAsync()
    {
        foreach (var call in _unanswered.Commands.Chunk(CommandsPerCall))
        {
            if (await _client.CallAsync("Submit", BoardId, LiveClient.Argument(call)) is { } results)
            {
                TakeResults(results);
            }
        }
    }

    internal void Take(JsonElement events)
    {
        if (Drops(events))
        {
            return;
        }

        lock (_gate)
        {
            // What is pushed may overtake the answer to the join that it comes after.
            _held.Add(events);
            if (_joining == 0)
            {
                TakeHeld();
            }
        }
    }

    internal void TakeResults(JsonElement results)
    {
        foreach (var result in results.ValueKind == JsonValueKind.Array ? results.EnumerateArray().ToArray() : [])
        {
            var id = result.GetProperty("commandId").GetString()!;
            if (result.TryGetProperty("error", out var error))
            {
                if (error.GetProperty("retry").GetBoolean())
                {
                    _ = ResendLaterAsync(error.TryGetProperty("retryAfterMs", out var wait) ? TimeSpan.FromMilliseconds(wait.GetInt32()) : _options.RetryAfter);
                    continue;
                }

                _unanswered.Answer(new CommandOutcome(id, null, error.GetProperty("code").GetString()));
            }
            else
            {
                _unanswered.Answer(new CommandOutcome(id, result.GetProperty("version").GetInt64(), null));
            }
        }
    }

    internal void TakePresence(JsonElement changes)
    {
        lock (_gate)
        {
            foreach (var change in changes.EnumerateArray())
            {
                var id = change.GetProperty("presenceId").GetString()!;
                if (change.TryGetProperty("gone", out _))
                {
                    _present.Remove(id);
                }
                else
                {
                    _present[id] = change;
                }
            }
        }
    }

    internal void CatchUp(bool resync = false)
    {
        lock (_gate)
        {
            Resyncs += resync ? 1 : 0;
            // It may be about the join that is not answered yet.
            _joinAgain = _joining > 0;
            if (_joinAgain)
            {
                return;
            }
        }

        _ = CatchUpAsync();
    }

    private async Task CatchUpAsync()
    {
        try
        {
            await JoinAsync();
        }
        catch (Exception e) when (e is LiveRefusedException or InvalidOperationException or OperationCanceledException or HttpRequestException or IOException)
        {
            // A lost connection joins by itself when it is back; what is unavailable is tried again.
            await Task.Delay(_options.RetryAfter, _options.Time);
            if (e is LiveRefusedException { Code: "unavailable" })
            {
                CatchUp();
            }
        }
    }

    private async Task<CommandOutcome[]> Send(JsonObject[] commands, bool post)
    {
        var outcomes = _unanswered.Add(commands);
        try
        {
            var argument = LiveClient.Argument(commands);
            if (post)
            {
                await _client.SendAsync("Post", BoardId, argument);
            }
            else if (await _client.CallAsync("Submit", BoardId, argument) is { } results)
            {
                TakeResults(results);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or IOException or Microsoft.AspNetCore.SignalR.HubException or System.Net.WebSockets.WebSocketException)
        {
            // The connection was lost: they are sent again when it is back.
            if (!_options.Reconnects)
            {
                throw;
            }
        }

        return await outcomes;
    }

    private async Task ResendLaterAsync(TimeSpan after)
    {
        await Task.Delay(after, _options.Time);
        try
        {
            await ResendAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or IOException or Microsoft.AspNetCore.SignalR.HubException)
        {
            // Sent again when the connection is back; without reconnecting, whoever waits for the outcome hears it.
            if (!_options.Reconnects)
            {
                _unanswered.Fail(e);
            }
        }
    }

    private void TakeJoin(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            throw new LiveRefusedException(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
        }

        lock (_gate)
        {
            JoinAnswer = answer;
            _present.Clear();
            foreach (var presence in answer.GetProperty("present").EnumerateArray())
            {
                _present[presence.GetProperty("presenceId").GetString()!] = presence;
            }

            if (answer.TryGetProperty("snapshot", out var snapshot))
            {
                Snapshot = snapshot;
                _events.Clear();
                Advance(answer.GetProperty("version").GetInt64());
            }
            else
            {
                Apply(answer.GetProperty("events"));
            }
        }
    }

    private void TakeHeld()
    {
        foreach (var events in _held)
        {
            if (!Apply(events))
            {
                Gaps++;
                _held.Clear();
                CatchUp();
                return;
            }
        }

        _held.Clear();
    }

    private bool Apply(JsonElement events)
    {
        foreach (var one in events.EnumerateArray())
        {
            var version = one.GetProperty("version").GetInt64();
            if (version > Version + 1)
            {
                return false;
            }

            if (version <= Version)
            {
                Repeats++;
                continue;
            }

            if (KeepsEvents)
            {
                _events.Add(one);
            }

            OnEvent(one);
            Advance(version);
            _unanswered.Answer(new CommandOutcome(one.GetProperty("commandId").GetString()!, version, null));
        }

        return true;
    }

    private void Advance(long version)
    {
        Version = version;
        foreach (var waiting in _waiting.Where(waiting => waiting.Version <= version).ToArray())
        {
            _waiting.Remove(waiting);
            waiting.Reached.SetResult();
        }
    }
}
