using Microsoft.Data.Sqlite;
using SQLitePCL;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>What a fault of SQLite means to a caller of the store.</summary>
internal static class SqliteFaults
{
    /// <summary>The fault, as the store tells it.</summary>
    public static JournalStoreException Tell(Exception fault) => fault switch
    {
        JournalStoreException told => told,
        SqliteException sqlite => new JournalStoreException(
            $"The journal database failed with SQLite error {sqlite.SqliteErrorCode} ({sqlite.SqliteExtendedErrorCode}): {sqlite.Message}",
            MayRetry(sqlite.SqliteErrorCode),
            sqlite),
        _ => new JournalStoreException($"The journal database failed: {fault.Message}", mayRetry: false, fault),
    };

    /// <summary>
    /// True for what ends by itself or when an operator mends the machine. Not in the list: a damaged file, a missing
    /// table, a row that breaks a constraint; the same call would meet the same fault for ever.
    /// </summary>
    public static bool MayRetry(int code) => code is
        raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or
        raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM or raw.SQLITE_INTERRUPT or raw.SQLITE_PROTOCOL or raw.SQLITE_PERM;
}
