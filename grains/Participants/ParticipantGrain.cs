using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Stadmaken.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participants;

/// <summary>A person in the network.</summary>
[Reentrant]
public sealed partial class ParticipantGrain : JournalGrain<ParticipantState, ParticipantEvent>, IParticipantGrain
{
    private readonly Feed<ParticipantState, ParticipantEvent> _feed;
    private readonly ILogger _logger;
    private readonly IJournalStore _store;
    private readonly IStateWatcher? _watcher;
    private readonly TimeProvider _clock;
    private readonly RedactionPlanner<ParticipantState, ParticipantEvent> _redaction = new(new ParticipantModel());

    /// <summary>Prepares; the journal is loaded when the grain is activated.</summary>
    public ParticipantGrain(JournalServices services)
        : base(services, new ParticipantModel(), "participant-snapshot")
    {
        _store = services.Store;
        _watcher = services.Watcher;
        _clock = services.Clock;
        _logger = services.Loggers.CreateLogger<ParticipantGrain>();
        _feed = new Feed<ParticipantState, ParticipantEvent>(
            JournalId, Journal, state => state.Feed, Events, GrainFactory, _logger, ParticipantId);
    }

    private string ParticipantId => JournalIds.Local(JournalId);

    /// <inheritdoc/>
    public async Task<Answer<ParticipantProfile>> Register(string displayName, string cityId, string sector)
    {
        // The city first: a participant of no city must not be stored. Malformed ids are told by the decider.
        if (CityRules.IsId(cityId))
        {
            var city = await GrainFactory.GetGrain<ICityGrain>(JournalIds.City(cityId)).Describe(Caller.Anonymous);
            if (city.Refusal is not null)
            {
                return Refusal.NotFound("city", "cityId");
            }
        }

        var register = new JournalCommand<ParticipantState, ParticipantEvent>(
            $"register-{Guid.NewGuid():N}",
            ParticipantId,
            state => ParticipantDecider.Register(state, displayName, cityId, sector));
        return await Journal.Execute(register) is CommandResult.Refused refused
            ? refused.Refusal
            : await Describe();
    }

    /// <inheritdoc/>
    public async Task<Answer<ParticipantProfile>> Describe()
    {
        await Journal.RefreshAsync();
        return State.ToProfile(ParticipantId) is { } profile
            ? profile
            : Refusal.NotFound("participant");
    }
}
