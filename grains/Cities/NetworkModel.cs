using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Cities;

/// <summary>The network as its events made it.</summary>
/// <param name="Cities">Ids of its cities, in the order they were admitted.</param>
/// <param name="Shelf">The boards of the network itself.</param>
public sealed record NetworkState(ImmutableArray<string> Cities, BoardShelf Shelf)
{
    /// <summary>The day by which its practices are to be formulated, if one is set.</summary>
    public DateOnly? FormulationDate { get; init; }
}

/// <summary>The pure part of the network's journal.</summary>
public sealed class NetworkModel : IJournalModel<NetworkState, HomeEvent>
{
    /// <inheritdoc/>
    public NetworkState Empty { get; } = new([], BoardShelf.Empty);

    /// <inheritdoc/>
    public EventCodec<HomeEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["cityListed"] = HomeJson.Readable.CityListed,
        ["formulationDateSet"] = HomeJson.Readable.FormulationDateSet,
        ["boardPlanned"] = HomeJson.Readable.BoardPlanned,
        ["boardBegun"] = HomeJson.Readable.BoardBegun,
        ["textsRedacted"] = HomeJson.Readable.HomeTextsRedacted,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 2;

    /// <inheritdoc/>
    public JsonTypeInfo<NetworkState> Snapshot => HomeJson.Readable.NetworkState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public NetworkState Fold(NetworkState state, Recorded<HomeEvent> recorded) => recorded.Event switch
    {
        // Listing a city again is listing it once: its admission may be finished more than once after a crash.
        CityListed e => state.Cities.Contains(e.CityId) ? state : state with { Cities = state.Cities.Add(e.CityId) },
        FormulationDateSet e => state with { FormulationDate = e.Date },
        BoardPlanned e => state with { Shelf = state.Shelf.Plan(recorded, e) },
        BoardBegun e => state with { Shelf = state.Shelf.Begin(recorded, e) },
        HomeTextsRedacted => state,
        _ => throw BoardShelf.Misfit(recorded, "it is not an event of the network"),
    };
}
