using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// Brings a database to the newest form: plain SQL files of <c>deploy/sql/sqlite</c>, built into this assembly, each run
/// once in the order of their names, each in a transaction. A file that has been released is never changed; a change is a new file.
/// Only the embedded way to run does this at its start, where one process has the file to itself.
/// </summary>
public static class SqliteMigrations
{
    /// <summary>Runs what has not been run yet.</summary>
    /// <param name="path">The database; made when it is not there.</param>
    /// <param name="set">Which files: the name of the folder, <c>journal</c> or <c>orleans</c>.</param>
    /// <exception cref="InvalidOperationException">A file failed; what it did is undone, and what came before it stays.</exception>
    public static void Run(string path, string set)
    {
        var file = new SqliteFile(path, Synchronous: "FULL");
        using (file.OpenForWriting())
        {
            // Makes the file in write-ahead mode, which cannot be set within a transaction.
        }

        var prefix = $"sqlite/{set}/";
        var upgrade = DeployChanges.To
            .SqliteDatabase(file.ConnectionString(SqliteOpenMode.ReadWrite, pooling: false))
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith(prefix, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        DatabaseUpgradeResult result = upgrade.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The migration '{result.ErrorScript?.Name}' of {path} failed: {result.Error.Message}", result.Error);
        }
    }
}
