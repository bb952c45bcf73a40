using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.StorageContract;

public abstract partial class JournalStoreContract
{
    [Fact]
    public async Task J4_Appends_of_many_journals_at_once_are_all_stored()
    {
        const int Journals = 50;
        const int Appends = 20;
        await Task.WhenAll(Enumerable.Range(0, Journals).Select(async journal =>
        {
            for (var append = 0; append < Appends; append++)
            {
                var version = (append * 3) + 1;
                var outcome = await Store.AppendAsync($"board:{journal}", Entries.Several(version, $"{append}-a", $"{append}-b", $"{append}-c"));
                Assert.Equal(AppendOutcome.Stored, outcome);
            }
        }));

        for (var journal = 0; journal < Journals; journal++)
        {
            var entries = await Store.ReadAllAsync($"board:{journal}");
            Assert.Equal(Enumerable.Range(1, Appends * 3).Select(version => (long)version), entries.Select(entry => entry.Version));
        }
    }

    [Fact]
    public async Task J4_Append_that_cannot_be_stored_leaves_those_beside_it_unharmed()
    {
        foreach (var journal in Enumerable.Range(0, 120))
        {
            await Store.AppendAsync($"board:{journal}", Entries.Several(1, "a", "b"));
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 120).Select(journal => (journal % 6) switch
        {
            0 => Store.AppendAsync($"board:{journal}", Entries.One(2, "late")),
            1 => Store.AppendAsync($"board:{journal}", Entries.Several(2, "late", "later")),
            2 => Store.AppendAsync($"board:{journal}", Entries.One(3, "a")),
            3 => Store.AppendAsync($"board:{journal}", Entries.Several(3, "new", "a")),
            4 => Store.AppendAsync($"board:{journal}", Entries.One(3, "new")),
            _ => Store.AppendAsync($"board:{journal}", Entries.Several(3, "new", "newer")),
        }));

        for (var journal = 0; journal < 120; journal++)
        {
            var (expected, version) = (journal % 6) switch
            {
                0 or 1 => (typeof(AppendOutcome.VersionConflict), 2),
                2 or 3 => (typeof(AppendOutcome.CommandsKnown), 2),
                4 => (typeof(AppendOutcome.AllStored), 3),
                _ => (typeof(AppendOutcome.AllStored), 4),
            };
            Assert.IsType(expected, outcomes[journal]);
            Assert.Equal(version, await Store.VersionAsync($"board:{journal}"));
        }
    }

    [Fact]
    public async Task J2_Of_many_stores_that_append_the_same_version_one_wins()
    {
        const int Rivals = 4;
        const int Rounds = 40;
        var stores = new List<IJournalStore> { Store };
        while (stores.Count < Rivals)
        {
            stores.Add(await Host.OpenAsync());
        }

        var wins = new int[Rivals];
        for (var round = 1; round <= Rounds; round++)
        {
            var version = round;
            var outcomes = await Task.WhenAll(stores.Select((store, rival) =>
                Task.Run(() => store.AppendAsync("board:rivals", Entries.One(version, $"{rival}-{version}")))));

            var winner = Assert.Single(Enumerable.Range(0, Rivals), rival => outcomes[rival] is AppendOutcome.AllStored);
            wins[winner]++;
            Assert.All(outcomes.Where((_, rival) => rival != winner), outcome => Assert.Equal(new AppendOutcome.VersionConflict(version), outcome));
        }

        var entries = await Store.ReadAllAsync("board:rivals");
        Assert.Equal(Rounds, entries.Count);
        for (var rival = 0; rival < Rivals; rival++)
        {
            Assert.Equal(wins[rival], entries.Count(entry => entry.CommandId.StartsWith($"{rival}-", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task J3_Command_sent_again_by_a_rival_that_has_read_on_is_known()
    {
        var rival = await Host.OpenAsync();
        await Store.AppendAsync("board:again", Entries.One(1, "sent-twice"));

        var known = Assert.IsType<AppendOutcome.CommandsKnown>(await rival.AppendAsync("board:again", Entries.One(2, "sent-twice")));
        Assert.Equal(new Dictionary<string, long> { ["sent-twice"] = 1 }, known.Versions);
    }
}
