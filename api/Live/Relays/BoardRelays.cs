using Microsoft.Extensions.Options;

namespace Stadmaken.Api.Live.Relays;

/// <summary>The relays of this node: one for each board that someone here uses, and for a while after.</summary>
public sealed partial class BoardRelays : IAsyncDisposable
{
    private readonly IGrainFactory _grains;
    private readonly LiveOptions _options;
    private readonly PresenceBudget _budget;
    private readonly TimeProvider _time;
    private readonly ILogger<BoardRelay> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>No relays yet.</summary>
    public BoardRelays(IGrainFactory grains, IOptions<LiveOptions> options, TimeProvider time, ILogger<BoardRelay> logger)
    {
        _grains = grains;
        _options = options.Value;
        _budget = new PresenceBudget(_options.PresenceDeliveriesPerSecond, time);
        _time = time;
        _logger = logger;
    }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The relay of a board, kept at least until the lease is disposed.</summary>
    public Lease Rent(string boardId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(boardId, out var entry))
            {
                entry = new Entry(new BoardRelay(boardId, _grains, _budget, _options, _time, _logger));
                _entries.Add(boardId, entry);
                LiveMetrics.BoardFollowed();
            }

            entry.Leases++;
            entry.Linger?.Dispose();
            entry.Linger = null;
            return new Lease(this, entry);
        }
    }

    /// <summary>Ends all of them.</summary>
    public async ValueTask DisposeAsync()
    {
        Entry[] all;
        lock (_gate)
        {
            all = [.. _entries.Values];
            _entries.Clear();
            LiveMetrics.BoardLetGo(all.Length);
        }

        foreach (var entry in all)
        {
            entry.Linger?.Dispose();
        }

        // At once: with a cluster that is gone, each waits for its calls to time out.
        await Task.WhenAll(all.Select(entry => DisposeAsync(entry.Relay)));
    }

    private void Return(Entry entry)
    {
        lock (_gate)
        {
            if (--entry.Leases == 0)
            {
                entry.Linger = _time.CreateTimer(_ => EndIfUnused(entry), null, _options.Linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EndIfUnused(Entry entry)
    {
        lock (_gate)
        {
            // A timer may fire late: the board may be in use again, or have another relay by now.
            if (entry.Leases > 0 || _entries.GetValueOrDefault(entry.Relay.BoardId) != entry)
            {
                return;
            }

            _entries.Remove(entry.Relay.BoardId);
            LiveMetrics.BoardLetGo();
            entry.Linger?.Dispose();
        }

        _ = DisposeAsync(entry.Relay);
    }

    private async Task DisposeAsync(BoardRelay relay)
    {
        try
        {
            await relay.DisposeAsync();
        }
        catch (Exception e)
        {
            // Nobody waits for this; what it held at the grain expires.
            LogEndFailed(e, relay.BoardId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The relay of board {BoardId} did not end well.")]
    private partial void LogEndFailed(Exception fault, string boardId);

    /// <summary>The use of a relay for as long as it is not disposed.</summary>
    public sealed class Lease : IDisposable
    {
        private readonly BoardRelays _relays;
        private readonly Entry _entry;
        private int _returned;

        internal Lease(BoardRelays relays, Entry entry)
        {
            _relays = relays;
            _entry = entry;
        }

        /// <summary>The relay.</summary>
        public BoardRelay Relay => _entry.Relay;

        /// <summary>Gives it back; doing so again changes nothing.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _returned, 1) == 0)
            {
                _relays.Return(_entry);
            }
        }
    }

    internal sealed class Entry(BoardRelay relay)
    {
        public BoardRelay Relay { get; } = relay;

        public int Leases { get; set; }

        public ITimer? Linger { get; set; }
    }
}
