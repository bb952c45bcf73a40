using Microsoft.Extensions.Configuration;
using Npgsql;
using Stadmaken.Grains.Checking;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Silo.Hosting;

/// <summary>
/// The command <c>check</c>: reads every journal again from its first event, and compares every snapshot with what its journal folds to. For after
/// a restore, or when something is suspected. Changes nothing; the network may run meanwhile.
/// </summary>
public static class NetworkCheck
{
    /// <summary>So many journals are read at once.</summary>
    private const int AtOnce = 4;

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code: 0 when all is sound, 1 when something was found, 2 when it could not be looked.</returns>
    internal static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        try
        {
            await using var database = new PostgresDatabase(ClusterSilo.ReadDatabase(configuration));
            var result = await CheckAsync(database);
            foreach (var finding in result.Findings)
            {
                Console.WriteLine($"{finding.JournalId} at version {finding.Version}: {finding.Kind}. {finding.What}");
            }

            Console.WriteLine($"{result.Journals} journals and {result.Snapshots} snapshots read, {result.Findings.Count} findings.");
            return result.Findings.Count == 0 ? 0 : 1;
        }
        catch (Exception fault) when (fault is ClusterSettingException or NpgsqlException or JournalStoreException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    /// <summary>Checks all there is in a database.</summary>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    /// <exception cref="JournalStoreException">A journal cannot be read.</exception>
    public static async Task<NetworkCheckResult> CheckAsync(PostgresDatabase database)
    {
        await using var store = new PostgresJournalStore(database);
        var contents = new PostgresContents(database);
        var findings = new List<Finding>();
        var (journals, snapshots) = (0, 0);
        await Parallel.ForEachAsync(contents.JournalIdsAsync(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (journalId, _) =>
        {
            var found = JournalChecks.For(journalId) is { } check
                ? await check.CheckAsync(journalId, Reader(store, journalId))
                : [new Finding(journalId, 0, FindingKind.UnknownKind, "There is no such kind of journal in this version.")];
            lock (findings)
            {
                journals++;
                findings.AddRange(found);
            }
        });
        await Parallel.ForEachAsync(contents.SnapshotsAsync(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (kept, _) =>
        {
            var (journalId, stateName, snapshot) = kept;
            var found = JournalChecks.For(journalId) is not { } check || check.StateName != stateName ? new Finding(journalId, 0, FindingKind.UnknownKind, $"There is no such snapshot as '{stateName}' in this version.")
                : snapshot is null ? new Finding(journalId, 0, FindingKind.SnapshotDiffers, "It cannot be read.")
                : await check.CheckSnapshotAsync(journalId, snapshot, Reader(store, journalId));
            lock (findings)
            {
                snapshots++;
                if (found is not null)
                {
                    findings.Add(found);
                }
            }
        });
        return new NetworkCheckResult(journals, snapshots, findings);
    }

    private static Func<long, int, Task<IReadOnlyList<JournalEntry>>> Reader(PostgresJournalStore store, string journalId) =>
        (after, limit) => store.ReadAsync(journalId, after, limit, CancellationToken.None);
}

/// <summary>What a check read, and what it found.</summary>
/// <param name="Journals">How many journals.</param>
/// <param name="Snapshots">How many snapshots.</param>
/// <param name="Findings">What is wrong; empty when all is sound.</param>
public sealed record NetworkCheckResult(int Journals, int Snapshots, IReadOnlyList<Finding> Findings);
