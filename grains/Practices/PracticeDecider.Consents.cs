using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    private static Decision<HomeEvent> Decide(PracticeDesk desk, GiveConsent c)
    {
        // Not an operator, who makes the issues, nor anyone else for the practice.
        if (desk.Caller.ParticipantId != desk.State.StewardId && desk.Access.SpeaksFor.Length == 0)
        {
            return Refusal.NotAllowed("A practice consents by its own steward, or by who speaks for a stakeholder of it.");
        }

        var wording = ResearchPurposes.Find(c.Purpose)!.Wording;
        return desk.State.FindConsent(c.Purpose)?.Wording == wording ? Refusal.Conflict("The practice consents to this.") : new PracticeConsentGiven(c.Purpose, wording);
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, WithdrawConsent c) =>
        desk.State.FindConsent(c.Purpose) is null ? Refusal.Conflict("The practice does not consent to this.") : new PracticeConsentWithdrawn(c.Purpose);
}
