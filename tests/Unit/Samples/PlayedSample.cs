using Stadmaken.Api.Samples;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Samples;

/// <summary>The sample as the deciders would have it, all of it on one day and without any grain.</summary>
internal sealed class PlayedSample
{
    private static readonly PracticeModel Model = new();
    private static readonly PracticeLimits Limits = new();

    private static readonly GatheringModel Gathered = new();
    private static readonly GatheringLimits GatheringLimits = new();

    private readonly Dictionary<string, PracticeState> _practices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoardOutline> _outlines = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now;

    private PlayedSample(DateTimeOffset now) => _now = now;

    /// <summary>Everything that was refused, with where.</summary>
    internal List<string> Refusals { get; } = [];

    /// <summary>The practices afterwards.</summary>
    internal IEnumerable<PracticeSnapshot> Practices => _practices.Select(practice => PracticeSnapshots.ToSnapshot(practice.Value, practice.Key));

    /// <summary>The gatherings afterwards, as someone of the network sees them.</summary>
    internal List<GatheringSnapshot> Gatherings { get; } = [];

    internal static PlayedSample Of(IReadOnlyList<SampleCity> cities, DateTimeOffset now)
    {
        var played = new PlayedSample(now);
        foreach (var city in cities)
        {
            foreach (var practice in city.Practices)
            {
                played.Play(city.CityId, practice);
            }
        }

        var people = cities.SelectMany(city => city.People.Select(person => new Caller(person.ParticipantId, city.CityId, []))).ToDictionary(caller => caller.ParticipantId);
        foreach (var city in cities)
        {
            foreach (var gathering in city.Gatherings)
            {
                played.Play(city.CityId, gathering, people);
            }
        }

        return played;
    }

    private void Play(string cityId, SampleGathering gathering, Dictionary<string, Caller> people)
    {
        var organiser = people[gathering.StartedBy];
        var host = StateOf(gathering.Facts.HostPracticeId ?? string.Empty);
        if (gathering.Facts.HostPracticeId is not null && host.CityId != cityId)
        {
            Refusals.Add($"start of {gathering.GatheringId}: its host is not a practice of {cityId}");
        }

        var state = Fold(Gathered.Empty, "start", organiser, GatheringDecider.Begin(Gathered.Empty, cityId, gathering.Facts, GatheringLimits));
        foreach (var step in gathering.Story)
        {
            var caller = people[step.By];
            state = Fold(state, step.StepId, caller, GatheringDecider.Decide(state, caller, step.Command, PracticeAccessRules.For(host, caller).CanWrite, GatheringLimits, _now));
        }

        Gatherings.Add(GatheringSnapshots.ToSnapshot(state, gathering.GatheringId, organiser));

        GatheringState Fold(GatheringState state, string step, Caller by, Decision<HomeEvent> decision)
        {
            if (!decision.IsAccepted)
            {
                Refusals.Add($"{step} of {gathering.GatheringId}: {decision.Refusal}");
                return state;
            }

            return Gathered.Fold(state, new Recorded<HomeEvent>(state.Version + 1, _now, by.ParticipantId, decision.Event));
        }
    }

    private void Play(string cityId, SamplePractice practice)
    {
        var starter = new Caller(practice.StartedBy, cityId, []);
        Take(practice.PracticeId, "start", starter, PracticeDecider.Begin(Model.Empty, cityId, practice.Facts, Limits));
        foreach (var board in practice.Boards)
        {
            var opening = new BoardOpening(board.Title, board.Visibility, null, [.. board.Zones.Select((zone, i) => new ZoneOpening($"z{i}", zone.Title))]);
            Take(practice.PracticeId, board.BoardId, starter, PracticeDecider.PlanBoard(StateOf(practice.PracticeId), practice.PracticeId, starter, board.BoardId, opening, new BoardLimits()));
            Take(practice.PracticeId, board.BoardId, starter, PracticeDecider.BeginBoard(StateOf(practice.PracticeId), board.BoardId));
            _outlines[board.BoardId] = new BoardOutline(1, board.Title, opening.Zones);
        }

        foreach (var step in practice.Story)
        {
            var caller = new Caller(step.By, cityId, []);
            var found = step.Command is Borrow borrow
                ? PracticeDecider.FindBorrowable(StateOf(borrow.PracticeId), borrow.PracticeId, caller, borrow.Kind, borrow.ItemId, _outlines.GetValueOrDefault(borrow.ItemId))
                : null;
            Take(practice.PracticeId, step.StepId, caller, PracticeDecider.Decide(StateOf(practice.PracticeId), practice.PracticeId, caller, step.Command, found, Limits, new BoardLimits(), _now));
        }
    }

    private PracticeState StateOf(string practiceId) => _practices.GetValueOrDefault(practiceId, Model.Empty);

    private void Take(string practiceId, string step, Caller by, Decision<HomeEvent> decision)
    {
        if (!decision.IsAccepted)
        {
            Refusals.Add($"{step} of {practiceId}: {decision.Refusal}");
            return;
        }

        var state = StateOf(practiceId);
        _practices[practiceId] = Model.Fold(state, new Recorded<HomeEvent>(state.Version + 1, _now, by.ParticipantId, decision.Event));
    }
}
