using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Stadmaken.Grains.Checking;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Tests.Support.Live;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>The drill of the runbook, as operators do it: a backup of a network at work, put back elsewhere, checked, and started there.</summary>
public sealed class RestoreDrillTests(SharedPostgres postgres, ITestOutputHelper output) : IDisposable
{
    // So that there are many snapshots; otherwise as always.
    private static readonly Dictionary<string, string> Settings = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Journals__SnapshotEvery"] = "20" };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("stadmaken-drill-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task J2_J6_J7_network_that_was_backed_up_at_work_passes_the_check_where_it_is_restored_and_goes_on_there_and_damage_does_not_pass()
    {
        await using var restored = new PostgresHost(await postgres.Server.CreateEmptyDatabaseAsync());
        Dictionary<string, long> before;
        string boardId;
        await using (var cluster = await LocalCluster.StartAsync(silos: 1, apis: 1, settings: Settings))
        await using (var network = await WorkingNetwork.StartAsync(cluster.Apis[0]))
        {
            await network.MoreAsync(300);
            before = network.Acknowledged();
            boardId = network.BoardId;
            var backup = await OperatorCommand.RunAsync("backup/backup", cluster.Database, _directory.FullName);
            Assert.True(backup.ExitCode == 0, backup.Error);
            Assert.True(network.Acknowledged().Values.Sum() > before.Values.Sum(), "nothing was written during the backup, so this run showed nothing");
            await network.StopAsync();
            Assert.Equal(0, (await OperatorCommand.RunAsync("backup/restore", restored.ConnectionString, backup.Output.Trim())).ExitCode);
        }

        // What was confirmed before the backup is there, and all of it is sound.
        var store = restored.Open();
        foreach (var (journalId, version) in before)
        {
            Assert.True(await store.VersionAsync(journalId) >= version, journalId);
        }

        var kinds = (await ContentsAsync(restored)).Journals.Select(journalId => journalId[..journalId.IndexOf(':', StringComparison.Ordinal)]).ToHashSet();
        Assert.Equal(JournalChecks.Kinds.Order(), kinds.Order());
        await PassesAsync(restored);

        // It goes on from there, under the eyes of its people, and is sound then too.
        Assert.True(await GoOnAsync(restored, boardId) > before["board:" + boardId]);
        await PassesAsync(restored);

        // Controls, each on what is otherwise sound, and each put back.
        var (kept, of) = (await ContentsAsync(restored)).Snapshots.First(snapshot => snapshot.Of.StartsWith("board:", StringComparison.Ordinal));
        await IsToldAsync(
            restored, of, FindingKind.SnapshotDiffers,
            $"UPDATE OrleansStorage SET PayloadBinary = convert_to(replace(convert_from(PayloadBinary, 'UTF8'), 'Wie betaalt het dak?', 'Wie betaalt de goot?'), 'UTF8') WHERE {kept}",
            $"UPDATE OrleansStorage SET PayloadBinary = convert_to(replace(convert_from(PayloadBinary, 'UTF8'), 'Wie betaalt de goot?', 'Wie betaalt het dak?'), 'UTF8') WHERE {kept}");
        var entry = $"journal_id = 'board:{boardId}' AND type = 'cardAdded'";
        await IsToldAsync(
            restored, "board:" + boardId, FindingKind.DoesNotFold,
            $"UPDATE journal_event SET data = replace(data::text, '\"zone\"', '\"gone\"')::json WHERE {entry}",
            $"UPDATE journal_event SET data = replace(data::text, '\"gone\"', '\"zone\"')::json WHERE {entry}");
        var practice = before.Keys.Single(id => id.StartsWith("practice:", StringComparison.Ordinal));
        await IsToldAsync(
            restored, practice, FindingKind.NotContiguous,
            $"UPDATE journal_event SET version = version + 1000000 WHERE journal_id = '{practice}' AND version = 3",
            $"UPDATE journal_event SET version = version - 1000000 WHERE journal_id = '{practice}' AND version > 1000000");
        await PassesAsync(restored);
    }

    private async Task PassesAsync(PostgresHost network)
    {
        var (exitCode, said) = await CheckAsync(network);
        output.WriteLine(said);
        Assert.True(exitCode == 0, said);
        Assert.Matches(@"^[1-9]\d+ journals and [1-9]\d* snapshots read, 0 findings\.\s*$", said);
    }

    private async Task IsToldAsync(PostgresHost network, string journalId, FindingKind kind, string damage, string mend)
    {
        await network.ExecuteAsync(damage);
        var (exitCode, said) = await CheckAsync(network);
        output.WriteLine(said);
        Assert.Equal(1, exitCode);
        var finding = Assert.Single(said.Split('\n'), line => line.StartsWith(journalId, StringComparison.Ordinal));
        Assert.Contains($": {kind}. ", finding, StringComparison.Ordinal);
        await network.ExecuteAsync(mend);
    }

    // A silo and an API node on the copy; the answer is the version that a board gets to there.
    private static async Task<long> GoOnAsync(PostgresHost network, string boardId)
    {
        int[] ports = [FreePort(), FreePort()];
        await using var silo = await SiloProcess.StartAsync(network.ConnectionString, ports[0], ports[1], environment: Settings);
        await using var api = await ApiProcess.StartAsync(new Dictionary<string, string>(Settings)
        {
            ["Cluster__Mode"] = "Cluster",
            ["Sessions__Guests"] = "true",
            ["ConnectionStrings__Postgres"] = network.ConnectionString,
        });
        using var http = new HttpClient { BaseAddress = api.Address };
        var session = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Lezer", cityId = "haarlem", sector = "civic" });
        var token = (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        await using var client = await LiveClient.ConnectAsync(new LiveClientOptions { Hubs = [new Uri(api.Address, "/live")], Token = token });
        var board = await client.JoinAsync(boardId);
        var outcome = (await board.SubmitAsync(LiveCommand.AddCard("zone", "Na de brand")))[0];
        await board.ReachAsync(outcome.Version!.Value);
        await api.StopAsync();
        await silo.StopAsync();
        return outcome.Version.Value;
    }

    private static async Task<(int ExitCode, string Said)> CheckAsync(PostgresHost network)
    {
        var start = new ProcessStartInfo("dotnet", [RunningProgram.Built("silo", "Stadmaken.Silo"), "check"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Postgres"] = network.ConnectionString;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static async Task<(List<string> Journals, List<(string Row, string Of)> Snapshots)> ContentsAsync(PostgresHost network)
    {
        await using var database = new PostgresDatabase(new PostgresOptions { ConnectionString = network.ConnectionString });
        var contents = new PostgresContents(database);
        var (journals, snapshots) = (new List<string>(), new List<(string, string)>());
        await foreach (var journalId in contents.JournalIdsAsync())
        {
            journals.Add(journalId);
        }

        await foreach (var (journalId, stateName, _) in contents.SnapshotsAsync())
        {
            snapshots.Add(($"GrainIdExtensionString = '{journalId}' AND GrainTypeString = '{stateName}'", journalId));
        }

        return (journals, snapshots);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
