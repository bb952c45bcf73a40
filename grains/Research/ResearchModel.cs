using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Grains.Journals;
using Stadmaken.Research;

namespace Stadmaken.Grains.Research;

/// <summary>Something that happened to the data set for research, as it is stored (rule J8).</summary>
public abstract record ResearchEvent;

/// <summary>An issue was made. What is in it is not kept (rule R5): from this, and from what is in the journals still, it is made again.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Until">Nothing later is in it, UTC.</param>
/// <param name="Tables">The version of its columns.</param>
/// <param name="Key">The key of its pseudonyms.</param>
/// <param name="Events">How many rows its events have.</param>
/// <param name="SuppressedEvents">How many were left out.</param>
/// <param name="Quotes">How many quotes are in it.</param>
/// <param name="SuppressedQuotes">How many were left out.</param>
/// <param name="Checksum">SHA-256 over all of its rows.</param>
public sealed record IssueMade(
    [property: JsonRequired] long Number,
    [property: JsonRequired] DateTimeOffset Until,
    [property: JsonRequired] int Tables,
    [property: JsonRequired] string Key,
    [property: JsonRequired] int Events,
    [property: JsonRequired] int SuppressedEvents,
    [property: JsonRequired] int Quotes,
    [property: JsonRequired] int SuppressedQuotes,
    [property: JsonRequired] string Checksum) : ResearchEvent;

/// <summary>The issues there are.</summary>
/// <param name="Issues">Oldest first.</param>
public sealed record ResearchState(ImmutableList<KeptIssue> Issues)
{
    /// <summary>The issue with this number; null if there is none.</summary>
    public KeptIssue? Find(long number) => number >= 1 && number <= Issues.Count ? Issues[(int)number - 1] : null;
}

/// <summary>An issue, as it is kept.</summary>
/// <param name="Made">How it was made.</param>
/// <param name="By">By whom.</param>
public sealed record KeptIssue(IssueMade Made, string By)
{
    /// <summary>What operators get of it.</summary>
    public ResearchIssue ToIssue() => new(Made.Number, Made.Until, By, Made.Events, Made.SuppressedEvents, Made.Quotes, Made.SuppressedQuotes, Made.Checksum);
}

/// <summary>The pure part of the journal of issues.</summary>
public sealed class ResearchModel : IJournalModel<ResearchState, ResearchEvent>
{
    /// <inheritdoc/>
    public ResearchState Empty { get; } = new([]);

    /// <inheritdoc/>
    public EventCodec<ResearchEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo> { ["issueMade"] = ResearchJson.Default.IssueMade });

    /// <inheritdoc/>
    public int SnapshotFormat => 1;

    /// <inheritdoc/>
    public JsonTypeInfo<ResearchState> Snapshot => ResearchJson.Default.ResearchState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public ResearchState Fold(ResearchState state, Recorded<ResearchEvent> recorded) => recorded.Event is IssueMade made && made.Number == state.Issues.Count + 1
        ? new ResearchState(state.Issues.Add(new KeptIssue(made, recorded.By)))
        : throw new InvalidOperationException($"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit: issues are numbered one after another.");
}

/// <summary>How the events and the state are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IssueMade))]
[JsonSerializable(typeof(ResearchState))]
internal sealed partial class ResearchJson : JsonSerializerContext;
