namespace Stadmaken.Grains.Participation;

/// <summary>The most that somebody did (rule PM2).</summary>
public enum Act
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>They spoke.</summary>
    Spoke,

    /// <summary>They decided.</summary>
    Decided,
}
