using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>
/// Brings the database to the newest form: plain SQL files of <c>deploy/sql/postgresql</c>, built into this assembly, each run once in the
/// order of their names, each in a transaction. A file that has been released is never changed. Run by an operator's command
/// before an upgrade, never by every silo: what it does must suit the version that still runs (expand), and what only the old
/// version needs is taken away by a later one (contract).
/// </summary>
public static class PostgresMigrations
{
    /// <summary>Any number that nothing else in the database locks by: two commands at once run one after the other.</summary>
    private const long Lock = 7_823_402_115_577;

    private static readonly string[] Sets = ["journal", "orleans", "search"];

    /// <summary>Runs what has not been run yet, and returns the names of those files.</summary>
    /// <param name="connectionString">A user who may create tables.</param>
    /// <exception cref="InvalidOperationException">A file failed; what it did is undone, and what came before it stays.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(string connectionString)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var held = new NpgsqlConnection(own);
        await held.OpenAsync().ConfigureAwait(false);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_lock($1)", held) { Parameters = { new() { Value = Lock } }, CommandTimeout = 0 })
        {
            await wait.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        // The lock goes with the connection.
        return [.. Sets.SelectMany(set => Run(own, set))];
    }

    /// <summary>The names of the files that have not been run.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static IReadOnlyList<string> Missing(string connectionString) =>
        [.. Sets.SelectMany(set => Upgrade(connectionString, set).GetScriptsToExecute().Select(script => script.Name))];

    private static IEnumerable<string> Run(string connectionString, string set)
    {
        DatabaseUpgradeResult result = Upgrade(connectionString, set).PerformUpgrade();
        return result.Successful
            ? result.Scripts.Select(script => script.Name)
            : throw new InvalidOperationException($"The migration '{result.ErrorScript?.Name}' failed: {result.Error.Message}", result.Error);
    }

    private static UpgradeEngine Upgrade(string connectionString, string set)
    {
        var prefix = $"postgresql/{set}/";
        return DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith(prefix, StringComparison.Ordinal))
            .JournalToPostgresqlTable("public", "schema_version")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.FromHours(1))
            .LogTo(new NoOpUpgradeLog())
            .Build();
    }
}
