namespace Stadmaken.Silo.Hosting;

/// <summary>The data directory cannot be used; the message tells an operator what to do.</summary>
public sealed class DataDirectoryException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public DataDirectoryException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
