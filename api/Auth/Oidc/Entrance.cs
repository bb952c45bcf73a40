using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Rest;
using Stadmaken.Journals;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>Lets those in whom the broker vouches for: as who they are in the network already, or as a newcomer.</summary>
internal sealed class Entrance(IGrainFactory grains, PairwiseIds ids, StandingTable standing)
{
    /// <summary>Who they are in the network.</summary>
    /// <param name="said">Who the broker says it is; what it did not say is empty.</param>
    /// <param name="tokenOf">For a token of the broker, when it was made: one of before somebody was erased is not theirs any more, and makes no newcomer of them.</param>
    /// <returns>The participant; for a newcomer of whom something is not known yet, what was said, which is not <see cref="IsComplete"/>.</returns>
    public async Task<Answer<SessionParticipant>> EnterAsync(SessionParticipant said, DateTimeOffset? tokenOf = null)
    {
        var known = await grains.Participant(said.ParticipantId).Describe();
        while (known is { IsGiven: true, Value.HasLeft: true })
        {
            if (tokenOf is { } made && Outlived(said, made) is { } refusal)
            {
                return refusal;
            }

            // Who was erased and comes back is a newcomer: nothing of before is theirs, and nobody sees that it was.
            said = said with { ParticipantId = await ids.AfterAsync(said.ParticipantId) };
            known = await grains.Participant(said.ParticipantId).Describe();
        }

        if (!known.IsGiven && known.Refusal.Code == RefusalCodes.NotFound)
        {
            if (!IsComplete(said))
            {
                return said;
            }

            known = await grains.Participant(said.ParticipantId).Register(said.DisplayName, said.CityId, said.Sector);
            if (!known.IsGiven && known.Refusal.Code == RefusalCodes.Conflict)
            {
                // In another window at the same moment.
                known = await grains.Participant(said.ParticipantId).Describe();
            }
        }

        if (!known.IsGiven)
        {
            return known.Refusal;
        }

        // What they once chose stays, but the broker is who knows what city they speak for now.
        var profile = known.Value;
        var entered = said with { DisplayName = profile.DisplayName, CityId = said.CityId.Length > 0 ? said.CityId : profile.CityId, Sector = profile.Sector };
        return entered.Roles.Length > 0 && await grains.Audit().NoteRoles(entered.ParticipantId, entered.CityId, entered.Roles) is { } unnoted ? unnoted : entered;
    }

    private Refusal? Outlived(SessionParticipant erased, DateTimeOffset made) =>
        standing.Judge(erased, DateTimeOffset.MinValue).Kind != VerdictKind.Ended ? Refusal.Unavailable("This node has not heard yet since when they are gone. Ask again.")
        : standing.Judge(erased, made).Kind == VerdictKind.Ended ? Refusal.NotAllowed("This token is of somebody who was erased.")
        : null;

    /// <summary>Whether all is known that the network asks of a participant.</summary>
    public static bool IsComplete(SessionParticipant said) => said is { DisplayName.Length: > 0, CityId.Length: > 0, Sector.Length: > 0 };
}
