namespace Stadmaken.Grains.Search;

/// <summary>How the index follows the journals; configurable under <c>Search</c>.</summary>
public sealed class SearchOptions
{
    /// <summary>
    /// After a change so long is waited for more of them. A board that is worked on changes many times a second, and what it says is written once for all of them.
    /// </summary>
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// A journal that goes on changing is indexed anew after so long, and not each time more was gathered: to see what is new in it all of it is looked at.
    /// </summary>
    public TimeSpan RestFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>After a fault of the database so long is waited before it is tried again.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often all journals are gone through for what a crash kept from being indexed. At least a minute.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMinutes(10);
}
