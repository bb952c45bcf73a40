using Microsoft.Data.Sqlite;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// The writer's connection with its statements, each prepared once. Transactions are plain statements: the driver's
/// transaction object would have to be put on every command anew.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly EntryInsert _insert;
    private readonly SqliteCommand _has;
    private readonly SqliteCommand _version;
    private readonly SqliteCommand _command;
    private readonly SqliteCommand _check;
    private readonly SqliteCommand _rewrite;

    public SqliteSession(SqliteFile file, TimeProvider time)
    {
        _connection = file.OpenForWriting();
        _time = time;
        try
        {
            Begin = Prepare("BEGIN IMMEDIATE");
            Commit = Prepare("COMMIT");
            Rollback = Prepare("ROLLBACK");
            Savepoint = Prepare("SAVEPOINT one_append");
            RollbackToSavepoint = Prepare("ROLLBACK TO one_append");
            ReleaseSavepoint = Prepare("RELEASE one_append");

            _insert = new EntryInsert(_connection);
            _has = Prepare(
                "SELECT 1 FROM journal_event WHERE journal_id = $journal AND version = $version",
                ("$journal", SqliteType.Text),
                ("$version", SqliteType.Integer));
            _version = Prepare("SELECT coalesce(max(version), 0) FROM journal_event WHERE journal_id = $journal", ("$journal", SqliteType.Text));
            _command = Prepare(
                "SELECT version FROM journal_event WHERE journal_id = $journal AND command_id = $command",
                ("$journal", SqliteType.Text),
                ("$command", SqliteType.Text));
            _rewrite = Prepare(
                "UPDATE journal_event SET data = CAST($data AS TEXT), withheld = CAST($withheld AS TEXT) WHERE journal_id = $journal AND version = $version",
                ("$journal", SqliteType.Text),
                ("$version", SqliteType.Integer),
                ("$data", SqliteType.Blob),
                ("$withheld", SqliteType.Blob));
            _check = Prepare("UPDATE store_check SET checked_at = $at WHERE id = 1", ("$at", SqliteType.Text));
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public SqliteCommand Begin { get; }

    public SqliteCommand Commit { get; }

    public SqliteCommand Rollback { get; }

    public SqliteCommand Savepoint { get; }

    public SqliteCommand RollbackToSavepoint { get; }

    public SqliteCommand ReleaseSavepoint { get; }

    /// <summary>
    /// Whether entries after this version leave no gap. Only the transaction that inserts them may ask: nobody else can
    /// write before it ends. That the place is free is for the key to say.
    /// </summary>
    public bool Reaches(string journalId, long version)
    {
        if (version == 0)
        {
            return true;
        }

        _has.Parameters[0].Value = journalId;
        _has.Parameters[1].Value = version;
        return _has.ExecuteScalar() is not null;
    }

    /// <summary>Inserts an entry unless one of the keys forbids it.</summary>
    public bool TryInsert(string journalId, JournalEntry entry) => _insert.TryInsert(journalId, entry);

    /// <summary>Puts other data in the place of an entry's, if it is there.</summary>
    public bool TryRewrite(string journalId, EntryRewrite rewrite)
    {
        _rewrite.Parameters[0].Value = journalId;
        _rewrite.Parameters[1].Value = rewrite.Version;
        _rewrite.Parameters[2].Value = rewrite.Data;
        _rewrite.Parameters[3].Value = rewrite.Withheld ?? (object)DBNull.Value;
        return _rewrite.ExecuteNonQuery() == 1;
    }

    public long GetVersion(string journalId)
    {
        _version.Parameters[0].Value = journalId;
        return (long)_version.ExecuteScalar()!;
    }

    public long? FindCommand(string journalId, string commandId)
    {
        _command.Parameters[0].Value = journalId;
        _command.Parameters[1].Value = commandId;
        return (long?)_command.ExecuteScalar();
    }

    public void WriteCheck()
    {
        _check.Parameters[0].Value = StoredTime.Write(_time.GetUtcNow());
        _check.ExecuteNonQuery();
    }

    /// <summary>
    /// Writes what the write-ahead log holds into the database file and waits until it is on the disk. After a failed
    /// flush the system may think pages of the log are on the disk that are not; this writes them again.
    /// </summary>
    public void Flush()
    {
        using var checkpoint = _connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(FULL)";
        checkpoint.ExecuteNonQuery();
    }

    /// <summary>Closes; a transaction that is open is rolled back by that.</summary>
    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string text, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, type) in parameters)
        {
            command.Parameters.Add(name, type);
        }

        command.Prepare();
        return command;
    }
}
