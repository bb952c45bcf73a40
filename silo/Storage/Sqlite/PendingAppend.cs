using Microsoft.Data.Sqlite;
using SQLitePCL;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>One append, which shares a transaction with those of other journals without being able to spoil it.</summary>
internal sealed class PendingAppend : PendingWrite<AppendOutcome>, ISqliteWrite
{
    private readonly string _journalId;
    private readonly long _expectedVersion;
    private readonly IReadOnlyList<JournalEntry> _entries;
    private readonly IReadOnlyList<EntryRewrite> _rewrites;
    private AppendOutcome? _outcome;
    private JournalStoreException? _refused;

    public PendingAppend(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, IReadOnlyList<EntryRewrite>? rewrites = null)
    {
        _journalId = journalId;
        _expectedVersion = expectedVersion;
        _entries = entries;
        _rewrites = rewrites ?? [];
    }

    public override int Size => _entries.Count + _rewrites.Count;

    public void Write(SqliteSession session, bool alone)
    {
        // One insert is whole or not there by itself, and with nobody else in the transaction that can be undone as a whole.
        // A savepoint is for the rest only: for as long as there is one, SQLite writes a copy of every page it touches.
        var undo = Size == 1 ? Undo.Nothing : alone ? Undo.Transaction : Undo.Savepoint;
        if (undo is Undo.Savepoint)
        {
            session.Savepoint.ExecuteNonQuery();
        }

        try
        {
            _outcome = TryInsert(session) ? AppendOutcome.Stored : null;
        }
        catch (Exception fault) when (IsAboutThisAppend(fault))
        {
            // Not one of the unique keys (those insert nothing and throw nothing): this row can never be stored,
            // which is no reason to fail the others.
            _refused = SqliteFaults.Tell(fault);
        }

        switch (undo)
        {
            case Undo.Savepoint:
                if (_outcome is null)
                {
                    session.RollbackToSavepoint.ExecuteNonQuery();
                }

                session.ReleaseSavepoint.ExecuteNonQuery();
                break;
            case Undo.Transaction when _outcome is null:
                session.Rollback.ExecuteNonQuery();
                session.Begin.ExecuteNonQuery();
                break;
            default:
                break;
        }

        if (_outcome is null && _refused is null)
        {
            FindOutWhy(session);
        }
    }

    public void Answer()
    {
        if (_outcome is null)
        {
            Fail(_refused!);
        }
        else
        {
            Complete(_outcome);
        }
    }

    /// <summary>What the driver says of a value before it asks SQLite, and what SQLite undoes no more than the statement for.</summary>
    private static bool IsAboutThisAppend(Exception fault) =>
        fault is not SqliteException { SqliteErrorCode: not (raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH) };

    private bool TryInsert(SqliteSession session)
    {
        if (!session.Reaches(_journalId, _expectedVersion))
        {
            return false;
        }

        foreach (var entry in _entries)
        {
            if (!session.TryInsert(_journalId, entry))
            {
                return false;
            }
        }

        foreach (var rewrite in _rewrites)
        {
            if (!session.TryRewrite(_journalId, rewrite))
            {
                throw new JournalStoreException($"Journal '{LoggedIds.Of(_journalId)}' has no entry {rewrite.Version} to redact.", mayRetry: false);
            }
        }

        return true;
    }

    /// <summary>The keys have decided; this only reads what to tell, within the same transaction, so nothing can have changed since.</summary>
    private void FindOutWhy(SqliteSession session)
    {
        var version = session.GetVersion(_journalId);
        if (version != _expectedVersion)
        {
            _outcome = new AppendOutcome.VersionConflict(version);
            return;
        }

        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in _entries)
        {
            if (session.FindCommand(_journalId, entry.CommandId) is { } at)
            {
                known.Add(entry.CommandId, at);
            }
        }

        if (known.Count > 0)
        {
            _outcome = new AppendOutcome.CommandsKnown(known);
        }
        else
        {
            _refused = new JournalStoreException(
                $"Journal '{LoggedIds.Of(_journalId)}' did not take an append at its version {version}, for no reason that can be found in it.",
                mayRetry: false);
        }
    }

    private enum Undo
    {
        Nothing,
        Transaction,
        Savepoint,
    }
}
