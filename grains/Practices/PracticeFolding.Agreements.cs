using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

internal static partial class PracticeFolding
{
    private static PracticeState Propose(PracticeState state, Recorded<HomeEvent> recorded, AgreementProposed e) => state with
    {
        Agreements = AddNew(
            recorded,
            state.Agreements,
            new Agreement(
                e.AgreementId, recorded.Version, e.Terms, AgreementStatuses.Proposed, recorded.By, recorded.At, [], e.Terms.ReviewDate, [], e.Supersedes, BorrowingId: e.BorrowingId),
            state.FindAgreement(e.AgreementId) is not null),
    };

    private static PracticeState Accept(PracticeState state, Recorded<HomeEvent> recorded, string agreementId, string stakeholderId, bool isRecorded)
    {
        var agreement = Agreement(state, recorded, agreementId);
        if (agreement.Status != AgreementStatuses.Proposed || !agreement.Terms.Parties.Contains(stakeholderId) || agreement.IsAcceptedBy(stakeholderId))
        {
            throw BoardShelf.Misfit(recorded, $"'{stakeholderId}' has nothing to accept in agreement '{agreementId}'");
        }

        var accepted = agreement with { Acceptances = [.. agreement.Acceptances, new Acceptance(stakeholderId, recorded.By, recorded.At, isRecorded)] };
        if (!Array.TrueForAll(accepted.Terms.Parties, accepted.IsAcceptedBy))
        {
            return state with { Agreements = state.Agreements.Replace(agreement, accepted) };
        }

        var agreements = state.Agreements.Replace(agreement, accepted with { Status = AgreementStatuses.InForce, InForceSince = recorded.At });

        // What it supersedes may have ceased by itself meanwhile, and then stays as it ceased.
        if (agreement.Supersedes is { } supersedes && Agreement(state, recorded, supersedes) is { Status: AgreementStatuses.InForce } old)
        {
            agreements = agreements.Replace(old, old with { Status = AgreementStatuses.Superseded, SupersededBy = agreementId, CeasedAt = recorded.At });
        }

        return state with { Agreements = agreements };
    }

    private static PracticeState Review(PracticeState state, Recorded<HomeEvent> recorded, AgreementReviewed e) =>
        SetAgreement(state, recorded, e.AgreementId, old => old with
        {
            NextReviewDate = e.NextReviewDate,
            Reviews = [.. old.Reviews, new AgreementReview(e.Findings, e.NextReviewDate, recorded.By, recorded.At)],
        });

    private static PracticeState Cease(PracticeState state, Recorded<HomeEvent> recorded, string agreementId, string status, string? why) =>
        SetAgreement(state, recorded, agreementId, old => old.IsLive()
            ? old with { Status = status, CeasedAt = recorded.At, EndedBecause = why }
            : throw BoardShelf.Misfit(recorded, $"agreement '{agreementId}' has ceased"));

    private static PracticeState SetAgreement(PracticeState state, Recorded<HomeEvent> recorded, string agreementId, Func<Agreement, Agreement> change)
    {
        var agreement = Agreement(state, recorded, agreementId);
        return state with { Agreements = state.Agreements.Replace(agreement, change(agreement)) };
    }

    private static Agreement Agreement(PracticeState state, Recorded<HomeEvent> recorded, string agreementId) =>
        state.FindAgreement(agreementId) ?? throw BoardShelf.Misfit(recorded, $"there is no agreement '{agreementId}'");
}
