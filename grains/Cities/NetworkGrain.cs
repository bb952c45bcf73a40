using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <summary>The network as a whole.</summary>
[Reentrant]
public sealed class NetworkGrain(JournalServices services, IOptions<BoardLimits> limits)
    : HomeGrain<NetworkState>(services, new NetworkModel(), "network-snapshot"), INetworkGrain
{
    /// <inheritdoc/>
    protected override BoardShelf Shelf => State.Shelf;

    /// <inheritdoc/>
    protected override string? CityId => null;

    /// <inheritdoc/>
    public async Task<Refusal?> ListCity(string cityId)
    {
        var list = new JournalCommand<NetworkState, HomeEvent>("list-" + cityId, Caller.NetworkId, _ => NetworkDecider.ListCity(cityId));
        return await Journal.Execute(list) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    /// <inheritdoc/>
    public async Task<string[]> Cities()
    {
        await Journal.RefreshAsync();
        return [.. State.Cities];
    }

    /// <inheritdoc/>
    public async Task<NetworkDescription> Describe()
    {
        await Journal.RefreshAsync();
        return new NetworkDescription([.. State.Cities], State.FormulationDate);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> SetFormulationDate(Caller caller, DateOnly date)
    {
        var set = new JournalCommand<NetworkState, HomeEvent>($"formulation-date-{Guid.NewGuid():N}", caller.ParticipantId, _ => NetworkDecider.SetFormulationDate(caller, date));
        return await Journal.Execute(set) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    /// <inheritdoc/>
    public Task<BoardListing[]> Boards(Caller caller) => ListAsync(caller);

    /// <inheritdoc/>
    protected override Decision<HomeEvent> PlanBoard(NetworkState state, Caller caller, string boardId, BoardOpening opening) =>
        NetworkDecider.PlanBoard(state, caller, boardId, opening, limits.Value);

    /// <inheritdoc/>
    protected override Decision<HomeEvent> BeginBoard(NetworkState state, string boardId) => NetworkDecider.BeginBoard(state, boardId);
}
