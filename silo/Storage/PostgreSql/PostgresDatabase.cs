using Npgsql;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>
/// The connections of this process to PostgreSQL, of two kinds, both bounded: those that commit journals, and those for everything else.
/// A connection that is asked for when all are busy is waited for as long as the connection string's <c>Timeout</c>, and then it is
/// a fault to be tried again.
/// </summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>Opens none yet.</summary>
    /// <param name="options">Where, and how many.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgresDatabase(PostgresOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Writers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Connections, 2);
        Writers = options.Writers;

        // An operator's connection string may say more; what is set here is what the rules of journals ask for.
        var commits = Base(options);
        commits.MaxPoolSize = options.Writers;
        commits.Options = string.Join(' ', commits.Options, "-c synchronous_commit=on").Trim();
        Commits = NpgsqlDataSource.Create(commits.ConnectionString);

        var general = Base(options);
        general.MaxPoolSize = options.Connections;
        General = NpgsqlDataSource.Create(general.ConnectionString);
    }

    /// <summary>How many commits may be under way at once.</summary>
    public int Writers { get; }

    /// <summary>Commits of journals; durable before they answer (rule J1).</summary>
    public NpgsqlDataSource Commits { get; }

    /// <summary>Reads, snapshots, reminders, who is in the cluster.</summary>
    public NpgsqlDataSource General { get; }

    /// <summary>Closes all.</summary>
    public async ValueTask DisposeAsync()
    {
        await Commits.DisposeAsync().ConfigureAwait(false);
        await General.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlConnectionStringBuilder Base(PostgresOptions options)
    {
        var built = new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxAutoPrepare = 32 };
        built.ApplicationName ??= "stadmaken";

        // A database that does not answer is a fault after this long, and not after the driver's half a minute: callers wait for it.
        if (!new NpgsqlConnectionStringBuilder(options.ConnectionString).ContainsKey("Command Timeout"))
        {
            built.CommandTimeout = options.AnswerWithinSeconds;
        }

        return built;
    }
}
