using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Telemetry;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// Who is on a board: those of this node, who are told of to the grain and to each other, and those of other
/// nodes, of whom the grain tells. Changes are gathered and told at a bounded pace, thinned out by
/// <see cref="PresenceThinning"/>; the rules are in PRESENCE.md. Never stored; each renewal tells the whole, which mends
/// whatever was lost.
/// </summary>
public sealed partial class BoardPresence : IAsyncDisposable
{
    private readonly IBoardGrain _board;
    private readonly IGrainFactory _references;
    private readonly Action<IReadOnlyCollection<Presence>> _tell;
    private readonly PrivateWriting _private;
    private readonly PresenceBudget _budget;
    private readonly LiveOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Presence> _here = [];
    private readonly Dictionary<string, Presence> _elsewhere = [];
    private readonly PresenceTelling _telling;
    private readonly Dictionary<string, Presence> _unshared = [];

    // The Orleans client keeps observers by weak reference only.
    private readonly IPresenceListener _listener;
    private readonly PeriodicTimer _renewal;
    private readonly ITimer _next;
    private IPresenceListener? _reference;
    private Task _renewing = Task.CompletedTask;
    private Task _sharing = Task.CompletedTask;
    private bool _isSharing;
    private bool _wholeIsDue;
    private bool _isScheduled;
    private bool _stopped;
    private long _lastTold;
    private PresenceThinning _thinning;

    /// <summary>Keeps presence for one board once started.</summary>
    /// <param name="board">The grain that all nodes tell.</param>
    /// <param name="references">Makes the reference that the grain tells back.</param>
    /// <param name="tell">Tells the connections of this node.</param>
    /// <param name="isPrivate">Whether something is being written in private.</param>
    /// <param name="budget">How much this node tells.</param>
    /// <param name="options">The pace, and how much one message holds.</param>
    /// <param name="time">Paces it all.</param>
    /// <param name="logger">Hears of faults.</param>
    public BoardPresence(
        IBoardGrain board,
        IGrainFactory references,
        Action<IReadOnlyCollection<Presence>> tell,
        PrivateWriting isPrivate,
        PresenceBudget budget,
        LiveOptions options,
        TimeProvider time,
        ILogger logger)
    {
        _board = board;
        _references = references;
        _tell = tell;
        _private = isPrivate;
        _budget = budget;
        _options = options;
        _time = time;
        _logger = logger;
        _telling = new PresenceTelling(time);
        _listener = new Listener(this);
        _renewal = new PeriodicTimer(Following.Renewal, time);
        _next = time.CreateTimer(_ => TellChanges(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thinning = PresenceThinning.For(0, isPrivate.IsGoingOn, options.PresencePace);
        _lastTold = time.GetTimestamp() - (long)(options.PresencePace.TotalSeconds * time.TimestampFrequency);
    }

    /// <summary>Registers with the grain, and goes on renewing until disposed. Waits for nothing.</summary>
    public void Start()
    {
        using var apart = Spans.BeginApart();
        _reference = _references.CreateObjectReference<IPresenceListener>(_listener);
        _renewing = RenewAsync();
    }

    /// <summary>Everyone who is known to be on the board, as much of each as is told.</summary>
    public IReadOnlyList<Presence> Present()
    {
        lock (_gate)
        {
            var thinning = Thinning();
            return [.. _here.Values.Concat(_elsewhere.Values).Select(thinning.Shape)];
        }
    }

    /// <summary>Writing in private began or ended: what of everyone may be told changed (rule P7).</summary>
    public void TellAnew()
    {
        lock (_gate)
        {
            NoteEveryone();
            Schedule();
        }
    }

    /// <summary>Someone of this node came, moved or (<see cref="Presence.Gone"/>) left.</summary>
    public void Set(Presence presence)
    {
        lock (_gate)
        {
            if (presence.Gone ? !_here.Remove(presence.PresenceId) : _here.TryGetValue(presence.PresenceId, out var had) && had == presence)
            {
                return;
            }

            if (!presence.Gone)
            {
                _here[presence.PresenceId] = presence;
            }

            _telling.Note(presence, isHere: true);
            Schedule();
        }
    }

    /// <summary>Tells nothing more, and takes this node's presences away at the grain.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
            _here.Clear();
        }

        _renewal.Dispose();
        await _next.DisposeAsync();
        await _renewing;
        await _sharing;
        if (_reference is null)
        {
            return;
        }

        try
        {
            await _board.SharePresence(_reference, [], whole: true);
        }
        catch (Exception e)
        {
            // The grain forgets a silent node by itself.
            LogShareFailed(e);
        }

        _references.DeleteObjectReference<IPresenceListener>(_reference);
        GC.KeepAlive(_listener);
    }

