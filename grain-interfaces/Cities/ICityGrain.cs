using Stadmaken.Feeds;
using Stadmaken.Gatherings;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Cities;

/// <summary>A city in the network. Key: <see cref="JournalIds.City"/>.</summary>
[Alias("stadmaken.city")]
public interface ICityGrain : IBoardHome, IFeedGrain, IGrainWithStringKey
{
    /// <summary>
    /// Admits the city to the network and opens its first board, whose zones are the four
    /// learning areas. Operators only.
    /// </summary>
    /// <returns>
    /// The city; <c>conflict</c> if it was admitted before (its listing and board are then still
    /// seen to, so an admission cut short by a crash is finished by asking again).
    /// </returns>
    [Alias("admit")]
    Task<Answer<CityDescription>> Admit(Caller caller, CityFacts facts);

    /// <summary>The city with the boards that the caller may see, or <c>not-found</c>.</summary>
    [Alias("describe")]
    Task<Answer<CityDescription>> Describe(Caller caller);

    /// <summary>
    /// Starts a gathering that the city hosts, in the name of the caller, who becomes its organiser. Once answered, the gathering
    /// and its board exist and it is listed; a crash in between is mended the next time the city is asked for its gatherings.
    /// </summary>
    /// <param name="caller">A participant of the city, or an operator.</param>
    /// <param name="gatheringId">Made by the API, new.</param>
    /// <param name="facts">What the gathering says of itself; its host practice, if it has one, is of this city.</param>
    [Alias("start-gathering")]
    Task<Answer<GatheringListing>> StartGathering(Caller caller, string gatheringId, GatheringFacts facts);

    /// <summary>The gatherings that the city hosts in the order they were started, or <c>not-found</c>. Anyone may ask.</summary>
    [Alias("gatherings")]
    Task<Answer<GatheringListing[]>> Gatherings(Caller caller);

    /// <summary>
    /// Starts a practice of the city, in the name of the caller, who becomes its steward. Once answered, the practice exists
    /// and is listed; a crash in between is mended the next time the city is asked for its practices.
    /// </summary>
    /// <param name="caller">A participant of the city, or an operator.</param>
    /// <param name="practiceId">Made by the API, new.</param>
    /// <param name="facts">What the practice says of itself.</param>
    [Alias("start-practice")]
    Task<Answer<PracticeListing>> StartPractice(Caller caller, string practiceId, PracticeFacts facts);

    /// <summary>The practices of the city in the order they were started, or <c>not-found</c>. Anyone may ask.</summary>
    [Alias("practices")]
    Task<Answer<PracticeListing[]>> Practices(Caller caller);

    /// <summary>Says whom the city lets react to its practices; for its steward and operators.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="openTo">One of <see cref="ReactionAudiences"/>.</param>
    /// <returns>The city as it is then, or why not.</returns>
    [Alias("open-reactions")]
    Task<Answer<CityDescription>> OpenReactions(Caller caller, string openTo);

    /// <summary>Whom the city lets react to its practices, one of <see cref="ReactionAudiences"/>, or <c>not-found</c>. Called by its practices.</summary>
    [Alias("reactions-open-to")]
    Task<Answer<string>> ReactionsOpenTo();

    /// <summary>
    /// Follows a practice of another city from its present version on; following it again changes nothing, and a city's own are in its
    /// feed anyway.
    /// </summary>
    /// <param name="caller">A steward of the city, or an operator.</param>
    /// <param name="practiceId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("follow-practice")]
    Task<Refusal?> FollowPractice(Caller caller, string practiceId);

    /// <summary>
    /// Follows a practice no more; everything of it up to now is in the feed and stays there. Doing so again changes nothing. A
    /// city's own practices stay (<c>conflict</c>).
    /// </summary>
    /// <param name="caller">A steward of the city, or an operator.</param>
    /// <param name="practiceId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("unfollow-practice")]
    Task<Refusal?> UnfollowPractice(Caller caller, string practiceId);

    /// <summary>The practices in the feed, in the order of their ids, or <c>not-found</c>. Anyone may ask.</summary>
    [Alias("follows")]
    Task<Answer<FollowedPractice[]>> Follows();

    /// <summary>Items of the feed after a position, in order, or <c>not-found</c>. Anyone may ask.</summary>
    /// <param name="after">A position; 0 from the beginning.</param>
    /// <param name="limit">At most this many, 1 to <see cref="Following.LargestPage"/>; a value outside is brought inside.</param>
    [Alias("feed")]
    Task<Answer<FeedPage>> Feed(long after, int limit);

    /// <summary>The newest items of the feed, in order, or <c>not-found</c>. Anyone may ask.</summary>
    /// <param name="limit">At most this many; no more than a hundred are kept at hand.</param>
    [Alias("newest")]
    Task<Answer<FeedPage>> Newest(int limit);
}
