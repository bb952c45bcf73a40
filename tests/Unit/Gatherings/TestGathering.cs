using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Gatherings;

/// <summary>A gathering in Haarlem that Amina organises, a week ahead, and people around it; every accepted command is folded at once.</summary>
internal sealed class TestGathering
{
    internal const string Id = "g1";

    internal static readonly Caller Amina = new("amina", "haarlem", []);
    internal static readonly Caller Bram = new("bram", "haarlem", []);
    internal static readonly Caller Carla = new("carla", "dordrecht", []);
    internal static readonly Caller Steward = new("steward", "haarlem", [NetworkRoles.Steward]);
    internal static readonly Caller OtherSteward = new("other-steward", "dordrecht", [NetworkRoles.Steward]);
    internal static readonly Caller Operator = new("operator", "lelystad", [NetworkRoles.Operator]);
    internal static readonly DateTimeOffset Announced = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    internal static readonly DateTimeOffset Start = Announced.AddDays(7);
    internal static readonly DateTimeOffset End = Start.AddHours(8);

    internal static readonly GatheringFacts Facts = new(
        "Expeditie Buurttuin", "expedition", "Op bezoek", "Tuinpad 1", Start, End, ["cooperation"], 52.38, 4.64, HostPracticeId: "tuin");

    private static readonly GatheringModel Model = new();

    internal TestGathering(GatheringFacts? facts = null, GatheringLimits? limits = null)
    {
        Limits = limits ?? new GatheringLimits();
        Fold(Amina, GatheringDecider.Begin(State, "haarlem", facts ?? Facts, Limits).Event!);
    }

    internal GatheringState State { get; private set; } = Model.Empty;

    internal GatheringLimits Limits { get; }

    internal DateTimeOffset Now { get; set; } = Announced;

    internal GatheringSnapshot Snapshot => Seen(Bram);

    internal string[] Route => [.. State.Stops.Select(stop => stop.StopId)];

    /// <summary>With stops h1, h2 and h3, an hour apart from the start.</summary>
    internal static TestGathering WithRoute() => new TestGathering().Does(
        new AddStop("h1", "De tuin", "Tuinpad 1", StartsAt: Start), new AddStop("h2", "De keuken", "Kerkstraat 2", PracticeId: "keuken", StartsAt: Start.AddHours(1)), new AddStop("h3", "De kas", "Tuinpad 9"));

    internal GatheringSnapshot Seen(Caller caller) => GatheringSnapshots.ToSnapshot(State, Id, caller);

    internal TestGathering Does(params GatheringCommand[] commands)
    {
        foreach (var command in commands)
        {
            Accepts(Amina, command);
        }

        return this;
    }

    internal HomeEvent Accepts(Caller caller, GatheringCommand command, bool writesInHost = false)
    {
        var decision = Decide(caller, command, writesInHost);
        Assert.True(decision.IsAccepted, $"{command} was refused: {decision.Refusal}");
        Fold(caller, decision.Event);
        return decision.Event;
    }

    internal Refusal Refuses(Caller caller, GatheringCommand command, string code, string? field = null, bool writesInHost = false)
    {
        var decision = Decide(caller, command, writesInHost);
        Assert.False(decision.IsAccepted, $"{command} was accepted: {decision.Event}");
        Assert.Equal((code, field), (decision.Refusal.Code, decision.Refusal.Field));
        return decision.Refusal;
    }

    internal Refusal Refuses(GatheringCommand command, string code, string? field = null) => Refuses(Amina, command, code, field);

    internal void Fold(Caller caller, HomeEvent happened) =>
        State = Model.Fold(State, new Recorded<HomeEvent>(State.Version + 1, Now, caller.ParticipantId, happened));

    private Decision<HomeEvent> Decide(Caller caller, GatheringCommand command, bool writesInHost) =>
        GatheringDecider.Decide(State, caller, command, writesInHost, Limits, Now);
}
