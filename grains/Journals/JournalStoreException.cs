namespace Stadmaken.Grains.Journals;

/// <summary>The store failed: for an append, nothing says whether the entries are stored (rule J5).</summary>
public sealed class JournalStoreException : Exception
{
    /// <summary>Describes a fault of the store.</summary>
    /// <param name="message">What failed, for operators.</param>
    /// <param name="mayRetry">Whether the same call may succeed later without anyone mending anything in the data.</param>
    /// <param name="inner">The driver's fault, if there is one.</param>
    public JournalStoreException(string message, bool mayRetry, Exception? inner = null)
        : base(message, inner)
    {
        MayRetry = mayRetry;
    }

    /// <summary>Whether the same call may succeed later (a full disk is cleared, a busy database is free again).</summary>
    public bool MayRetry { get; }
}
