using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>A city as its events made it.</summary>
/// <param name="Facts">What is known of it; null for one that is not in the network.</param>
/// <param name="Shelf">Its boards.</param>
/// <param name="Practices">Its practices.</param>
public sealed record CityState(CityFacts? Facts, BoardShelf Shelf, PracticeShelf Practices)
{
    /// <summary>The practices it follows, its own among them, and what is new in them.</summary>
    public FeedState Feed { get; init; } = FeedState.Empty;

    /// <summary>Its gatherings.</summary>
    public GatheringShelf Gatherings { get; init; } = GatheringShelf.Empty;

    /// <summary>Whom it lets react to its practices, one of <see cref="ReactionAudiences"/>.</summary>
    public string ReactionsOpenTo { get; init; } = ReactionAudiences.Network;

    /// <summary>Whether it is in the network.</summary>
    [JsonIgnore]
    public bool IsAdmitted => Facts is not null;
}

/// <summary>The pure part of a city's journal.</summary>
public sealed class CityModel : IJournalModel<CityState, HomeEvent>
{
    /// <inheritdoc/>
    public CityState Empty { get; } = new(null, BoardShelf.Empty, PracticeShelf.Empty);

    /// <inheritdoc/>
    public EventCodec<HomeEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["cityAdmitted"] = HomeJson.Readable.CityAdmitted,
        ["boardPlanned"] = HomeJson.Readable.BoardPlanned,
        ["boardBegun"] = HomeJson.Readable.BoardBegun,
        ["practicePlanned"] = HomeJson.Readable.PracticePlanned,
        ["practiceBegun"] = HomeJson.Readable.PracticeBegun,
        ["practiceFollowed"] = HomeJson.Readable.PracticeFollowed,
        ["practiceUnfollowed"] = HomeJson.Readable.PracticeUnfollowed,
        [FeedEntries.ItemType] = HomeJson.Readable.FeedItemAdded,
        ["gatheringPlanned"] = HomeJson.Readable.GatheringPlanned,
        ["gatheringBegun"] = HomeJson.Readable.GatheringBegun,
        ["reactionsOpened"] = HomeJson.Readable.ReactionsOpened,
        ["textsRedacted"] = HomeJson.Readable.HomeTextsRedacted,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 5;

    /// <inheritdoc/>
    public JsonTypeInfo<CityState> Snapshot => HomeJson.Readable.CityState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public CityState Fold(CityState state, Recorded<HomeEvent> recorded) => recorded.Event switch
    {
        CityAdmitted e when !state.IsAdmitted => state with { Facts = e.Facts },
        BoardPlanned e when state.IsAdmitted => state with { Shelf = state.Shelf.Plan(recorded, e) },
        BoardBegun e when state.IsAdmitted => state with { Shelf = state.Shelf.Begin(recorded, e) },
        PracticePlanned e when state.IsAdmitted => state with { Practices = state.Practices.Plan(recorded, e) },
        PracticeBegun e when state.IsAdmitted => state with { Practices = state.Practices.Begin(recorded, e), Feed = Own(state.Feed, e.PracticeId) },
        PracticeFollowed e when state.IsAdmitted => state with { Feed = state.Feed.Follow(e.PracticeId, e.From, isOwn: false) },
        PracticeUnfollowed e when state.IsAdmitted => state with { Feed = state.Feed.Unfollow(e.PracticeId) },
        FeedItemAdded e when state.IsAdmitted => state with { Feed = state.Feed.Add(new(recorded.Version, e.PracticeId, e.PracticeVersion, e.PracticeEvent, e.HappenedAt)) },
        GatheringPlanned e when state.IsAdmitted => state with { Gatherings = state.Gatherings.Plan(recorded, e) },
        GatheringBegun e when state.IsAdmitted => state with { Gatherings = state.Gatherings.Begin(recorded, e) },
        ReactionsOpened e when state.IsAdmitted => state with { ReactionsOpenTo = e.OpenTo },
        HomeTextsRedacted when state.IsAdmitted => state,
        _ => throw BoardShelf.Misfit(recorded, state.IsAdmitted ? "the city is in the network" : "the city is not in the network"),
    };

    // A practice that is begun again after a crash is in the feed already.
    private static FeedState Own(FeedState feed, string practiceId) =>
        feed.Find(practiceId) is null ? feed.Follow(practiceId, from: 0, isOwn: true) : feed;
}
