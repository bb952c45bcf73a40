using Stadmaken.Boards;
using Stadmaken.Journals;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// Who is on a board: those of this node, who are told of to the grain and to each other, and those of other
/// nodes, of whom the grain tells. Changes are gathered and told at a bounded pace, so that a busy board thins out
/// presence before it delays an edit. Never stored; each renewal tells the whole, which mends whatever was lost.
/// </summary>
public sealed partial class BoardPresence : IAsyncDisposable
{
    private readonly IBoardGrain _board;
    private readonly IGrainFactory _references;
    private readonly Action<IReadOnlyCollection<Presence>> _tell;
    private readonly TimeSpan _pace;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Presence> _here = [];
    private readonly Dictionary<string, Presence> _elsewhere = [];
    private readonly Dictionary<string, Presence> _untold = [];
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

    /// <summary>Keeps presence for one board once started.</summary>
    /// <param name="board">The grain that all nodes tell.</param>
    /// <param name="references">Makes the reference that the grain tells back.</param>
    /// <param name="tell">Tells the connections of this node.</param>
    /// <param name="pace">Shortest time between two tellings.</param>
    /// <param name="time">Paces it all.</param>
    /// <param name="logger">Hears of faults.</param>
    public BoardPresence(IBoardGrain board, IGrainFactory references, Action<IReadOnlyCollection<Presence>> tell, TimeSpan pace, TimeProvider time, ILogger logger)
    {
        _board = board;
        _references = references;
        _tell = tell;
        _pace = pace;
        _time = time;
        _logger = logger;
        _listener = new Listener(this);
        _renewal = new PeriodicTimer(Following.Renewal, time);
        _next = time.CreateTimer(_ => TellChanges(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _lastTold = time.GetTimestamp() - (long)(pace.TotalSeconds * time.TimestampFrequency);
    }

    /// <summary>Registers with the grain, and goes on renewing until disposed. Waits for nothing.</summary>
    public void Start()
    {
        _reference = _references.CreateObjectReference<IPresenceListener>(_listener);
        _renewing = RenewAsync();
    }

    /// <summary>Everyone who is known to be on the board.</summary>
    public IReadOnlyList<Presence> Present()
    {
        lock (_gate)
        {
            return [.. _here.Values, .. _elsewhere.Values];
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

            _untold[presence.PresenceId] = presence;
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

    /// <summary>Within the gate.</summary>
    private void Schedule()
    {
        if (!_isScheduled && !_stopped)
        {
            _isScheduled = true;
            var wait = _pace - _time.GetElapsedTime(_lastTold);
            _next.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void TellChanges()
    {
        lock (_gate)
        {
            _isScheduled = false;
            _lastTold = _time.GetTimestamp();
            Presence[] changes = [.. _untold.Values];
            _untold.Clear();
            _tell(changes);
            foreach (var change in changes)
            {
                _unshared[change.PresenceId] = change;
            }

            Share();
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
            Presence[] changes = whole ? [.. _here.Values] : [.. _unshared.Values];
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

    private void Hear(Presence[] changes)
    {
        lock (_gate)
        {
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
            }

            _tell(changes);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Presence could not be told to the board; the next renewal tells it all.")]
    private partial void LogShareFailed(Exception fault);

    private sealed class Listener(BoardPresence presence) : IPresenceListener
    {
        public Task ReceivePresence(Presence[] changes, bool whole)
        {
            presence.Hear(changes);
            return Task.CompletedTask;
        }
    }
}
