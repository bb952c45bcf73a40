using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

internal static partial class PracticeFolding
{
    private static PracticeState AddStakeholder(PracticeState state, Recorded<HomeEvent> recorded, StakeholderAdded e) => state with
    {
        Stakeholders = AddNew(
            recorded,
            state.Stakeholders,
            new Stakeholder(e.StakeholderId, recorded.Version, e.Sector, e.Kind, e.Name, e.Role, e.Responsibilities, e.ParticipantId),
            state.FindStakeholder(e.StakeholderId) is not null || state.FormerStakeholders.Exists(former => former.StakeholderId == e.StakeholderId)),
    };

    private static PracticeState ChangeStakeholder(PracticeState state, Recorded<HomeEvent> recorded, StakeholderChanged e) =>
        SetStakeholder(state, recorded, e.StakeholderId, old => old with
        {
            Sector = e.Sector ?? old.Sector,
            Name = e.Name ?? old.Name,
            Role = e.Role ?? old.Role,
            Responsibilities = e.Responsibilities ?? old.Responsibilities,
        });

    private static PracticeState RemoveStakeholder(PracticeState state, Recorded<HomeEvent> recorded, StakeholderLeft e)
    {
        var stakeholder = Stakeholder(state, recorded, e.StakeholderId);
        return state with
        {
            Stakeholders = state.Stakeholders.Remove(stakeholder),
            FormerStakeholders = state.FormerStakeholders.Add(stakeholder),
        };
    }

    private static PracticeState SetStakeholder(PracticeState state, Recorded<HomeEvent> recorded, string stakeholderId, Func<Stakeholder, Stakeholder> change)
    {
        var stakeholder = Stakeholder(state, recorded, stakeholderId);
        return state with { Stakeholders = state.Stakeholders.Replace(stakeholder, change(stakeholder)) };
    }

    private static Stakeholder Stakeholder(PracticeState state, Recorded<HomeEvent> recorded, string stakeholderId) =>
        state.FindStakeholder(stakeholderId) ?? throw BoardShelf.Misfit(recorded, $"there is no stakeholder '{stakeholderId}'");
}
