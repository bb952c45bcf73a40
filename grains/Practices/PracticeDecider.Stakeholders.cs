using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    private static readonly Refusal NoStakeholder = Refusal.NotFound("stakeholder", "stakeholderId");

    private static Decision<HomeEvent> Decide(PracticeDesk desk, AddStakeholder c)
    {
        // Also not the id of one that left: agreements and contributions still name it.
        if (desk.State.FindStakeholder(c.StakeholderId) is not null || desk.State.FormerStakeholders.Exists(former => former.StakeholderId == c.StakeholderId))
        {
            return Refusal.Conflict("There is or was a stakeholder with this id.");
        }

        return desk.State.Stakeholders.Count + desk.State.FormerStakeholders.Count >= desk.Limits.Stakeholders
            ? Refusal.TooLarge("stakeholderId", $"At most {desk.Limits.Stakeholders} stakeholders.")
            : new StakeholderAdded(c.StakeholderId, c.Sector, c.Kind, c.Name, c.Role, c.Responsibilities ?? [], c.ParticipantId);
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, ChangeStakeholder c) =>
        desk.State.FindStakeholder(c.StakeholderId) is null
            ? NoStakeholder
            : new StakeholderChanged(c.StakeholderId, c.Sector, c.Name, c.Role, c.Responsibilities);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, LinkStakeholder c) =>
        desk.State.FindStakeholder(c.StakeholderId) is null ? NoStakeholder : new StakeholderLinked(c.StakeholderId, c.ParticipantId);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, RemoveStakeholder c)
    {
        if (desk.State.FindStakeholder(c.StakeholderId) is null)
        {
            return NoStakeholder;
        }

        return desk.State.Agreements.Exists(agreement => agreement.IsLive() && agreement.Terms.Parties.Contains(c.StakeholderId))
            ? Refusal.Conflict("It is party to an agreement that is proposed or in force; end or supersede that first.")
            : new StakeholderLeft(c.StakeholderId);
    }
}
