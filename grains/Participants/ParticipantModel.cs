using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participants;

/// <summary>Something that happened to a participant, as it is stored (rule J8).</summary>
public abstract record ParticipantEvent;

/// <summary>Someone entered the network.</summary>
public sealed record ParticipantRegistered(string DisplayName, string CityId, string Sector) : ParticipantEvent;

/// <summary>A participant as their events made them.</summary>
/// <param name="DisplayName">The name they chose; empty for someone who is not in the network.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <see cref="Sectors.All"/>.</param>
public sealed record ParticipantState(string DisplayName, string CityId, string Sector)
{
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
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 1;

    /// <inheritdoc/>
    public JsonTypeInfo<ParticipantState> Snapshot => ParticipantJson.Readable.ParticipantState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public ParticipantState Fold(ParticipantState state, Recorded<ParticipantEvent> recorded) => recorded.Event switch
    {
        ParticipantRegistered e when !state.IsRegistered => new ParticipantState(e.DisplayName, e.CityId, e.Sector),
        _ => throw new InvalidOperationException(
            $"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit: the participant was registered already."),
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
}

/// <summary>How a participant's events and state are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ParticipantRegistered))]
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
