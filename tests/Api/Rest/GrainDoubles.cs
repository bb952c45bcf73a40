using Orleans;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>What REST never calls.</summary>
internal abstract class JournalDouble : IJournalGrain
{
    public Task<long> Follow(IJournalFollower follower, long cursor) => throw new NotSupportedException();

    public Task Unfollow(IJournalFollower follower) => throw new NotSupportedException();

    public Task<JournalPage> Read(long after, int limit) => throw new NotSupportedException();

    public Task<Refusal?> Redact(string commandId, string by, Redaction redaction) => throw new NotSupportedException();
}

internal abstract class HomeDouble(World world) : JournalDouble, IBoardHome
{
    public virtual Task<Answer<BoardListing>> OpenBoard(Caller caller, string boardId, BoardOpening opening)
    {
        world.Enter(caller);
        if (world.Refusal is { } refusal)
        {
            return Task.FromResult<Answer<BoardListing>>(refusal);
        }

        world.Opened[boardId] = opening;
        return Task.FromResult<Answer<BoardListing>>(new BoardListing(boardId, opening.Title));
    }
}

internal sealed partial class NetworkDouble(World world) : HomeDouble(world), INetworkGrain
{
    private readonly World _world = world;

    public Task<Refusal?> ListCity(string cityId) => Task.FromResult<Refusal?>(null);

    public Task<string[]> Cities()
    {
        _world.Enter();
        return Task.FromResult(_world.Listed.ToArray());
    }

    public Task<BoardListing[]> Boards(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<BoardListing[]>(caller.IsSignedIn ? [new BoardListing("bnet", "Network"), new BoardListing("bpub", "Public")] : [new BoardListing("bpub", "Public")]);
    }
}

internal sealed partial class CityDouble(World world, string cityId) : HomeDouble(world), ICityGrain
{
    private readonly World _world = world;

    public Task<Answer<CityDescription>> Admit(Caller caller, CityFacts facts)
    {
        _world.Enter(caller);
        var city = new CityDescription(cityId, facts, []);
        return Task.FromResult<Answer<CityDescription>>(_world.Admitted.TryAdd(cityId, city)
            ? city
            : Refusal.Conflict("This city is in the network already."));
    }

    public Task<Answer<CityDescription>> Describe(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<CityDescription>>(_world.Refusal is { } refusal ? refusal
            : _world.Admitted.TryGetValue(cityId, out var city) ? city
            : Refusal.NotFound("city"));
    }

    public Task<Answer<GatheringListing>> StartGathering(Caller caller, string gatheringId, GatheringFacts facts)
    {
        _world.Enter(caller);
        return Task.FromResult(_world.Gatherings.Start(_world, gatheringId, cityId, caller, facts));
    }

    public Task<Answer<GatheringListing[]>> Gatherings(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<GatheringListing[]>>(_world.Admitted.ContainsKey(cityId)
            ? _world.Gatherings.Of(cityId)
            : Refusal.NotFound("city"));
    }

    public Task<Answer<PracticeListing>> StartPractice(Caller caller, string practiceId, PracticeFacts facts)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<PracticeListing>>(
            !_world.Admitted.ContainsKey(cityId) ? Refusal.NotFound("city")
            : caller.CityId != cityId ? Refusal.NotAllowed("Only participants of the city start practices in it.")
            : Start());

        PracticeListing Start()
        {
            _world.Practices.Start(practiceId, cityId, caller, facts);
            return new PracticeListing(practiceId, facts.Title, facts.Kind);
        }
    }

    public Task<Answer<CityDescription>> OpenReactions(Caller caller, string openTo)
    {
        _world.Enter(caller);
        if (!_world.Admitted.TryGetValue(cityId, out var city))
        {
            return Task.FromResult<Answer<CityDescription>>(Refusal.NotFound("city"));
        }

        return Task.FromResult<Answer<CityDescription>>(caller.IsOperator || caller.IsStewardOf(cityId)
            ? _world.Admitted[cityId] = city with { ReactionsOpenTo = openTo }
            : Refusal.NotAllowed("Only a steward of the city says who reacts to its practices."));
    }

    public Task<Answer<string>> ReactionsOpenTo() => throw new NotSupportedException();

    public Task<Answer<PracticeListing[]>> Practices(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<PracticeListing[]>>(_world.Admitted.ContainsKey(cityId)
            ? _world.Practices.Of(cityId)
            : Refusal.NotFound("city"));
    }
}

