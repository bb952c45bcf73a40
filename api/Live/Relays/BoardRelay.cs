using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// What this node does for one board while somebody here looks at it: follows it once for all of them (rule F3),
/// gathers their commands, keeps who is where. Made and let go of by <see cref="BoardRelays"/>.
/// </summary>
public sealed class BoardRelay : IAsyncDisposable
{
    private readonly IBoardGrain _board;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PrivateWriting _private = new();
    private readonly Lock _gate = new();
    private JournalFollowing? _following;
    private bool _stopped;

    /// <summary>Does nothing yet: following begins with the first who is let in.</summary>
    public BoardRelay(string boardId, IGrainFactory grains, PresenceBudget budget, LiveOptions options, TimeProvider time, ILogger logger)
    {
        BoardId = boardId;
        _grains = grains;
        _time = time;
        _logger = logger;
        _board = grains.GetGrain<IBoardGrain>(JournalIds.Board(boardId));
        Audience = new BoardAudience(boardId, options, _private);
        Submissions = new SubmissionGatherer(_board, options, logger, delivery: () => Audience.Delivery);
        Presence = new BoardPresence(_board, grains, Audience.Tell, _private, budget, options, time, logger);
    }

    /// <summary>The board.</summary>
    public string BoardId { get; }

    /// <summary>The way in for commands.</summary>
    public SubmissionGatherer Submissions { get; }

    /// <summary>The connections that look at it.</summary>
    public BoardAudience Audience { get; }

    /// <summary>Who is on it.</summary>
    public BoardPresence Presence { get; }

    /// <summary>
    /// Opens the board for a connection, which from then on gets everything after the version it is answered with:
    /// following was begun at an earlier version or begins at this one, and what came between the opening and
    /// now is among the recent entries. If it is not any more, the connection is told to join again.
    /// </summary>
    public async Task<Answer<OpenedBoard>> LetInAsync(AudienceMember member, Caller caller, long? since)
    {
        var answer = await _board.Open(caller, since);
        if (answer.IsGiven)
        {
            if (_private.Learn(answer.Value.Version, answer.Value.IsPrivate))
            {
                Presence.TellAnew();
            }

            FollowFrom(answer.Value.Version);
            Audience.Listen(member, answer.Value.Version);
        }

        return answer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        if (_following is not null)
        {
            await _following.DisposeAsync();
        }

        await Presence.DisposeAsync();
    }

    private void FollowFrom(long version)
    {
        lock (_gate)
        {
            // Not before the first was let in: a board that nobody may see is not followed either.
            if (_following is null && !_stopped)
            {
                Audience.Begin(version);
                _following = new JournalFollowing(_board, _grains, new Sink(this), version, _time, _logger);
                _following.Start();
                Presence.Start();
            }
        }
    }

    // What happens is told to the audience; what of it changes who may be told of whom, before and after.
    private sealed class Sink(BoardRelay relay) : IJournalSink
    {
        public void Deliver(ReadOnlySpan<JournalEntry> entries)
        {
            var changed = relay._private.Learn(entries);
            relay.Audience.Deliver(entries);
            LiveMetrics.Delivered(relay._time.GetUtcNow() - entries[0].At);
            if (changed)
            {
                relay.Presence.TellAnew();
            }
        }

        public void Rewind(long version)
        {
            relay._private.Forget();
            relay.Audience.Rewind(version);
            relay.Presence.TellAnew();
        }
    }
}
