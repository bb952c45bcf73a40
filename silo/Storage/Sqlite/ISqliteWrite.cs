namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>A pending write that the <see cref="SqliteWriter"/> can do.</summary>
internal interface ISqliteWrite
{
    /// <summary>Writes within the transaction that is open, and keeps the answer until <see cref="Answer"/>.</summary>
    /// <param name="session">Where.</param>
    /// <param name="alone">Whether nothing else is in the transaction.</param>
    /// <exception cref="Exception">The transaction as a whole fails.</exception>
    void Write(SqliteSession session, bool alone);

    /// <summary>The transaction is committed: tells the caller.</summary>
    void Answer();
}
