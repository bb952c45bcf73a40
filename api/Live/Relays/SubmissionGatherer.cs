using System.Diagnostics;
using System.IO.Pipelines;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Telemetry;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// Gathers the commands of all connections of this node to one board into grain calls, one call at a time. While
/// one is under way everything newer waits and goes in the next, so batches grow with the load and an idle board
/// waits for nothing.
/// </summary>
public sealed partial class SubmissionGatherer
{
    private const double ShortestWait = 0.1;
    private const double LongestWait = 5;

    private readonly IBoardGrain _board;
    private readonly LiveOptions _options;
    private readonly ILogger _logger;
    private readonly PipeScheduler _calls;
    private readonly Func<Task> _delivery;
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _queue = new();
    private int _waiting;
    private bool _calling;
    private double _secondsOfCall;
    private long _callBegan;

    /// <summary>Gathers for one board.</summary>
    /// <param name="board">Where the commands go.</param>
    /// <param name="options">How many may wait and go in a call.</param>
    /// <param name="logger">Hears of faults.</param>
    /// <param name="calls">Where calls begin; the thread pool, unless told otherwise.</param>
    /// <param name="delivery">Completes when no events of the board are being handed to connections; without it none ever are.</param>
    public SubmissionGatherer(IBoardGrain board, LiveOptions options, ILogger logger, PipeScheduler? calls = null, Func<Task>? delivery = null)
    {
        _delivery = delivery ?? (static () => Task.CompletedTask);
        _calls = calls ?? PipeScheduler.ThreadPool;
        _board = board;
        _options = options;
        _logger = logger;
    }

    /// <summary>
    /// How long it will likely take until what waits now is decided, by how long calls took of late. Never so short that asking again is a load of its
    /// own, nor so long that a moment's trouble keeps people waiting after it is over.
    /// </summary>
    public TimeSpan LikelyWait
    {
        get
        {
            lock (_gate)
            {
                var calls = (_waiting / _options.CommandsPerGrainCall) + 1;

                // The one under way counts as soon as it takes longer than the last: a silo that hangs is not asked ten times a second.
                var each = Math.Max(_secondsOfCall, _calling && _callBegan != 0 ? Instrumentation.SecondsSince(_callBegan) : 0);
                return TimeSpan.FromSeconds(Math.Clamp(calls * each, ShortestWait, LongestWait));
            }
        }
    }

    /// <summary>
    /// Hands commands in. They have their place in the order before this returns, whether or not the answer is
    /// awaited: callers must not await anything between taking a message off a connection and this.
    /// </summary>
    /// <returns>One result per command, in order. Never faults: a fault is an <c>unavailable</c> for each.</returns>
    public Task<CommandResult[]> Submit(BoardSubmission[] submissions)
    {
        if (submissions.Length == 0)
        {
            return Task.FromResult<CommandResult[]>([]);
        }

        Waiting waiting;
        lock (_gate)
        {
            if (_waiting + submissions.Length > _options.WaitingCommandsPerBoard)
            {
                return Task.FromResult(RefuseAll(
                    submissions, Refusal.Unavailable("Too many commands are waiting for this board.") with { RetryAfterMs = (int)LikelyWait.TotalMilliseconds }));
            }

            waiting = new Waiting(submissions);
            _queue.Enqueue(waiting);
            _waiting += submissions.Length;
            LiveMetrics.Queued(submissions.Length);
            if (_calling)
            {
                return waiting.Answer.Task;
            }

            _calling = true;
        }

        Begin();
        return waiting.Answer.Task;
    }

    // At the end of the queue: whatever else has come in on other connections by now is taken off them first and goes in
    // the same call. Everything after the call, for everyone who looks on, is then done once instead of twice.
    private void Begin() => _calls.Schedule(static gatherer => _ = ((SubmissionGatherer)gatherer!).CallUntilEmptyAsync(), this);

    private async Task CallUntilEmptyAsync()
    {
        // Writing to all who look on what the last call brought about takes a while, and some of them answer it. Without this the next
        // call would leave before they are heard, and go on doing so: two calls in turn, each for a half of the people.
        await _delivery();
        if (Take() is { Count: > 0 } batch)
        {
            await CallAsync(batch);

            // With few processors writing has kept them all: the thread that looks at the sockets first, then what it found there.
            Thread.Yield();
            Begin();
        }
    }

    private async Task CallAsync(List<Waiting> batch)
    {
        BoardSubmission[] submissions = batch is [var only] ? only.Submissions : [.. batch.SelectMany(waiting => waiting.Submissions)];
        using var span = Spans.Begin("live call", ActivityKind.Internal, batch, static waiting => waiting.Cause);
        span?.SetTag("commands", submissions.Length);
        CommandResult[] results;
        var begun = Stopwatch.GetTimestamp();
        Volatile.Write(ref _callBegan, begun);
        try
        {
            results = await _board.Submit(submissions);
            if (results.Length != submissions.Length)
            {
                throw new InvalidOperationException($"The board answered {results.Length} results for {submissions.Length} commands.");
            }

            var seconds = Instrumentation.SecondsSince(begun);
            Volatile.Write(ref _secondsOfCall, seconds);
            LiveMetrics.Called(submissions.Length, seconds, failed: false);
        }
        catch (Exception e)
        {
            // Whatever it was, the outcome is unknown and the senders try again (rule J3). What waited behind
            // goes the same way: decided now, it would overtake the commands that it was sent after.
            LiveMetrics.Called(submissions.Length, Instrumentation.SecondsSince(begun), failed: true);
            span?.SetStatus(ActivityStatusCode.Error);
            LogFault(e, submissions.Length);
            batch.AddRange(TakeAll());
            foreach (var waiting in batch)
            {
                waiting.Answer.SetResult(RefuseAll(waiting.Submissions, Faults.Unavailable));
            }

            return;
        }

        var next = 0;
        foreach (var waiting in batch)
        {
            waiting.Answer.SetResult(results[next..(next += waiting.Submissions.Length)]);
        }
    }

    /// <summary>What goes in the next call; empty when there is nothing, and then the next to submit calls.</summary>
    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var batch = new List<Waiting>();
            var count = 0;
            while (_queue.TryPeek(out var first) && (count == 0 || count + first.Submissions.Length <= _options.CommandsPerGrainCall))
            {
                count += first.Submissions.Length;
                batch.Add(_queue.Dequeue());
            }

            _waiting -= count;
            LiveMetrics.Taken(count);
            _calling = count > 0;
            return batch;
        }
    }

    private Waiting[] TakeAll()
    {
        lock (_gate)
        {
            Waiting[] all = [.. _queue];
            _queue.Clear();
            LiveMetrics.Taken(_waiting);
            _waiting = 0;
            return all;
        }
    }

    private static CommandResult[] RefuseAll(BoardSubmission[] submissions, Refusal refusal) =>
        [.. submissions.Select(submission => new CommandResult.Refused(submission.CommandId, refusal))];

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call with {Count} commands failed; their senders are told to send them again.")]
    private partial void LogFault(Exception fault, int count);

    private sealed class Waiting(BoardSubmission[] submissions)
    {
        public BoardSubmission[] Submissions { get; } = submissions;

        /// <summary>The hub call that they came with, for those who follow it.</summary>
        public Activity? Cause { get; } = Spans.Current;

        // Not inline: who waits for the answer writes to a connection, and the next grain call does not wait for that.
        public TaskCompletionSource<CommandResult[]> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
