using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>Who may do what in a practice (rule PR2).</summary>
public static class PracticeAccessRules
{
    /// <summary>What the caller may do.</summary>
    public static PracticeAccess For(PracticeState state, Caller caller)
    {
        if (!caller.IsSignedIn || !state.HasBegun)
        {
            return new PracticeAccess(false, false, []);
        }

        string[] speaksFor =
        [
            .. state.Stakeholders
                .Where(stakeholder => stakeholder.ParticipantId == caller.ParticipantId)
                .Select(stakeholder => stakeholder.StakeholderId),
        ];
        var leads = caller.IsOperator || caller.IsStewardOf(state.CityId) || caller.ParticipantId == state.StewardId;
        return new PracticeAccess(leads || speaksFor.Length > 0, leads, speaksFor);
    }
}
