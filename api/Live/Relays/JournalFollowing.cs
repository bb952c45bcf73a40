using System.Diagnostics;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// The node's side of rules F1 to F5, for any journal: holds the cursor, takes pushes, reads what pushes did not
/// bring, renews. A push is a hint; what cannot be joined to the cursor is read.
/// </summary>
public sealed partial class JournalFollowing : IAsyncDisposable
{
    private readonly IJournalGrain _journal;
    private readonly IGrainFactory _references;
    private readonly IJournalSink _sink;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly PeriodicTimer _renewal;

    // The Orleans client keeps observers by weak reference only: without this field pushes would stop at the next collection.
    private readonly IJournalFollower _follower;
    private IJournalFollower? _reference;
    private Task _renewing = Task.CompletedTask;
    private long _cursor;
    private long _known;
    private bool _reading;
    private bool _stopped;

    /// <summary>Follows a journal once started.</summary>
    /// <param name="journal">Which.</param>
    /// <param name="references">Makes the reference that the grain pushes to.</param>
    /// <param name="sink">Where entries after <paramref name="cursor"/> go.</param>
    /// <param name="cursor">The last version that the sink does not need.</param>
    /// <param name="time">Paces renewal.</param>
    /// <param name="logger">Hears of faults.</param>
    public JournalFollowing(IJournalGrain journal, IGrainFactory references, IJournalSink sink, long cursor, TimeProvider time, ILogger logger)
    {
        _journal = journal;
        _references = references;
        _sink = sink;
        _cursor = cursor;
        _known = cursor;
        _logger = logger;
        _renewal = new PeriodicTimer(Following.Renewal, time);
        _follower = new Follower(this);
    }

    /// <summary>The last version delivered.</summary>
    public long Cursor
    {
        get
        {
            lock (_gate)
            {
                return _cursor;
            }
        }
    }

    /// <summary>Registers, and goes on renewing until disposed. Waits for nothing.</summary>
    public void Start()
    {
        using var apart = Spans.BeginApart();
        _reference = _references.CreateObjectReference<IJournalFollower>(_follower);
        _renewing = RenewAsync(_reference);
    }

    /// <summary>Delivers nothing more, and tells the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        _renewal.Dispose();
        await _renewing;
        if (_reference is null)
        {
            return;
        }

        try
        {
            await _journal.Unfollow(_reference);
        }
        catch (Exception e)
        {
            // The registration expires by itself (rule F4).
            LogUnfollowFailed(e);
        }

        _references.DeleteObjectReference<IJournalFollower>(_reference);
        GC.KeepAlive(_follower);
    }

    private async Task RenewAsync(IJournalFollower reference)
    {
        do
        {
            try
            {
                var cursor = Cursor;
                Learn(cursor, await _journal.Follow(reference, cursor));
            }
            catch (Exception e)
            {
                // Nothing is lost by it: the next renewal answers with the version.
                LogRenewalFailed(e);
            }
        }
        while (await _renewal.WaitForNextTickAsync());
    }

    /// <summary>What a renewal sent with this cursor was answered.</summary>
    private void Learn(long cursor, long version)
    {
        lock (_gate)
        {
            if (version < cursor && !_stopped)
            {
                LogRewound(cursor, version);
                _cursor = version;
                _known = version;
                _sink.Rewind(version);
                return;
            }

            ReadUpTo(version);
        }
    }

    private void Take(JournalBatch batch)
    {
        lock (_gate)
        {
            if (batch is JournalBatch.Entries { Items: { Length: > 0 } items })
            {
                if (items[0].Version <= _cursor + 1 && IsContiguous(items))
                {
                    Deliver(items);
                }

                ReadUpTo(items[^1].Version);
            }
            else if (batch is JournalBatch.Behind behind)
            {
                ReadUpTo(behind.Version);
            }
        }
    }

    /// <summary>Delivers what is newer than the cursor of entries that reach it. Within the gate.</summary>
    private void Deliver(JournalEntry[] items)
    {
        var overlap = (int)Math.Min(_cursor + 1 - items[0].Version, items.Length);
        if (_stopped || overlap == items.Length)
        {
            return;
        }

        // The cursor after the delivery: entries that the sink throws on are brought again.
        _sink.Deliver(items.AsSpan(overlap));
        _cursor = items[^1].Version;
    }

    /// <summary>There are entries up to here; if the cursor is not there, reads. Within the gate.</summary>
    private void ReadUpTo(long version)
    {
        _known = Math.Max(_known, version);
        if (_cursor < _known && !_reading && !_stopped)
        {
            _reading = true;
            // Not awaited by the push that found the gap: the grain may be waiting for that push to return.
            _ = ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var more = true;
        while (more)
        {
            more = false;
            try
            {
                LiveMetrics.Read();
                var page = await _journal.Read(Cursor, Following.LargestPage);
                more = TakePage(page);
            }
            catch (Exception e)
            {
                // Tried again when the next push or renewal shows that there is something to read.
                LogReadFailed(e);
            }

            lock (_gate)
            {
                more &= _cursor < _known && !_stopped;
                _reading = more;
            }
        }
    }

    /// <summary>Whether the page brought anything.</summary>
    private bool TakePage(JournalPage page)
    {
        lock (_gate)
        {
            _known = Math.Max(_known, page.Version);
            if (page.Entries is not { Length: > 0 } items || items[0].Version > _cursor + 1 || !IsContiguous(items))
            {
                // Reading again at once would turn in circles; a renewal comes.
                return false;
            }

            Deliver(items);
            return true;
        }
    }

    private static bool IsContiguous(JournalEntry[] items) => items[^1].Version - items[0].Version == items.Length - 1;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Following a journal could not be renewed; trying again at the next renewal.")]
    private partial void LogRenewalFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading a journal failed; trying again when something newer shows.")]
    private partial void LogReadFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "A journal could not be told that it is no longer followed; the registration expires by itself.")]
    private partial void LogUnfollowFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A journal went back from version {Cursor} to {Version}, as after restoring a backup; everyone who looks at it starts again.")]
    private partial void LogRewound(long cursor, long version);

    private sealed class Follower(JournalFollowing following) : IJournalFollower
    {
        public Task Receive(JournalBatch batch)
        {
            using var span = Spans.Current is null ? null : Instrumentation.Source.StartActivity("live delivery", ActivityKind.Consumer);
            following.Take(batch);
            return Task.CompletedTask;
        }
    }
}
