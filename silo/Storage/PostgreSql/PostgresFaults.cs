using Npgsql;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>What a fault of PostgreSQL means to a caller of the store.</summary>
internal static class PostgresFaults
{
    /// <summary>What <c>append_events</c> says when a journal does not reach the version that was expected.</summary>
    private const string VersionNotReached = "SM001";

    /// <summary>What <c>redact_entries</c> says when an entry is not there.</summary>
    private const string EntryNotThere = "SM002";

    /// <summary>The fault, as the store tells it.</summary>
    public static JournalStoreException Tell(Exception fault) => fault switch
    {
        JournalStoreException told => told,
        PostgresException answered => new JournalStoreException(
            $"The journal database answered with error {answered.SqlState}: {answered.MessageText}", MayRetry(answered.SqlState), answered),
        // No answer: a lost connection, a server that starts, a pool in which no connection came free in time.
        NpgsqlException lost => new JournalStoreException($"The journal database did not answer: {lost.Message}", mayRetry: true, lost),
        TimeoutException late => new JournalStoreException($"The journal database did not answer in time: {late.Message}", mayRetry: true, late),
        OperationCanceledException stopped => new JournalStoreException("The journal database is closing.", mayRetry: true, stopped),
        _ => new JournalStoreException($"The journal database failed: {fault.Message}", mayRetry: false, fault),
    };

    /// <summary>Whether it says that the journal is not as the append expects it: a unique key was met, or a version not reached.</summary>
    public static bool IsRefusal(PostgresException fault) => fault.SqlState is PostgresErrorCodes.UniqueViolation or VersionNotReached;

    /// <summary>Whether it is about the rows of one append, and no reason to fail others: wrong data (class 22), constraints (23), too large (54).</summary>
    public static bool IsAboutRows(PostgresException fault) =>
        IsRefusal(fault) || fault.SqlState.StartsWith("22", StringComparison.Ordinal) || fault.SqlState.StartsWith("23", StringComparison.Ordinal)
        || fault.SqlState.StartsWith("54", StringComparison.Ordinal) || fault.SqlState == EntryNotThere;

    /// <summary>
    /// True for what ends by itself or when an operator mends the machine: lost connections (class 08), conflicts between transactions (40),
    /// no room or too many connections (53), a server that stops, starts or was failed over (57), faults of its disk (58), and a standby that
    /// is not yet the primary (25006). Not so: a missing table, a password that is not right, a row that can never be stored.
    /// </summary>
    private static bool MayRetry(string state) => state[..2] is "08" or "40" or "53" or "57" or "58" || state is PostgresErrorCodes.ReadOnlySqlTransaction;
}
