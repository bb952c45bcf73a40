using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Api.Live.Streams;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Api.Live;

/// <summary>
/// The calls of PROTOCOL.md. Refusals are answers; <see cref="FaultsAreAnswers"/> makes faults answers too.
/// </summary>
/// <remarks>
/// Several calls of one connection run at once (<c>MaximumParallelInvocationsPerClient</c>), so that a submit
/// that waits for its commit does not hold up the connection. SignalR takes the next message off a connection
/// when the call before it has returned its task, that is at the method's first await. So up to there calls run in
/// the order they were sent: commands are handed to the gatherer before anything is awaited, and that is what
/// keeps one connection's commands in order.
/// </remarks>
[Authorize]
public sealed partial class LiveHub : Hub
{
    private readonly LiveConnections _connections;
    private readonly BoardRelays _relays;
    private readonly StreamRelays _streams;
    private readonly StreamSources _sources;
    private readonly IGrainFactory _grains;
    private readonly LiveOptions _options;
    private readonly CommandLimiter _limiter;
    private readonly BoardLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveHub> _logger;

    /// <summary>One is made for each call.</summary>
    public LiveHub(
        LiveConnections connections,
        BoardRelays relays,
        StreamRelays streams,
        StreamSources sources,
        IGrainFactory grains,
        IOptions<LiveOptions> options,
        CommandLimiter limiter,
        IOptions<BoardLimits> limits,
        TimeProvider time,
        ILogger<LiveHub> logger)
    {
        _connections = connections;
        _relays = relays;
        _streams = streams;
        _sources = sources;
        _grains = grains;
        _options = options.Value;
        _limiter = limiter;
        _limits = limits.Value;
        _time = time;
        _logger = logger;
    }

    private LiveConnection Connection => _connections[Context.ConnectionId];

    /// <summary>Joins a board, or catches up with it.</summary>
    public async Task<WireJson> JoinBoard(string? boardId, long? sinceVersion)
    {
        if (!WireIds.IsId(boardId))
        {
            return WireAnswers.Error(BadBoardId);
        }

        var connection = Connection;
        var seat = connection.TakeSeat(boardId!, _relays, _options.BoardsPerConnection);
        if (seat is null)
        {
            return WireAnswers.Error(Refusal.TooLarge("boardId", $"A connection can have joined {_options.BoardsPerConnection} boards at once."));
        }

        Answer<OpenedBoard> answer;
        try
        {
            answer = await seat.Relay.LetInAsync(seat.Member, connection.Caller, sinceVersion);
        }
        catch when (!seat.IsPresent)
        {
            connection.Leave(boardId!);
            throw;
        }

        if (!answer.IsGiven)
        {
            // Also when it had joined before: it may no longer know of the board.
            connection.Leave(boardId!);
            return WireAnswers.Error(answer.Refusal);
        }

        seat.Appear();
        // Read after it listens: a change in between is then told twice rather than not at all.
        return JoinAnswer.Of(answer.Value, seat, Context.User ?? new ClaimsPrincipal(), connection.Caller, _time.GetUtcNow());
    }

    /// <summary>Decides commands and answers each once it is stored.</summary>
    public async Task<WireJson> Submit(string? boardId, WireJson? commands) => await Decide(boardId, commands) switch
    {
        Decided.Results results => WireAnswers.Results(results.Items),
        Decided.Unreadable unreadable => WireAnswers.Error(unreadable.Refusal),
        _ => throw new InvalidOperationException("A call is either decided or unreadable."),
    };

    /// <summary>Decides commands without holding the call; only what is refused is told, later.</summary>
    public Task<WireJson?> Post(string? boardId, WireJson? commands)
    {
        var decided = Decide(boardId, commands);
        if (decided is { IsCompletedSuccessfully: true, Result: Decided.Unreadable unreadable })
        {
            return Task.FromResult<WireJson?>(WireAnswers.Error(unreadable.Refusal));
        }

        _ = TellRefusals(boardId!, Connection, decided, _logger);
        return Task.FromResult<WireJson?>(null);
    }

    /// <summary>Says where on a board the caller is.</summary>
    public WireJson? SetPresence(string? boardId, WireJson? presence)
    {
        var where = PresenceReader.Read(presence, _limits);
        if (!where.IsGiven)
        {
            return WireAnswers.Error(where.Refusal);
        }

        return WireIds.IsId(boardId) && Connection.SeatAt(boardId!) is { } seat && seat.MoveTo(where.Value)
            ? null
            : WireAnswers.Error(Refusal.Conflict("Presence is kept only on a board that was joined."));
    }

