using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract;

public abstract partial class JournalStoreContract
{
    [Fact]
    public async Task J1_Store_keeps_what_it_acknowledged_when_it_is_closed_and_opened()
    {
        var entries = Entries.Several(1, "a", "b", "c");
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:kept", entries));

        await ReopenAsync();

        Entries.AssertSame(entries, await Store.ReadAllAsync("board:kept"));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:kept", Entries.One(4)));
    }

    [Fact]
    public async Task J1_Acknowledged_append_is_seen_at_once_by_another_store()
    {
        var other = await Host.OpenAsync();
        for (var version = 1; version <= 20; version++)
        {
            await Store.AppendAsync("board:seen", Entries.One(version));
            Assert.Equal(version, await other.VersionAsync("board:seen"));
            Assert.Single(await other.ReadAsync("board:seen", version - 1, 10, Stop));
        }
    }

    [Fact]
    public async Task J2_Versions_go_on_over_appends_of_any_size()
    {
        await Store.AppendAsync("board:long", Entries.One(1));
        await Store.AppendAsync("board:long", Entries.Several(2, "b", "c", "d"));
        await Store.AppendAsync("board:long", [.. Enumerable.Range(5, 300).Select(version => Entries.One(version))]);

        Assert.Equal(304, await Store.VersionAsync("board:long"));
        Assert.Equal(Enumerable.Range(1, 304).Select(version => (long)version), (await Store.ReadAllAsync("board:long")).Select(entry => entry.Version));
    }

    [Fact]
    public async Task J2_Append_that_expects_an_older_version_is_a_conflict_and_stores_nothing()
    {
        await Store.AppendAsync("board:old", Entries.Several(1, "a", "b", "c"));

        Assert.Equal(new AppendOutcome.VersionConflict(3), await Store.AppendAsync("board:old", Entries.One(1, "x")));
        Assert.Equal(new AppendOutcome.VersionConflict(3), await Store.AppendAsync("board:old", Entries.Several(3, "y", "z")));

        Entries.AssertSame(Entries.Several(1, "a", "b", "c"), await Store.ReadAllAsync("board:old"));
    }

    [Fact]
    public async Task J2_Append_that_would_leave_a_gap_is_a_conflict_and_stores_nothing()
    {
        Assert.Equal(new AppendOutcome.VersionConflict(0), await Store.AppendAsync("board:gap", Entries.One(2)));
        await Store.AppendAsync("board:gap", Entries.One(1));
        Assert.Equal(new AppendOutcome.VersionConflict(1), await Store.AppendAsync("board:gap", Entries.Several(3, "y", "z")));

        Assert.Single(await Store.ReadAllAsync("board:gap"));
    }

    [Fact]
    public async Task J2_Append_that_no_journal_could_take_is_a_mistake_of_the_caller()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync("board:bad", 0, [], Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync("board:bad", Entries.One(1), Entries.One(3)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync("board:bad", 5, [Entries.One(1)], Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync("board:bad", Entries.Several(1, "same", "same")));

        Assert.Equal(0, await Store.VersionAsync("board:bad"));
    }

    [Fact]
    public async Task J3_Append_of_known_commands_tells_where_they_are_and_stores_nothing()
    {
        await Store.AppendAsync("board:once", Entries.Several(1, "a", "b", "c"));

        var single = Assert.IsType<AppendOutcome.CommandsKnown>(await Store.AppendAsync("board:once", Entries.One(4, "b")));
        Assert.Equal(new Dictionary<string, long> { ["b"] = 2 }, single.Versions);

        var mixed = Assert.IsType<AppendOutcome.CommandsKnown>(await Store.AppendAsync("board:once", Entries.Several(4, "new", "c", "newer", "a")));
        Assert.Equal(new Dictionary<string, long> { ["a"] = 1, ["c"] = 3 }, mixed.Versions.OrderBy(pair => pair.Value).ToDictionary());

        Entries.AssertSame(Entries.Several(1, "a", "b", "c"), await Store.ReadAllAsync("board:once"));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:once", Entries.Several(4, "new", "newer")));
    }

    [Fact]
    public async Task J3_Known_commands_are_still_known_when_the_store_is_opened_again()
    {
        await Store.AppendAsync("board:once", Entries.Several(1, "a", "b"));
        await ReopenAsync();

        var known = Assert.IsType<AppendOutcome.CommandsKnown>(await Store.AppendAsync("board:once", Entries.One(3, "a")));
        Assert.Equal(1, Assert.Single(known.Versions).Value);
    }

    [Fact]
    public async Task J3_Command_id_used_in_another_journal_is_no_repeat()
    {
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:one", Entries.One(1, "same")));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:two", Entries.One(1, "same")));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:one", Entries.One(2, "SAME")));
    }

    [Fact]
    public async Task J3_Conflict_comes_before_known_commands()
    {
        await Store.AppendAsync("board:both", Entries.Several(1, "a", "b"));

        Assert.Equal(new AppendOutcome.VersionConflict(2), await Store.AppendAsync("board:both", Entries.One(1, "a")));
        Assert.Equal(new AppendOutcome.VersionConflict(2), await Store.AppendAsync("board:both", Entries.Several(2, "a", "new")));
        Assert.Equal(new AppendOutcome.VersionConflict(2), await Store.AppendAsync("board:both", Entries.One(9, "a")));
    }

    [Fact]
    public async Task Cancelled_append_that_has_not_begun_stores_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync("board:stop", 0, [Entries.One(1)], cancelled.Token));

        Assert.Equal(0, await Store.VersionAsync("board:stop"));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync("board:stop", Entries.One(1)));
    }

    [Fact]
    public async Task Check_passes_while_commands_can_be_stored()
    {
        await Store.CheckAsync(Stop);
        await Store.AppendAsync("board:check", Entries.One(1));
        await Store.CheckAsync(Stop);

        Assert.Single(await Store.ReadAllAsync("board:check"));
    }
}
