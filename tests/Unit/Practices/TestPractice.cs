using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Practices;

/// <summary>A practice of Haarlem that Amina started, and people around it; every accepted command is folded at once.</summary>
internal sealed class TestPractice
{
    internal const string Id = "buurttuin";

    internal static readonly Caller Amina = new("amina", "haarlem", []);
    internal static readonly Caller Bram = new("bram", "haarlem", []);
    internal static readonly Caller Carla = new("carla", "dordrecht", []);
    internal static readonly Caller Dirk = new("dirk", "dordrecht", []);
    internal static readonly Caller Steward = new("steward", "haarlem", [NetworkRoles.Steward]);
    internal static readonly Caller OtherSteward = new("other-steward", "dordrecht", [NetworkRoles.Steward]);
    internal static readonly Caller Operator = new("operator", "lelystad", [NetworkRoles.Operator]);
    internal static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly NextYear = new(2027, 6, 1);
    internal static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen voor iedereen", "Wie onderhoudt de tuin?", ["circular-economy"], ["cooperation"]);

    private static readonly PracticeModel Model = new();

    internal TestPractice(PracticeFacts? facts = null, PracticeLimits? limits = null)
    {
        Limits = limits ?? new PracticeLimits();
        Fold(Amina, PracticeDecider.Begin(State, "haarlem", facts ?? Facts, Limits).Event!);
    }

    internal PracticeState State { get; private set; } = Model.Empty;

    internal PracticeLimits Limits { get; }

    internal BoardLimits BoardLimits { get; init; } = new();

    internal PracticeOptions Options { get; } = new();

    internal DateTimeOffset Now { get; set; } = Start;

    internal PracticeSnapshot Snapshot => PracticeSnapshots.ToSnapshot(State, Id);

    /// <summary>With a civic stakeholder s1 that nobody speaks for and a social one s2 that Carla of Dordrecht speaks for.</summary>
    internal static TestPractice WithStakeholders() => new TestPractice().Does(
        new AddStakeholder("s1", "civic", "person", "Bewoners", "Tuinieren", ["sleutel"]),
        new AddStakeholder("s2", "social", "organisation", "Corporatie", "Eigenaar", ParticipantId: "carla"));

    internal static ProposeAgreement Proposal(string agreementId, string? supersedes = null, string? responsibility = null, DateOnly? validUntil = null) =>
        new(agreementId, new AgreementTerms("Samen onderhouden", ["s1", "s2"], "s1", "s2", NextYear, null, responsibility, validUntil), supersedes);

    internal TestPractice InForce(string agreementId, string? supersedes = null, string? responsibility = null, DateOnly? validUntil = null)
    {
        Does(Proposal(agreementId, supersedes, responsibility, validUntil), new AcceptAgreement(agreementId, "s1"));
        Accepts(Carla, new AcceptAgreement(agreementId, "s2"));
        return this;
    }

    internal TestPractice Does(params PracticeCommand[] commands)
    {
        foreach (var command in commands)
        {
            Accepts(Amina, command);
        }

        return this;
    }

    internal HomeEvent Accepts(Caller caller, PracticeCommand command, Answer<Borrowable>? found = null, TalkLookup looked = default)
    {
        var decision = Decide(caller, command, found, looked);
        Assert.True(decision.IsAccepted, $"{command} was refused: {decision.Refusal}");
        Fold(caller, decision.Event);
        return decision.Event;
    }

    internal Refusal Refuses(Caller caller, PracticeCommand command, string code, string? field = null, Answer<Borrowable>? found = null, TalkLookup looked = default)
    {
        var decision = Decide(caller, command, found, looked);
        Assert.False(decision.IsAccepted, $"{command} was accepted: {decision.Event}");
        Assert.Equal((code, field), (decision.Refusal.Code, decision.Refusal.Field));
        return decision.Refusal;
    }

    internal Refusal Refuses(PracticeCommand command, string code, string? field = null) => Refuses(Amina, command, code, field);

    /// <summary>Lets the watch look now.</summary>
    /// <returns>What it told.</returns>
    internal IReadOnlyList<HomeEvent> Look()
    {
        var due = PracticeWatch.Due(State, Options, Now);
        foreach (var told in due)
        {
            Fold(Caller.Network, told);
        }

        return due;
    }

    internal void Fold(Caller caller, HomeEvent happened) =>
        State = Model.Fold(State, new Recorded<HomeEvent>(State.Version + 1, Now, caller.ParticipantId, happened));

    private Decision<HomeEvent> Decide(Caller caller, PracticeCommand command, Answer<Borrowable>? found, TalkLookup looked) =>
        PracticeDecider.Decide(State, Id, caller, command, found, Limits, BoardLimits, Now, looked);
}
