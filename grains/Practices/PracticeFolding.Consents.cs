using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Grains.Practices;

internal static partial class PracticeFolding
{
    // A purpose that this version does not know is kept: a newer one wrote it, and does.
    private static PracticeState Consent(PracticeState state, Recorded<HomeEvent> recorded, PracticeConsentGiven e) =>
        state with { Consents = state.Consents.RemoveAll(consent => consent.Purpose == e.Purpose).Add(new ResearchConsent(e.Purpose, recorded.At, e.Wording)) };

    private static PracticeState EndConsent(PracticeState state, Recorded<HomeEvent> recorded, PracticeConsentWithdrawn e) =>
        state.FindConsent(e.Purpose) is { } consent
            ? state with { Consents = state.Consents.Remove(consent) }
            : throw BoardShelf.Misfit(recorded, $"it does not consent to '{e.Purpose}'");
}
