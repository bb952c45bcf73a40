namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>A check that goes the way of every append, in the same queue and over the same connection, so that it says something about them.</summary>
internal sealed class PostgresCheck : PendingWrite<bool>
{
    /// <summary>It was written.</summary>
    public void Passed() => Complete(true);
}