internal sealed class BoardDouble(World world, string boardId) : JournalDouble, IBoardGrain
{
    public Task<Answer<OpenedBoard>> Open(Caller caller, long? since)
    {
        world.Enter(caller);
        return Task.FromResult<Answer<OpenedBoard>>(world.Snapshots.TryGetValue(boardId, out var snapshot)
            ? new OpenedBoard(1, snapshot, null, new BoardAccess(false, false))
            : Refusal.NotFound("board"));
    }

    public Task<Answer<JournalPage>> Events(Caller caller, long after, int limit)
    {
        world.Enter(caller);
        return Task.FromResult<Answer<JournalPage>>(world.Journals.TryGetValue(boardId, out var entries)
            ? new JournalPage([.. entries.Where(entry => entry.Version > after).Take(limit)], entries.Length)
            : Refusal.NotFound("board"));
    }

    public Task<Refusal?> SetLeaders(string practiceId, string[] participantIds) => throw new NotSupportedException();

    public Task<Answer<BoardInvitation>> Invite(Caller caller, NewInvitation invitation) => throw new NotSupportedException();

    public Task<Answer<BoardInvitation[]>> Invitations(Caller caller) => throw new NotSupportedException();

    public Task<Refusal?> RevokeInvitation(Caller caller, string invitationId) => throw new NotSupportedException();

    public Task<Answer<RedeemedInvitation>> LookAtInvitation(string invitationId) => throw new NotSupportedException();

    public Task<Answer<RedeemedInvitation>> RedeemInvitation(string invitationId, string participantId) => throw new NotSupportedException();

    public Task<Answer<FoundContent>> Find(Caller caller, string? cardId, string? commentId) => throw new NotSupportedException();

    public Task<Refusal?> Begin(Caller caller, BoardOpening opening) => throw new NotSupportedException();

    public Task<CommandResult[]> Submit(BoardSubmission[] submissions) => throw new NotSupportedException();

    public Task<Answer<BoardOutline>> Outline(Caller caller) => throw new NotSupportedException();

    public Task<Answer<WithheldContent[]>> Withheld(Caller caller)
    {
        world.Enter(caller);
        return Task.FromResult<Answer<WithheldContent[]>>(world.Snapshots.ContainsKey(boardId)
            ? Refusal.NotAllowed("Only who leads the board sees what is hidden.")
            : Refusal.NotFound("board"));
    }

    public Task<Answer<ParticipationMirror>> Participation(Caller caller) => Task.FromResult<Answer<ParticipationMirror>>(world.Snapshots.ContainsKey(boardId) ? new ParticipationMirror(5, [], [], []) : Refusal.NotFound("board"));

    public Task<Answer<PastBoard>> Past(Caller caller, long? version, DateTimeOffset? at)
    {
        world.Enter(caller);
        return Task.FromResult(world.Past(version, at));
    }

    public Task SharePresence(IPresenceListener node, Presence[] changes, bool whole) => throw new NotSupportedException();
}

internal sealed partial class ParticipantDouble(World world, string participantId) : JournalDouble, IParticipantGrain
{
    public Task<Refusal?> NoteAnswer(string practiceId, long version, DateTimeOffset at, string? fromPracticeId) => throw new NotSupportedException();

    public Task<Answer<ParticipantProfile>> Register(string displayName, string cityId, string sector)
    {
        world.Enter();
        return Task.FromResult<Answer<ParticipantProfile>>(world.Refusal is { } refusal
            ? refusal
            : world.Participants.GetOrAdd(participantId, new ParticipantProfile(participantId, displayName, cityId, sector)));
    }

    public Task<Answer<string>> Erase(Caller caller, bool allTexts)
    {
        world.Enter(caller);
        return Task.FromResult<Answer<string>>(world.Participants.TryRemove(participantId, out _) ? "done" : Refusal.NotFound("participant"));
    }

    public Task<Answer<string>> Erasure() => Task.FromResult<Answer<string>>(Refusal.NotFound("erasure"));

    public Task<Answer<byte[]>> Export(Caller caller)
    {
        world.Enter(caller);
        return Task.FromResult<Answer<byte[]>>(world.Participants.ContainsKey(participantId) ? "{}"u8.ToArray() : Refusal.NotFound("participant"));
    }

    public Task<Answer<ParticipantProfile>> Describe()
    {
        world.Enter();
        return Task.FromResult<Answer<ParticipantProfile>>(world.Participants.TryGetValue(participantId, out var profile)
            ? profile
            : Refusal.NotFound("participant"));
    }
}
