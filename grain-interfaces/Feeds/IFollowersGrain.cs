using Stadmaken.Journals;

namespace Stadmaken.Feeds;

/// <summary>
/// Those who follow one practice or one board, however many: who they are, and up to which version all of them have been told (rules F6 to
/// F10). Apart from what they follow, so that telling ten thousand takes none of its time. Key: <see cref="JournalIds.Followers"/>
/// or <see cref="JournalIds.BoardFollowers"/>.
/// </summary>
[Alias("stadmaken.followers")]
public interface IFollowersGrain : IJournalGrain, IGrainWithStringKey
{
    /// <summary>Tells a feed of news from now on. Doing so again changes nothing.</summary>
    /// <param name="feedId">The id of the feed's journal.</param>
    /// <returns>The version of what is followed now. The feed reads up to it by itself; it is told of everything after it.</returns>
    /// <exception cref="Exception">It could not be stored, or what is followed could not be asked; to be done again.</exception>
    [Alias("register")]
    Task<long> Register(string feedId);

    /// <summary>Tells a feed nothing any more.</summary>
    [Alias("deregister")]
    Task Deregister(string feedId);

    /// <summary>A hint that there is news up to this version. Returns at once; the followers are told meanwhile.</summary>
    [Alias("nudge")]
    Task Nudge(long version);

    /// <summary>Who follows.</summary>
    /// <param name="after">Cities after this id; null from the beginning.</param>
    /// <param name="limit">At most this many cities, 1 to <see cref="Following.LargestPage"/>; a value outside is brought inside.</param>
    [Alias("list")]
    Task<FollowersPage> List(string? after, int limit);

    /// <summary>The version that all who follow have been told of, and how many they are.</summary>
    [Alias("progress")]
    Task<TellingProgress> Progress();
}

/// <summary>Who follows a practice.</summary>
/// <param name="CityIds">Cities in the order of their ids.</param>
/// <param name="HasMore">Whether there are more cities after these.</param>
/// <param name="Participants">How many participants follow. Who they are is nobody's business.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.followers-page")]
public sealed record FollowersPage([property: Id(0)] string[] CityIds, [property: Id(1)] bool HasMore, [property: Id(2)] int Participants);

/// <summary>How far followers have been told.</summary>
/// <param name="Told">Everyone has everything up to this version of the practice.</param>
/// <param name="Known">The newest version with news that is known of.</param>
/// <param name="Followers">How many follow.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.telling-progress")]
public sealed record TellingProgress([property: Id(0)] long Told, [property: Id(1)] long Known, [property: Id(2)] int Followers);
