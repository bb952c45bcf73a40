using Stadmaken.Gatherings;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Gatherings;

/// <summary>Who may do what in a gathering (rule GA2).</summary>
public static class GatheringAccessRules
{
    /// <summary>What the caller may do.</summary>
    /// <param name="state">The gathering.</param>
    /// <param name="caller">Who.</param>
    /// <param name="writesInHost">Whether they may write in the host practice; only that practice knows (rule GA7).</param>
    public static GatheringAccess For(GatheringState state, Caller caller, bool writesInHost)
    {
        var takesPart = caller.IsSignedIn && state.HasBegun;
        var leads = Leads(state, caller);
        return new GatheringAccess(takesPart, leads || (takesPart && writesInHost), leads);
    }

    /// <summary>Whether the caller leads the gathering.</summary>
    public static bool Leads(GatheringState state, Caller caller) =>
        caller.IsSignedIn && state.HasBegun
        && (caller.IsOperator || caller.IsStewardOf(state.CityId) || caller.ParticipantId == state.OrganiserId);
}
