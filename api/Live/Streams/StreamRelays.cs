using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Streams;

/// <summary>The streams that somebody on this node watches: each is followed while it is watched.</summary>
public sealed partial class StreamRelays(IGrainFactory grains, TimeProvider time, ILogger<StreamRelay> logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>How many are watched.</summary>
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

    /// <summary>Lets a member watch a stream until the seat is disposed.</summary>
    /// <param name="key">Which stream; one key is always the same source.</param>
    /// <param name="source">What it is a stream of.</param>
    /// <param name="member">Who.</param>
    /// <param name="version">A version that its journal is known to have.</param>
    public StreamSeat Watch(string key, IStreamSource source, StreamMember member, long version)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries.Add(key, entry = new Entry(new StreamRelay(source, version, grains, time, logger)));
                LiveMetrics.StreamFollowed();
            }

            entry.Watchers++;
            entry.Relay.Listen(member, version);
            return new StreamSeat(() => End(key, entry, member));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Entry[] all;
        lock (_gate)
        {
            all = [.. _entries.Values];
            _entries.Clear();
            LiveMetrics.StreamLetGo(all.Length);
        }

        await Task.WhenAll(all.Select(entry => EndAsync(entry.Relay)));
    }

    private void End(string key, Entry entry, StreamMember member)
    {
        entry.Relay.Remove(member);
        lock (_gate)
        {
            if (--entry.Watchers > 0 || !_entries.Remove(key))
            {
                return;
            }

            LiveMetrics.StreamLetGo();
        }

        _ = EndAsync(entry.Relay);
    }

    private async Task EndAsync(StreamRelay relay)
    {
        try
        {
            await relay.DisposeAsync();
        }
        catch (Exception fault)
        {
            LogEndFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A stream that nobody watches any more could not be ended.")]
    private partial void LogEndFailed(Exception fault);

    private sealed class Entry(StreamRelay relay)
    {
        public StreamRelay Relay { get; } = relay;

        public int Watchers { get; set; }
    }
}

/// <summary>A connection's place at a stream.</summary>
/// <param name="end">Leaves it.</param>
public sealed class StreamSeat(Action end) : IDisposable
{
    private Action? _end = end;

    /// <summary>Leaves; once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
