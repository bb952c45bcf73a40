using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>One writer a journal, each as fast as the store answers, until they are stopped.</summary>
internal sealed class JournalWriters : IAsyncDisposable
{
    private readonly long[] _acknowledged;
    private readonly SemaphoreSlim _more = new(0);
    private readonly Task _writing;
    private volatile bool _stop;

    public JournalWriters(IJournalStore store, int journals)
    {
        _acknowledged = new long[journals];
        _writing = Task.WhenAll(Enumerable.Range(0, journals).Select(journal => Task.Run(() => WriteAsync(store, journal))));
    }

    public static string Id(int journal) => $"board:{journal}";

    /// <summary>The last version of each journal that is acknowledged.</summary>
    public long[] Acknowledged() => [.. Enumerable.Range(0, _acknowledged.Length).Select(journal => Volatile.Read(ref _acknowledged[journal]))];

    /// <summary>Waits for so many acknowledgements that nobody waited for yet.</summary>
    public async Task MoreAsync(int appends)
    {
        for (var i = 0; i < appends; i++)
        {
            await NextAsync();
        }
    }

    /// <summary>Waits, as they write on, until something holds for every journal.</summary>
    public async Task UntilEachAsync(Func<int, bool> holds)
    {
        while (!Enumerable.Range(0, _acknowledged.Length).All(holds))
        {
            await NextAsync();
        }
    }

    public async Task StopAsync()
    {
        _stop = true;
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _more.Dispose();
    }

    // A writer that failed would be waited for without end.
    private async Task NextAsync()
    {
        var next = _more.WaitAsync();
        if (await Task.WhenAny(next, _writing) == _writing)
        {
            await _writing;
        }
    }

    private async Task WriteAsync(IJournalStore store, int journal)
    {
        for (var version = 1L; !_stop; version += 2)
        {
            var entries = Entries.Several(version, $"{version}-a", $"{version}-b");
            Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(Id(journal), version - 1, entries, CancellationToken.None));
            Volatile.Write(ref _acknowledged[journal], version + 1);
            _more.Release();
        }
    }
}
