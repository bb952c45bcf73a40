namespace Stadmaken.Silo.Hosting;

/// <summary>A setting of a cluster is missing or cannot be read; the message tells an operator what to do.</summary>
public sealed class ClusterSettingException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public ClusterSettingException(string message)
        : base(message)
    {
    }
}
