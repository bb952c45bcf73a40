using Stadmaken.Grains.Journals;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.StorageContract;

public class FaultyJournalStoreTests
{
    private readonly InMemoryJournalStore _inner = new();
    private readonly FaultyJournalStore _store;

    public FaultyJournalStoreTests() => _store = new FaultyJournalStore(_inner);

    [Fact]
    public async Task Append_told_to_fail_stores_nothing()
    {
        _store.FailNextAppend(mayRetry: false);

        var fault = await Assert.ThrowsAsync<JournalStoreException>(() => _store.AppendAsync("board:f", Entries.One(1)));

        Assert.False(fault.MayRetry);
        Assert.Equal(0, await _inner.VersionAsync("board:f"));
        Assert.Equal(AppendOutcome.Stored, await _store.AppendAsync("board:f", Entries.One(1)));
        Assert.Equal(2, _store.Appends);
    }

    [Fact]
    public async Task Append_told_to_lose_its_acknowledgement_is_stored()
    {
        _store.LoseNextAcknowledgement();

        await Assert.ThrowsAsync<JournalStoreException>(() => _store.AppendAsync("board:f", Entries.One(1)));

        Assert.Equal(1, await _inner.VersionAsync("board:f"));
    }

    [Fact]
    public async Task Append_told_to_conflict_stores_nothing()
    {
        _store.ConflictNextAppend();

        Assert.Equal(new AppendOutcome.VersionConflict(1), await _store.AppendAsync("board:f", Entries.One(1)));
        Assert.Equal(0, await _inner.VersionAsync("board:f"));
    }

    [Fact]
    public async Task Held_calls_wait_until_they_are_released()
    {
        var before = _store.HoldNextAppend();
        var first = _store.AppendAsync("board:f", Entries.One(1));
        await before.Arrived;
        Assert.Equal(0, await _inner.VersionAsync("board:f"));
        before.Release();
        Assert.Equal(AppendOutcome.Stored, await first);

        var after = _store.HoldNextAcknowledgement();
        var second = _store.AppendAsync("board:f", Entries.One(2));
        await after.Arrived;
        Assert.Equal(2, await _inner.VersionAsync("board:f"));
        Assert.False(second.IsCompleted);
        after.Release();
        Assert.Equal(AppendOutcome.Stored, await second);
    }

    [Fact]
    public async Task Reads_and_checks_fail_as_told_and_everything_fails_while_it_is_down()
    {
        _store.FailNextRead();
        await Assert.ThrowsAsync<JournalStoreException>(() => _store.VersionAsync("board:f"));
        _store.FailNextRead();
        await Assert.ThrowsAsync<JournalStoreException>(() => _store.ReadAllAsync("board:f"));
        _store.FailNextCheck();
        await Assert.ThrowsAsync<JournalStoreException>(() => _store.CheckAsync(TestContext.Current.CancellationToken));

        _store.IsDown = true;
        await Assert.ThrowsAsync<JournalStoreException>(() => _store.AppendAsync("board:f", Entries.One(1)));
        await Assert.ThrowsAsync<JournalStoreException>(() => _store.VersionAsync("board:f"));
        _store.IsDown = false;

        Assert.Equal(0, await _store.VersionAsync("board:f"));
        Assert.Equal((1, 1, 3, 1), (_store.Appends, _store.Reads, _store.VersionReads, _store.Checks));
    }
}
