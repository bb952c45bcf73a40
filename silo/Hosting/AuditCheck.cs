using System.Globalization;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Storage.PostgreSql;

namespace Stadmaken.Silo.Hosting;

/// <summary>
/// The command <c>audit</c>: goes along the chain of the audit and says where it is broken (grains/Audit/AUDIT.md, rules A1 to A3). It prints the head, which an
/// operator keeps elsewhere; given one from before as <c>--head=version:hash</c>, it says whether that is still in the chain. Changes nothing.
/// </summary>
public static class AuditCheck
{
    private const int EntriesPerRead = 1_000;

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code: 0 when the chain holds, 1 when it is broken, 2 when it could not be looked at.</returns>
    internal static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        try
        {
            await using var database = new PostgresDatabase(ClusterSilo.ReadDatabase(configuration));
            await using var store = new PostgresJournalStore(database);
            return await RunAsync(store, configuration["head"], Console.Out);
        }
        catch (Exception fault) when (fault is ClusterSettingException or NpgsqlException or JournalStoreException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    /// <summary>Verifies the audit in a store, and says what it found.</summary>
    /// <param name="store">Where the audit is.</param>
    /// <param name="head">A head that was printed before, as <c>version:hash</c>; null for none.</param>
    /// <param name="output">Where to say it.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="JournalStoreException">The audit cannot be read.</exception>
    public static async Task<int> RunAsync(IJournalStore store, string? head, TextWriter output)
    {
        var verification = await VerifyAsync(store);
        foreach (var found in verification.Breaks)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Version {found.Version}: {found.What}"));
        }

        var isKept = head is null || (head.Split(':') is [var version, var hash]
            && long.TryParse(version, CultureInfo.InvariantCulture, out var number)
            && verification.Had(number, hash));
        if (!isKept)
        {
            await output.WriteLineAsync($"The head {head} is not in this chain: entries were cut off at its end, or it was written anew.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{verification.Version} entries read, {verification.Breaks.Count} breaks, {verification.Redacted} texts redacted. Head, to keep elsewhere: {verification.Version}:{verification.Head}"));
        return verification.Breaks.Count == 0 && isKept ? 0 : 1;
    }

    private static async Task<AuditVerification> VerifyAsync(IJournalStore store)
    {
        var verification = new AuditVerification();
        var after = 0L;
        while (await store.ReadAsync(JournalIds.Audit, after, EntriesPerRead, CancellationToken.None) is { Count: > 0 } entries)
        {
            verification.Take(entries);
            after = entries[^1].Version;
        }

        return verification;
    }
}
