using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Boards;

/// <summary>A board of Haarlem with zones a and b, and people around it; every accepted command is folded at once.</summary>
internal sealed class TestBoard
{
    internal static readonly Caller Amina = new("amina", "haarlem", []);
    internal static readonly Caller Bram = new("bram", "haarlem", []);
    internal static readonly Caller Carla = new("carla", "dordrecht", []);
    internal static readonly Caller Steward = new("steward", "haarlem", [NetworkRoles.Steward]);
    internal static readonly Caller OtherSteward = new("other-steward", "dordrecht", [NetworkRoles.Steward]);
    internal static readonly Caller Operator = new("operator", "lelystad", [NetworkRoles.Operator]);
    internal static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly BoardModel Model = new();

    private readonly List<BoardState> _past = [Model.Empty];

    internal TestBoard(string visibility = BoardVisibilities.Network, string? cityId = "haarlem", BoardLimits? limits = null)
    {
        Limits = limits ?? new BoardLimits();
        var opened = BoardDecider.Open(Model.Empty, new BoardOpening("Bord", visibility, cityId, [new("a", "A"), new("b", "B")]), Limits);
        Fold(Amina, opened.Event!);
    }

    internal BoardState State { get; private set; } = Model.Empty;

    internal long Version { get; private set; }

    internal BoardLimits Limits { get; }

    internal DateTimeOffset Now { get; set; } = Start;

    internal BoardSnapshot Snapshot => SnapshotFor(Amina);

    internal string ZoneOrder => string.Join(' ', State.ZoneOrder);

    internal string Cards(string zoneId) => string.Join(' ', State.Zones[zoneId].Cards);

    internal CardSnapshot Card(string cardId) => Snapshot.Zones.SelectMany(zone => zone.Cards).Single(card => card.CardId == cardId);

    internal TestBoard Does(params BoardCommand[] commands)
    {
        foreach (var command in commands)
        {
            Accepts(Amina, command);
        }

        return this;
    }

    internal BoardSnapshot SnapshotFor(Caller caller) =>
        BoardSnapshots.ToSnapshot(State, "b1", BoardSnapshots.Mine(State, caller.ParticipantId));

    private Decision<BoardEvent> Decide(Caller caller, BoardCommand command) => command is RewindZone rewind
        ? BoardDecider.Rewind(State, _past.ElementAtOrDefault((int)rewind.Version), caller, rewind, Limits, Now)
        : BoardDecider.Decide(State, caller, command, Limits, Now);

    internal BoardEvent Accepts(Caller caller, BoardCommand command)
    {
        var decision = Decide(caller, command);
        Assert.True(decision.IsAccepted, $"{command} was refused: {decision.Refusal}");
        Fold(caller, decision.Event);
        return decision.Event;
    }

    internal Refusal Refuses(Caller caller, BoardCommand command, string code, string? field = null)
    {
        var decision = Decide(caller, command);
        Assert.False(decision.IsAccepted, $"{command} was accepted: {decision.Event}");
        Assert.Equal((code, field), (decision.Refusal.Code, decision.Refusal.Field));
        return decision.Refusal;
    }

    internal Refusal Refuses(BoardCommand command, string code, string? field = null) => Refuses(Amina, command, code, field);

    private void Fold(Caller caller, BoardEvent happened)
    {
        Version++;
        State = Model.Fold(State, new Recorded<BoardEvent>(Version, Start.AddSeconds(Version), caller.ParticipantId, happened));
        _past.Add(State);
    }
}
