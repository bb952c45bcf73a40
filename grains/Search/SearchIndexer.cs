using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Search;

/// <summary>
/// Follows the journals of this silo for the index (rules S4, S6). Grains hand over their state when something is stored, which costs them nothing since states are
/// immutable; only the newest of each is kept, so whoever is slow here has less to do and not more. What a crash took is found by going through all journals.
/// </summary>
public sealed partial class SearchIndexer(
    ISearchIndex index, IJournalStore store, IOptions<SearchOptions> options, TimeProvider clock, ILogger<SearchIndexer> logger) : BackgroundService, IStateWatcher
{
    private const int StalePerLook = 500;

    // At once, of those that are gone through: reading waits for the database, and two cores have other things to do.
    private const int ReadAtOnce = 2;

    private readonly ConcurrentDictionary<string, object> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lately = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly SemaphoreSlim _looks = new(0, 1);
    private long _rounds;
    private int _inHaste;
    private TaskCompletionSource _settled = Settled();

    /// <inheritdoc/>
    public void Stored(string journalId, object state)
    {
        if (SearchSources.For(journalId) is not null)
        {
            _changed[journalId] = state;
            Wake(_news);
        }
    }

    /// <inheritdoc/>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        // What was handed over before now is in the next round at the latest; others may hand over more for ever.
        Interlocked.Increment(ref _inHaste);
        try
        {
            var until = Volatile.Read(ref _rounds) + 2;
            while (Volatile.Read(ref _rounds) < until && (!_changed.IsEmpty || !_settled.Task.IsCompleted))
            {
                await (_settled.Task.IsCompleted ? Task.Delay(options.Value.GatherFor, clock, cancellation) : _settled.Task.WaitAsync(cancellation)).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inHaste);
        }
    }

    /// <summary>Goes through all journals soon.</summary>
    public void Look() => Wake(_looks);

    /// <summary>Goes through all journals for what is not indexed as it should be, and indexes it. Nothing if another process does so.</summary>
    /// <returns>How many were indexed.</returns>
    /// <exception cref="SearchIndexException">The index cannot be read or written.</exception>
    public async Task<int> LookNowAsync(CancellationToken cancellation)
    {
        await using var leading = await index.TryLeadAsync(cancellation).ConfigureAwait(false);
        if (leading is null)
        {
            return 0;
        }

        var (after, count) = (string.Empty, 0);
        while (await index.FindStaleAsync(after, StalePerLook, cancellation).ConfigureAwait(false) is { Count: > 0 } stale)
        {
            await Parallel.ForEachAsync(stale, new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellation }, async (journalId, stop) =>
            {
                if (await TryIndexAsync(journalId, () => SearchSources.For(journalId)!.ReadAsync(journalId, store, stop), stop).ConfigureAwait(false))
                {
                    Interlocked.Increment(ref count);
                }
            }).ConfigureAwait(false);
            after = stale[^1];
        }

        return count;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowAsync(stoppingToken), LookRegularlyAsync(stoppingToken));

    private static TaskCompletionSource Settled()
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        settled.SetResult();
        return settled;
    }

    private static void Wake(SemaphoreSlim signal)
    {
        try
        {
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Somebody else did it at the same moment.
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (_changed.IsEmpty)
            {
                await _news.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await Task.Delay(options.Value.GatherFor, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var settled = _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                ForgetRested();
                foreach (var journalId in _changed.Keys)
                {
                    if (!stop.IsCancellationRequested && (!_lately.ContainsKey(journalId) || Volatile.Read(ref _inHaste) > 0) && _changed.TryRemove(journalId, out var state))
                    {
                        _lately[journalId] = clock.GetTimestamp();
                        await TryIndexAsync(journalId, () => Task.FromResult(SearchSources.For(journalId)!.Of(journalId, state)), stop).ConfigureAwait(false);
                    }
                }
            }
            catch (SearchIndexException fault)
            {
                // All of these are stored: they are found when all journals are gone through, which is tried until the index can be written again.
                _changed.Clear();
                LogNotLooked(fault);
                Look();
            }
            finally
            {
                Interlocked.Increment(ref _rounds);
                settled.SetResult();
            }
        }
    }

    private void ForgetRested()
    {
        foreach (var (journalId, _) in _lately.Where(indexed => clock.GetElapsedTime(indexed.Value) >= options.Value.RestFor))
        {
            _lately.Remove(journalId);
        }
    }

    private async Task LookRegularlyAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var wait = options.Value.LookEvery;
            try
            {
                if (await LookNowAsync(stop).ConfigureAwait(false) is var count and > 0)
                {
                    LogCaughtUp(count);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogNotLooked(fault);
                wait = options.Value.RetryAfter;
            }

            await _looks.WaitAsync(wait, stop).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryIndexAsync(string journalId, Func<Task<SearchedJournal>> read, CancellationToken stop)
    {
        try
        {
            await index.PutAsync(await read().ConfigureAwait(false), stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault) when (fault is not SearchIndexException and not JournalStoreException)
        {
            // One that cannot be read must not keep the others from being found. It stays as it was, and is tried again when all are gone through.
            LogNotIndexed(fault, LoggedIds.Of(journalId));
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index of the search had not followed {Count} journals, and does now.")]
    private partial void LogCaughtUp(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "It cannot be seen now whether the index of the search has followed all journals; looked at again later.")]
    private partial void LogNotLooked(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of the search could not follow {JournalId}; tried again when all journals are gone through.")]
    private partial void LogNotIndexed(Exception fault, string journalId);
}
