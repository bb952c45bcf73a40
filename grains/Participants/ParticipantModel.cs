using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Feeds;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participants;

/// <summary>Something that happened to a participant, as it is stored (rule J8).</summary>
public abstract record ParticipantEvent;

/// <summary>Someone entered the network.</summary>
public sealed record ParticipantRegistered(string DisplayName, string CityId, string Sector) : ParticipantEvent;

/// <summary>The participant follows a practice.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="From">News after this version of the practice is wanted.</param>
public sealed record ParticipantFollowed([property: JsonRequired] string PracticeId, [property: JsonRequired] long From) : ParticipantEvent;

/// <summary>The participant follows a practice no more.</summary>
public sealed record ParticipantUnfollowed([property: JsonRequired] string PracticeId) : ParticipantEvent;

/// <summary>There is news of a practice in the participant's inbox; as in the feed of a city.</summary>
/// <param name="PracticeId">The practice.</param>
/// <param name="PracticeVersion">The version of its event.</param>
/// <param name="PracticeEvent">The stored name of its event.</param>
/// <param name="HappenedAt">When it happened, UTC.</param>
public sealed record InboxItemAdded(
    [property: JsonRequired] string PracticeId,
    [property: JsonRequired] long PracticeVersion,
    [property: JsonRequired] string PracticeEvent,
    [property: JsonRequired] DateTimeOffset HappenedAt) : ParticipantEvent;

/// <summary>The participant has read their inbox up to a position.</summary>
public sealed record InboxRead([property: JsonRequired] long Position) : ParticipantEvent;

/// <summary>A participant as their events made them.</summary>
/// <param name="DisplayName">The name they chose; empty for someone who is not in the network.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <see cref="Sectors.All"/>.</param>
public sealed record ParticipantState(string DisplayName, string CityId, string Sector)
{
    /// <summary>The practices they follow, and what is new in them.</summary>
    public FeedState Feed { get; init; } = FeedState.Empty;

    /// <summary>The position up to which they have read it.</summary>
    public long ReadUpTo { get; init; }

    /// <summary>Whether they are in the network.</summary>
    [JsonIgnore]
    public bool IsRegistered => DisplayName.Length > 0;

    /// <summary>What others see; null if they are not in the network.</summary>
    public ParticipantProfile? ToProfile(string participantId) =>
        IsRegistered ? new ParticipantProfile(participantId, DisplayName, CityId, Sector) : null;
}

/// <summary>The pure part of a participant's journal.</summary>
public sealed class ParticipantModel : IJournalModel<ParticipantState, ParticipantEvent>
{
    /// <inheritdoc/>
    public ParticipantState Empty { get; } = new(string.Empty, string.Empty, string.Empty);

    /// <inheritdoc/>
    public EventCodec<ParticipantEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["participantRegistered"] = ParticipantJson.Readable.ParticipantRegistered,
        ["practiceFollowed"] = ParticipantJson.Readable.ParticipantFollowed,
        ["practiceUnfollowed"] = ParticipantJson.Readable.ParticipantUnfollowed,
        [FeedEntries.ItemType] = ParticipantJson.Readable.InboxItemAdded,
        [FeedEntries.ReadType] = ParticipantJson.Readable.InboxRead,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 2;

    /// <inheritdoc/>
    public JsonTypeInfo<ParticipantState> Snapshot => ParticipantJson.Readable.ParticipantState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public ParticipantState Fold(ParticipantState state, Recorded<ParticipantEvent> recorded) => recorded.Event switch
    {
        ParticipantRegistered e when !state.IsRegistered => new ParticipantState(e.DisplayName, e.CityId, e.Sector),
        ParticipantFollowed e when state.IsRegistered => state with { Feed = state.Feed.Follow(e.PracticeId, e.From, isOwn: false) },
        ParticipantUnfollowed e when state.IsRegistered => state with { Feed = state.Feed.Unfollow(e.PracticeId) },
        InboxItemAdded e when state.IsRegistered => state with { Feed = state.Feed.Add(new(recorded.Version, e.PracticeId, e.PracticeVersion, e.PracticeEvent, e.HappenedAt)) },
        InboxRead e when state.IsRegistered && e.Position > state.ReadUpTo => state with { ReadUpTo = e.Position },
        _ => throw new InvalidOperationException(
            $"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit: {(state.IsRegistered ? "the participant was registered already, or has read as far" : "there is no such participant")}."),
    };
}

/// <summary>What may happen to a participant.</summary>
public static class ParticipantDecider
{
    /// <summary>Enters a newcomer; <c>conflict</c> if they are in the network. Whether the city is there is for the grain to ask.</summary>
    public static Decision<ParticipantEvent> Register(ParticipantState state, string displayName, string cityId, string sector)
    {
        if (ParticipantRules.Validate(displayName, cityId, sector) is [var first, ..])
        {
            return first;
        }

        return state.IsRegistered
            ? Refusal.Conflict("This participant is in the network.")
            : new ParticipantRegistered(displayName, cityId, sector);
    }

    /// <summary>Why the caller may not use this inbox; null if it is theirs.</summary>
    public static Refusal? MayUse(ParticipantState state, Caller caller, string participantId) =>
        !state.IsRegistered ? Refusal.NotFound("participant")
        : caller.ParticipantId != participantId ? Refusal.NotAllowed("What someone follows is theirs.")
        : null;

    /// <summary>Notes how far the inbox was read; <c>conflict</c> if it was read as far, <c>invalid</c> past its end.</summary>
    public static Decision<ParticipantEvent> MarkRead(ParticipantState state, long position) =>
        position < 1 || position > (state.Feed.Recent is [.., var last] ? last.Position : 0) ? Refusal.Invalid("position", "The position of an item in the inbox.")
        : position <= state.ReadUpTo ? Refusal.Conflict("It was read as far.")
        : new InboxRead(position);
}

/// <summary>How a participant's events and state are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ParticipantRegistered))]
[JsonSerializable(typeof(ParticipantFollowed))]
[JsonSerializable(typeof(ParticipantUnfollowed))]
[JsonSerializable(typeof(InboxItemAdded))]
[JsonSerializable(typeof(InboxRead))]
[JsonSerializable(typeof(ParticipantState))]
internal sealed partial class ParticipantJson : JsonSerializerContext
{
    internal static ParticipantJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly ParticipantJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
