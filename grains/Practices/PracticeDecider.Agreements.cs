using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    private static readonly Refusal NoAgreement = Refusal.NotFound("agreement", "agreementId");
    private static readonly Refusal NoPart = Refusal.NotAllowed("Only who speaks for a party to the agreement does this, and who leads the practice.");

    private static Decision<HomeEvent> Decide(PracticeDesk desk, ProposeAgreement c)
    {
        var state = desk.State;
        if (state.FindAgreement(c.AgreementId) is not null)
        {
            return Refusal.Conflict("There is an agreement with this id.");
        }

        if (state.Agreements.Count >= desk.Limits.Agreements)
        {
            return Refusal.TooLarge("agreementId", $"At most {desk.Limits.Agreements} agreements.");
        }

        for (var i = 0; i < c.Terms.Parties.Length; i++)
        {
            if (state.FindStakeholder(c.Terms.Parties[i]) is null)
            {
                return Refusal.NotFound("stakeholder", $"parties[{i}]");
            }
        }

        if (c.BorrowingId is not null && state.FindBorrowing(c.BorrowingId) is null)
        {
            return Refusal.NotFound("borrowing", "borrowingId");
        }

        var refusal = RefuseDate(desk, "reviewDate", c.Terms.ReviewDate)
            ?? (c.Terms.ValidUntil is { } until ? RefuseDate(desk, "validUntil", until) : null)
            ?? RefuseSuperseding(state, c.Supersedes);
        return refusal is not null ? refusal : new AgreementProposed(c.AgreementId, c.Terms, c.Supersedes, c.BorrowingId);
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, AcceptAgreement c)
    {
        if (desk.State.FindAgreement(c.AgreementId) is not { } agreement)
        {
            return NoAgreement;
        }

        if (!agreement.Terms.Parties.Contains(c.StakeholderId))
        {
            return Refusal.NotFound("party", "stakeholderId");
        }

        if (agreement.Status != AgreementStatuses.Proposed || agreement.IsAcceptedBy(c.StakeholderId))
        {
            return Refusal.Conflict("There is nothing for this party to accept any more.");
        }

        if (desk.SpeaksFor(c.StakeholderId))
        {
            return new AgreementAccepted(c.AgreementId, c.StakeholderId);
        }

        // Rule PR6: nobody accepts for a party that can do so itself.
        return desk.Access.CanLead && desk.State.FindStakeholder(c.StakeholderId) is { ParticipantId: null }
            ? new AgreementAcceptanceRecorded(c.AgreementId, c.StakeholderId)
            : Refusal.NotAllowed("Each party accepts for itself; who leads the practice records it for one that nobody speaks for.");
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, ReviewAgreement c)
    {
        if (desk.State.FindAgreement(c.AgreementId) is not { } agreement)
        {
            return NoAgreement;
        }

        return !desk.HasPartIn(agreement) ? NoPart
            : agreement.Status != AgreementStatuses.InForce ? Refusal.Conflict("Only an agreement in force is reviewed.")
            : RefuseDate(desk, "nextReviewDate", c.NextReviewDate) is { } past ? past
            : new AgreementReviewed(c.AgreementId, c.Findings, c.NextReviewDate);
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, EndAgreement c)
    {
        if (desk.State.FindAgreement(c.AgreementId) is not { } agreement)
        {
            return NoAgreement;
        }

        return !desk.HasPartIn(agreement) ? NoPart
            : !agreement.IsLive() ? Refusal.Conflict("The agreement has ceased already.")
            : new AgreementEnded(c.AgreementId, c.Why);
    }

    private static Refusal? RefuseDate(PracticeDesk desk, string field, DateOnly date) =>
        date > desk.Today ? null : Refusal.Invalid(field, "A day after today.");

    private static Refusal? RefuseSuperseding(PracticeState state, string? supersedes)
    {
        if (supersedes is null)
        {
            return null;
        }

        return state.FindAgreement(supersedes) is not { } old ? Refusal.NotFound("agreement", "supersedes")
            : old.Status != AgreementStatuses.InForce ? Refusal.Conflict("Only an agreement in force is superseded.")
            : state.Agreements.Exists(other => other.Supersedes == supersedes && other.Status == AgreementStatuses.Proposed)
                ? Refusal.Conflict("Another agreement is proposed in its place already.")
            : null;
    }
}
