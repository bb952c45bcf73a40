namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>A check that goes the way of every append, in the same queue and transaction, so that it says something about them.</summary>
internal sealed class PendingCheck : PendingWrite<bool>, ISqliteWrite
{
    public void Write(SqliteSession session, bool alone) => session.WriteCheck();

    public void Answer() => Complete(true);
}
