using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Feeds;

/// <summary>Something that happened among the followers of a practice, as it is stored (rule J8).</summary>
public abstract record FollowersEvent;

/// <summary>A feed is told of news from now on.</summary>
public sealed record FollowerRegistered([property: JsonRequired] string FeedId) : FollowersEvent;

/// <summary>A feed is told nothing any more.</summary>
public sealed record FollowerDeregistered([property: JsonRequired] string FeedId) : FollowersEvent;

/// <summary>All who were registered have stored everything up to this version of the practice.</summary>
public sealed record FollowersTold([property: JsonRequired] long PracticeVersion) : FollowersEvent;

/// <summary>Who follows a practice.</summary>
/// <param name="Feeds">The ids of their journals.</param>
/// <param name="Told">All of them have everything up to this version of the practice.</param>
public sealed record FollowersState(ImmutableHashSet<string> Feeds, long Told);

/// <summary>The pure part of the journal of a practice's followers.</summary>
public sealed class FollowersModel : IJournalModel<FollowersState, FollowersEvent>
{
    /// <inheritdoc/>
    public FollowersState Empty { get; } = new([], 0);

    /// <inheritdoc/>
    public EventCodec<FollowersEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["followerRegistered"] = FollowersJson.Readable.FollowerRegistered,
        ["followerDeregistered"] = FollowersJson.Readable.FollowerDeregistered,
        ["followersTold"] = FollowersJson.Readable.FollowersTold,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 1;

    /// <inheritdoc/>
    public JsonTypeInfo<FollowersState> Snapshot => FollowersJson.Readable.FollowersState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public FollowersState Fold(FollowersState state, Recorded<FollowersEvent> recorded) => recorded.Event switch
    {
        FollowerRegistered e when !state.Feeds.Contains(e.FeedId) => state with { Feeds = state.Feeds.Add(e.FeedId) },
        FollowerDeregistered e when state.Feeds.Contains(e.FeedId) => state with { Feeds = state.Feeds.Remove(e.FeedId) },
        FollowersTold e when e.PracticeVersion > state.Told => state with { Told = e.PracticeVersion },
        _ => throw new InvalidOperationException($"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit."),
    };
}

/// <summary>How the events and the state of a practice's followers are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FollowerRegistered))]
[JsonSerializable(typeof(FollowerDeregistered))]
[JsonSerializable(typeof(FollowersTold))]
[JsonSerializable(typeof(FollowersState))]
internal sealed partial class FollowersJson : JsonSerializerContext
{
    internal static FollowersJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly FollowersJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
