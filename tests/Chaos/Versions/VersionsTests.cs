using System.Globalization;
using System.Text;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Tests.Chaos.Cluster;
using Stadmaken.Tests.Chaos.Durability;
using Stadmaken.Tests.Support.Contracts;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Chaos.Versions;

/// <summary>
/// Two versions of the grain contracts side by side, as during every upgrade: each in a process of its own, over TCP. What a release may do to the
/// contracts is <see cref="ContractVersion.Growth"/>; what it must not do is kept from it by two lists in <c>grain-interfaces</c>: of methods in
/// <c>OrleansContracts.txt</c>, of fields in <c>ContractFields.txt</c>.
/// </summary>
public sealed class VersionsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task J1_J2_J3_network_is_upgraded_to_a_coming_version_and_back_while_people_write_and_nobody_loses_anything()
    {
        using var coming = await ContractVersion.BuildAsync(ContractVersion.Growth);
        await using var cluster = await LocalCluster.StartAsync(silos: 2, apis: 2);
        await using var network = await BusyNetwork.StartAsync(cluster, boards: 8, writers: 4);
        foreach (var version in (ContractVersion?[])[coming, null])
        {
            cluster.SiloProgram = version?.Program("silo", "Stadmaken.Silo");
            cluster.ApiProgram = version?.Program("api", "Stadmaken.Api");
            for (var index = 0; index < cluster.Silos; index++)
            {
                await cluster.Silo(index).StopAsync();
                await cluster.StartSiloAsync(index);

                // Old and new nodes with silos of both versions, each with boards of its own.
                await network.AllGoOnAsync();
            }

            for (var index = 0; index < cluster.Apis.Count; index++)
            {
                await cluster.Api(index).StopAsync();
                await cluster.StartApiAsync(index);
                await network.AllGoOnAsync();
            }
        }

        var runs = await network.FinishAsync();
        output.WriteLine($"{network.Acknowledged} commands acknowledged on {runs.Count} boards");
        Assert.All(runs, run => Assert.Empty(DurabilityCheck.Find(run)));
    }

    [Fact]
    public async Task J3_old_client_works_with_a_new_silo_and_a_new_client_with_an_old_silo_which_says_that_it_does_not_know_the_new_method()
    {
        using var coming = await ContractVersion.BuildAsync(ContractVersion.Growth);
        await using var cluster = await LocalCluster.StartAsync(silos: 1, apis: 0);

        // A new client with an old silo; the field that the silo does not know is not there.
        var early = await MakeAsync(cluster, "vroeg", coming);
        AssertAllWell("vroeg", version: 1, early);
        Assert.Contains("hint: ", early);
        var fault = Assert.Single(early, line => line.StartsWith("motto: ", StringComparison.Ordinal));
        Assert.DoesNotContain("Timeout", fault, StringComparison.Ordinal);
        Assert.Contains("Exception: ", fault, StringComparison.Ordinal);
        Assert.Contains("afterwards: True", early);

        cluster.SiloProgram = coming.Program("silo", "Stadmaken.Silo");
        await cluster.Silo(0).StopAsync();
        await cluster.StartSiloAsync(0);

        // An old client with a new silo, on a board of its own and on that of the new client: what was stored is there.
        AssertAllWell("laat", version: 1, await MakeAsync(cluster, "laat"));
        AssertAllWell("vroeg", version: 2, await MakeAsync(cluster, "vroeg"));

        // And both of the new version, so that it is one.
        var late = await MakeAsync(cluster, "vroeg", coming);
        AssertAllWell("vroeg", version: 3, late);
        Assert.Contains("hint: from the coming version", late);
        Assert.Contains("motto: Niet zonder ons", late);
        Assert.Equal(["boardOpened", "cardAdded", "cardAdded", "cardAdded"], (await StoredAsync(cluster, "vroeg")).Select(entry => entry.Type));
    }

    [Fact]
    public async Task J6_event_of_a_coming_version_stops_its_board_on_a_silo_that_does_not_know_it_and_no_other_and_is_kept()
    {
        await using var cluster = await LocalCluster.StartAsync(silos: 1, apis: 0);
        AssertAllWell("nieuw", version: 1, await MakeAsync(cluster, "nieuw"));
        await cluster.Silo(0).StopAsync();
        await AppendAsync(cluster, "nieuw", new JournalEntry(3, DateTimeOffset.UtcNow, "someone", "praise", "cardPraised", Encoding.UTF8.GetBytes("""{"cardId":"card"}""")));
        await cluster.StartSiloAsync(0);

        var visited = await MakeAsync(cluster, "nieuw");
        AssertAllWell("ander", version: 1, await MakeAsync(cluster, "ander"));

        Assert.Contains(visited, line => line.StartsWith("joined: ", StringComparison.Ordinal) && line.Contains("cardPraised", StringComparison.Ordinal));
        Assert.DoesNotContain("submitted: True", visited);
        Assert.Equal(["boardOpened", "cardAdded", "cardPraised"], (await StoredAsync(cluster, "nieuw")).Select(entry => entry.Type));
    }

    [Fact]
    public async Task Control_swapped_ids_and_another_alias_are_found_out_by_the_visits_and_kept_from_a_release()
    {
        await using var cluster = await LocalCluster.StartAsync(silos: 1, apis: 0);
        using var swapped = await ContractVersion.BuildAsync(ContractVersion.SwappedIds);
        using var renamed = await ContractVersion.BuildAsync(ContractVersion.OtherAlias);
        foreach (var wrong in (ContractVersion[])[swapped, renamed])
        {
            var seen = await MakeAsync(cluster, "bord", wrong);
            Assert.Contains("followed: True", seen);
            Assert.DoesNotContain("submitted: True", seen);
        }

        // The list of fields keeps either from a release; Orleans' own has no fields, and would let both pass.
        Assert.Contains("stadmaken.board-command.add-card 0 CardId System.String", ContractFields.Kept.Except(swapped.Fields()));
        Assert.Contains("stadmaken.board-command.add-card 0 CardId System.String", ContractFields.Kept.Except(renamed.Fields()));
        using var grown = await ContractVersion.BuildAsync(ContractVersion.Growth);
        Assert.Empty(ContractFields.Kept.Except(grown.Fields()));
    }

    private async Task<string[]> MakeAsync(LocalCluster cluster, string boardId, ContractVersion? version = null)
    {
        var seen = await Visit.MakeAsync(cluster, boardId, version);
        output.WriteLine($"{(version is null ? "this version" : "another version")} on {boardId}: {string.Join("; ", seen)}");
        return seen;
    }

    private static void AssertAllWell(string boardId, int version, string[] seen) =>
        Assert.All(Visit.AllWell, line => Assert.Contains(string.Format(CultureInfo.InvariantCulture, line, boardId, version), seen));

    private static async Task AppendAsync(LocalCluster cluster, string boardId, JournalEntry entry)
    {
        await using var database = new PostgresDatabase(new PostgresOptions { ConnectionString = cluster.Database });
        await using var store = new PostgresJournalStore(database);
        Assert.Equal(AppendOutcome.Stored, await store.AppendAsync(JournalIds.Board(boardId), entry.Version - 1, [entry], CancellationToken.None));
    }

    private static async Task<IReadOnlyList<JournalEntry>> StoredAsync(LocalCluster cluster, string boardId)
    {
        await using var database = new PostgresDatabase(new PostgresOptions { ConnectionString = cluster.Database });
        await using var store = new PostgresJournalStore(database);
        return await store.ReadAsync(JournalIds.Board(boardId), 0, 100, CancellationToken.None);
    }
}
