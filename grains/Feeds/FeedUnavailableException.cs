namespace Stadmaken.Grains.Feeds;

/// <summary>News could not be brought into a feed now. It is not lost: the next attempt goes on where this one stopped.</summary>
[GenerateSerializer, Alias("stadmaken.feed-unavailable")]
public sealed class FeedUnavailableException : Exception
{
    /// <summary>Says why.</summary>
    public FeedUnavailableException(string message)
        : base(message)
    {
    }
}
