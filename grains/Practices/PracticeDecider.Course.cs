using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

public static partial class PracticeDecider
{
    private static Decision<HomeEvent> Decide(PracticeDesk desk, ChangePhase c)
    {
        if (!PracticePhases.IsStep(desk.State.Phase, c.Phase))
        {
            return Refusal.Conflict($"From {desk.State.Phase} a practice goes a step on or a step back.");
        }

        // Rule PR4. A step back is always free: nobody is held in a phase that the practice no longer lives up to.
        var isPastGate = c.Phase is not (PracticePhases.Pitched or PracticePhases.Exploring);
        var isBack = PracticePhases.Course.TakeWhile(phase => phase != desk.State.Phase).Contains(c.Phase);
        var missing = isPastGate && !isBack ? desk.State.Missing() : [];
        return missing.Length > 0
            ? Refusal.Conflict($"Missing: {string.Join(", ", missing.Select(part => part.Code))}.")
            : new PhaseChanged(c.Phase);
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, OfferStewardship c) =>
        c.ParticipantId == desk.State.StewardId ? Refusal.Conflict("They are the steward.")
        : desk.State.OfferedTo is not null ? Refusal.Conflict("It is offered to someone already; take that offer back first.")
        : new StewardshipOffered(c.ParticipantId);

    private static Decision<HomeEvent> Decide(PracticeDesk _, AcceptStewardship __) => new StewardshipAccepted();

    private static Decision<HomeEvent> Decide(PracticeDesk _, DeclineStewardship __) => new StewardshipDeclined();

    private static Decision<HomeEvent> Decide(PracticeDesk desk, WithdrawStewardshipOffer _) =>
        desk.State.OfferedTo is null ? Refusal.Conflict("There is no offer.") : new StewardshipOfferWithdrawn();
}