    /// <summary>Leaves a board; leaving one that was not joined changes nothing.</summary>
    public WireJson? LeaveBoard(string? boardId)
    {
        if (!WireIds.IsId(boardId))
        {
            return WireAnswers.Error(BadBoardId);
        }

        Connection.Leave(boardId!);
        return null;
    }

    /// <summary>Stands in for a call that fits no method; <see cref="TolerantHubProtocol"/> calls it, clients cannot.</summary>
    public WireJson Misfit(WireJson answer)
    {
        LogMisfit(answer);
        return answer;
    }

    private static Refusal BadBoardId => Refusal.Invalid("boardId", "An id is 1 to 64 letters, digits, hyphens and underscores.");

    /// <summary>Hands commands to the board. Awaits nothing before they have their place in its order.</summary>
    private Task<Decided> Decide(string? boardId, WireJson? commands)
    {
        if (!WireIds.IsId(boardId))
        {
            return Task.FromResult<Decided>(new Decided.Unreadable(BadBoardId));
        }

        return BoardCommandReader.Read(commands, _limits) switch
        {
            CommandCall.Unreadable unreadable => Task.FromResult<Decided>(new Decided.Unreadable(unreadable.Refusal)),
            CommandCall.NoneDone none => Task.FromResult<Decided>(Told(none.Results)),
            CommandCall.Commands read => Decide(boardId!, read.Readings),
            _ => throw new InvalidOperationException("A call with commands has been read as something else."),
        };
    }

    private async Task<Decided> Decide(string boardId, IReadOnlyList<CommandReading> readings)
    {
        var begun = Stopwatch.GetTimestamp();
        var connection = Connection;
        BoardSubmission[] submissions =
        [
            .. readings.Where(reading => reading.Command is not null)
                .Select(reading => new BoardSubmission(reading.CommandId, connection.Caller, reading.Command!)),
        ];
        if (!_limiter.TryTake(connection.Caller.ParticipantId, submissions.Length, out var room))
        {
            return RateLimited(readings, $"More than {_options.CommandsPerSecond} commands of this participant in a second.", room);
        }

        using var lease = _relays.Rent(boardId);
        if (!connection.TryWait(submissions.Length, _options.WaitingCommandsPerConnection))
        {
            return RateLimited(readings, $"More than {_options.WaitingCommandsPerConnection} commands of this connection are waiting for an answer.", lease.Relay.Submissions.LikelyWait);
        }

        try
        {
            var decided = await lease.Relay.Submissions.Submit(submissions);
            LiveMetrics.Answered(Instrumentation.SecondsSince(begun));
            var next = 0;
            return Told(
            [
                .. readings.Select(reading => reading.Refusal is null ? decided[next++] : new CommandResult.Refused(reading.CommandId, reading.Refusal)),
            ]);
        }
        finally
        {
            connection.DoneWaiting(submissions.Length);
        }
    }

    private static Decided.Results RateLimited(IReadOnlyList<CommandReading> readings, string why, TimeSpan? after)
    {
        var refusal = new Refusal(RefusalCodes.RateLimited, why, RetryAfterMs: (int?)after?.TotalMilliseconds);
        return Told([.. readings.Select(reading => new CommandResult.Refused(reading.CommandId, refusal))]);
    }

    private static Decided.Results Told(IReadOnlyList<CommandResult> results)
    {
        LiveMetrics.Told(results);
        return new Decided.Results(results);
    }

    private static async Task TellRefusals(string boardId, LiveConnection connection, Task<Decided> decided, ILogger logger)
    {
        try
        {
            if (await decided is Decided.Results { Items: var results } && results.Any(result => result is CommandResult.Refused))
            {
                var refused = WireAnswers.Results([.. results.Where(result => result is CommandResult.Refused)]);
                await connection.WriteAsync(new SerializedHubMessage(new InvocationMessage(LiveMessages.Refused, [boardId, refused])));
            }
        }
        catch (Exception e)
        {
            // The sender has no answer, and so sends again (rule J3).
            LogPostFailed(logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A call fitted no method: {Answer}")]
    private partial void LogMisfit(WireJson answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "Posted commands were not answered.")]
    private static partial void LogPostFailed(ILogger logger, Exception fault);

    private abstract record Decided
    {
        public sealed record Results(IReadOnlyList<CommandResult> Items) : Decided;

        public sealed record Unreadable(Refusal Refusal) : Decided;
    }
}