    private async Task RenewAsync()
    {
        do
        {
            lock (_gate)
            {
                _wholeIsDue = true;
                Share();
            }
        }
        while (await _renewal.WaitForNextTickAsync());
    }

    // What it is at this moment, never what it was when something changed. Within the gate.
    private PresenceThinning Thinning() =>
        PresenceThinning.For(_here.Count + _elsewhere.Count, _private.IsGoingOn, _options.PresencePace);

    private void NoteEveryone()
    {
        foreach (var presence in _here.Values)
        {
            _telling.Note(presence, isHere: true);
        }

        foreach (var presence in _elsewhere.Values)
        {
            _telling.Note(presence, isHere: false);
        }
    }

    /// <summary>Within the gate.</summary>
    private void Schedule()
    {
        if (!_isScheduled && !_stopped && _telling.HasMore)
        {
            _isScheduled = true;
            var wait = _thinning.Pace - _time.GetElapsedTime(_lastTold);
            _next.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void TellChanges()
    {
        lock (_gate)
        {
            _isScheduled = false;
            _lastTold = _time.GetTimestamp();
            var thinning = Thinning();
            if (thinning != _thinning)
            {
                // What was told of the others may be too much now, such as a pointer that will not be told to move.
                _thinning = thinning;
                NoteEveryone();
            }

            var told = _telling.Take(thinning, wanted => _budget.Take(Math.Min(wanted, _options.PresencesPerMessage), _here.Count));
            if (told.Count > 0)
            {
                _tell([.. told.Select(one => one.Presence)]);
                foreach (var one in told.Where(one => one.IsHere))
                {
                    _unshared[one.Presence.PresenceId] = one.Presence;
                }

                Share();
            }

            // What was not granted, and what it was not yet time for.
            Schedule();
        }
    }

    /// <summary>Tells the grain what it has not heard, unless a telling is under way: then that one goes on with it. Within the gate.</summary>
    private void Share()
    {
        if (!_isSharing && !_stopped && _reference is not null && (_wholeIsDue || _unshared.Count > 0))
        {
            _isSharing = true;
            _sharing = ShareAsync(_reference);
        }
    }

    private async Task ShareAsync(IPresenceListener reference)
    {
        while (Take() is var (changes, whole))
        {
            try
            {
                await _board.SharePresence(reference, changes, whole);
            }
            catch (Exception e)
            {
                // The next renewal tells the whole.
                LogShareFailed(e);
            }
        }
    }

    private (Presence[] Changes, bool Whole)? Take()
    {
        lock (_gate)
        {
            var whole = _wholeIsDue;
            Presence[] changes = whole ? [.. _here.Values.Select(Thinning().Shape)] : [.. _unshared.Values];
            _wholeIsDue = false;
            _unshared.Clear();
            if (_stopped || (!whole && changes.Length == 0))
            {
                _isSharing = false;
                return null;
            }

            return (changes, whole);
        }
    }

    private void Hear(Presence[] changes, bool whole)
    {
        lock (_gate)
        {
            if (whole)
            {
                // Those whose node is only still to register there come back with its next renewal.
                var named = changes.Select(change => change.PresenceId).ToHashSet(StringComparer.Ordinal);
                changes = [.. changes, .. _elsewhere.Values.Where(presence => !named.Contains(presence.PresenceId)).Select(presence => presence with { Gone = true })];
            }

            foreach (var change in changes)
            {
                if (change.Gone)
                {
                    _elsewhere.Remove(change.PresenceId);
                }
                else
                {
                    _elsewhere[change.PresenceId] = change;
                }

                _telling.Note(change, isHere: false);
            }

            Schedule();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Presence could not be told to the board; the next renewal tells it all.")]
    private partial void LogShareFailed(Exception fault);

    private sealed class Listener(BoardPresence presence) : IPresenceListener
    {
        public Task ReceivePresence(Presence[] changes, bool whole)
        {
            presence.Hear(changes, whole);
            return Task.CompletedTask;
        }
    }
}
