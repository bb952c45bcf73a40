using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract.Sqlite;

/// <summary>What the one writer promises, with its hand held: while another connection has the lock, what is appended waits.</summary>
public class SqliteWriterTests
{
    [Fact]
    public async Task J4_What_waits_shares_a_transaction_and_is_stored_in_it()
    {
        await using var host = new SqliteHost();
        var store = host.Open();
        using var rival = SqliteFaultTests.Lock(host.Path);

        var waiting = Enumerable.Range(0, 2_000).Select(journal => store.AppendAsync($"board:{journal}", Entries.Several(1, "a", "b", "c"))).ToList();
        Assert.All(waiting, append => Assert.False(append.IsCompleted));
        SqliteFaultTests.Unlock(rival);

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(AppendOutcome.Stored, outcome));
    }

    [Fact]
    public async Task Append_that_is_cancelled_while_it_waits_is_never_begun()
    {
        await using var host = new SqliteHost();
        var store = host.Open();
        using var rival = SqliteFaultTests.Lock(host.Path);
        using var stop = new CancellationTokenSource();

        // The writer takes some of these and waits for the lock with them; so many more than fit in one
        // transaction that the last ones are certainly not begun.
        var begun = Enumerable.Range(0, 3).Select(journal => store.AppendAsync($"board:{journal}", [.. Enumerable.Range(1, 4_000).Select(version => Entries.One(version))])).ToList();
        var waiting = store.AppendAsync("board:waits", 0, [Entries.One(1)], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        SqliteFaultTests.Unlock(rival);

        await Task.WhenAll(begun);
        await store.CheckAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await store.VersionAsync("board:waits"));
    }

    [Fact]
    public async Task Full_queue_makes_callers_wait_and_loses_nothing()
    {
        await using var host = new SqliteHost();
        var store = host.Open();
        using var rival = SqliteFaultTests.Lock(host.Path);

        var waiting = Enumerable.Range(0, 10_000).Select(journal => store.AppendAsync($"board:{journal}", Entries.One(1))).ToList();
        SqliteFaultTests.Unlock(rival);

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(AppendOutcome.Stored, outcome));
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_takes_nothing_more()
    {
        await using var host = new SqliteHost();
        var store = host.Open();
        var rival = SqliteFaultTests.Lock(host.Path);
        var waiting = Enumerable.Range(0, 100).Select(journal => store.AppendAsync($"board:{journal}", Entries.One(1))).ToList();

        var closing = host.CloseAsync(store);
        Assert.True((await Assert.ThrowsAsync<JournalStoreException>(() => store.AppendAsync("board:late", Entries.One(1)))).MayRetry);
        rival.Dispose();

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(AppendOutcome.Stored, outcome));
        await closing;
        Assert.Equal(1, await host.Open().VersionAsync("board:99"));
    }

    [Fact]
    public async Task Read_that_is_cancelled_stops()
    {
        await using var host = new SqliteHost();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Open().ReadAsync("board:1", 0, 10, stop.Token));
    }
}
