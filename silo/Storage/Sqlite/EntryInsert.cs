using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Stadmaken.Journals;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// Inserts entries by one statement that keeps what it was given: of the entries of a busy journal most have the journal, and many
/// the time and the author, in common.
/// </summary>
/// <remarks>
/// On the interface below the driver's. The driver finds every parameter by its name and gives all of them anew for each row, which
/// cost as much as the insert itself; everything else goes by the driver.
/// </remarks>
internal sealed class EntryInsert : IDisposable
{
    private const int Journal = 1;
    private const int Version = 2;
    private const int At = 3;
    private const int Actor = 4;
    private const int Command = 5;
    private const int Type = 6;
    private const int Data = 7;

    // The primary key keeps a place from being taken twice (rule J2), the other unique key a command (rule J3). What they
    // refuse is not inserted and nothing is thrown, since a throw costs as much as several inserts. VALUES and not
    // SELECT: for an insert from a query SQLite keeps a copy of every page it touches, to undo the statement alone,
    // and that was three writes to a file for each row. One row a statement: one with 8 or 64 rows is slower.
    private const string Text =
        """
        INSERT INTO journal_event (journal_id, version, recorded_at, actor, command_id, type, data)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly string?[] _given = new string?[Data + 1];
    private byte[] _utf8 = new byte[256];
    private DateTimeOffset? _at;

    /// <summary>Prepares the statement.</summary>
    /// <exception cref="SqliteException">The database has no such table.</exception>
    internal EntryInsert(SqliteConnection connection)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(_database, Text, out _statement));
    }

    /// <summary>Inserts an entry unless one of the keys forbids it.</summary>
    /// <exception cref="SqliteException">SQLite says why it cannot be stored.</exception>
    internal bool TryInsert(string journalId, JournalEntry entry)
    {
        Give(Journal, journalId);
        Check(raw.sqlite3_bind_int64(_statement, Version, entry.Version));
        if (_at != entry.At)
        {
            _at = null;
            Give(At, StoredTime.Write(entry.At));
            _at = entry.At;
        }

        Give(Actor, entry.By);
        Give(Command, entry.CommandId);
        Give(Type, entry.Type);
        Bind(Data, entry.Data);
        try
        {
            var code = raw.sqlite3_step(_statement);
            if (code != raw.SQLITE_DONE)
            {
                Check(code);
            }

            return raw.sqlite3_changes(_database) == 1;
        }
        finally
        {
            // Says again what the step said.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Give(int place, string value)
    {
        if (string.Equals(_given[place], value, StringComparison.Ordinal))
        {
            return;
        }

        _given[place] = null;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_utf8.Length < most)
        {
            _utf8 = new byte[most];
        }

        Bind(place, _utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, _utf8)));
        _given[place] = value;
    }

    // No bytes at all would be no value.
    private void Bind(int place, ReadOnlySpan<byte> text) =>
        Check(text.IsEmpty ? raw.sqlite3_bind_text(_statement, place, string.Empty) : raw.sqlite3_bind_text(_statement, place, text));

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
