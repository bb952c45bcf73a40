namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>How this process uses PostgreSQL. The connection string is <c>ConnectionStrings:Postgres</c>, the rest in section <see cref="Section"/>.</summary>
public sealed class PostgresOptions
{
    /// <summary>The section; <c>Postgres__Connections</c> in the environment.</summary>
    public const string Section = "Postgres";

    /// <summary>Where, as Npgsql reads it. To be kept secret: it has the password.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>
    /// Commits under way at once, at least 1. Two, so that the next batch is on its way while the first is flushed; more make the batches
    /// smaller, and a commit costs the database the same for one event as for a hundred.
    /// </summary>
    public int Writers { get; set; } = 2;

    /// <summary>
    /// Most connections for everything else, at least 2. The sum over all silos and API nodes, with <see cref="Writers"/>, has to stay below
    /// <c>max_connections</c> of the server (100 where nobody changed it).
    /// </summary>
    public int Connections { get; set; } = 12;

    /// <summary>A statement that has no answer after so many seconds is a fault, to be tried again. Less than what callers of grains wait.</summary>
    public int AnswerWithinSeconds { get; set; } = 4;
}
