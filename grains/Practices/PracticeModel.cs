using System.Text.Json.Serialization.Metadata;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>The pure part of a practice's journal.</summary>
public sealed class PracticeModel : IJournalModel<PracticeState, HomeEvent>
{
    /// <inheritdoc/>
    public PracticeState Empty => PracticeState.Empty;

    /// <inheritdoc/>
    public EventCodec<HomeEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["practiceStarted"] = PracticeJson.Readable.PracticeStarted,
        ["factsChanged"] = PracticeJson.Readable.FactsChanged,
        ["stakeholderAdded"] = PracticeJson.Readable.StakeholderAdded,
        ["stakeholderChanged"] = PracticeJson.Readable.StakeholderChanged,
        ["stakeholderLinked"] = PracticeJson.Readable.StakeholderLinked,
        ["stakeholderLeft"] = PracticeJson.Readable.StakeholderLeft,
        ["agreementProposed"] = PracticeJson.Readable.AgreementProposed,
        ["agreementAccepted"] = PracticeJson.Readable.AgreementAccepted,
        ["agreementAcceptanceRecorded"] = PracticeJson.Readable.AgreementAcceptanceRecorded,
        ["agreementReviewed"] = PracticeJson.Readable.AgreementReviewed,
        ["agreementEnded"] = PracticeJson.Readable.AgreementEnded,
        ["milestoneAdded"] = PracticeJson.Readable.MilestoneAdded,
        ["milestoneChanged"] = PracticeJson.Readable.MilestoneChanged,
        ["milestoneReached"] = PracticeJson.Readable.MilestoneReached,
        ["milestoneRemoved"] = PracticeJson.Readable.MilestoneRemoved,
        ["updatePosted"] = PracticeJson.Readable.UpdatePosted,
        ["contributionRecorded"] = PracticeJson.Readable.ContributionRecorded,
        ["contributionWithdrawn"] = PracticeJson.Readable.ContributionWithdrawn,
        ["contentRedacted"] = PracticeJson.Readable.PracticeContentRedacted,
        ["consentGiven"] = PracticeJson.Readable.PracticeConsentGiven,
        ["consentWithdrawn"] = PracticeJson.Readable.PracticeConsentWithdrawn,
        ["phaseChanged"] = PracticeJson.Readable.PhaseChanged,
        ["practiceEnded"] = PracticeJson.Readable.PracticeEnded,
        ["stewardshipOffered"] = PracticeJson.Readable.StewardshipOffered,
        ["stewardshipAccepted"] = PracticeJson.Readable.StewardshipAccepted,
        ["stewardshipDeclined"] = PracticeJson.Readable.StewardshipDeclined,
        ["stewardshipOfferWithdrawn"] = PracticeJson.Readable.StewardshipOfferWithdrawn,
        ["practiceQuiet"] = PracticeJson.Readable.PracticeQuiet,
        ["agreementReviewDue"] = PracticeJson.Readable.AgreementReviewDue,
        ["agreementOverdue"] = PracticeJson.Readable.AgreementOverdue,
        ["agreementExpired"] = PracticeJson.Readable.AgreementExpired,
        ["volunteerHoursExceeded"] = PracticeJson.Readable.VolunteerHoursExceeded,
        ["borrowingPlanned"] = PracticeJson.Readable.BorrowingPlanned,
        ["borrowingNoted"] = PracticeJson.Readable.BorrowingNoted,
        ["borrowingReported"] = PracticeJson.Readable.BorrowingReported,
        ["borrowingReportNoted"] = PracticeJson.Readable.BorrowingReportNoted,
        ["borrowed"] = PracticeJson.Readable.Borrowed,
        ["borrowerReported"] = PracticeJson.Readable.BorrowerReported,
        ["questionAsked"] = PracticeJson.Readable.QuestionAsked,
        ["questionNoted"] = PracticeJson.Readable.QuestionNoted,
        ["questionAnswered"] = PracticeJson.Readable.QuestionAnswered,
        ["answerNoted"] = PracticeJson.Readable.AnswerNoted,
        ["questionPut"] = PracticeJson.Readable.QuestionPut,
        ["answerReceived"] = PracticeJson.Readable.AnswerReceived,
        ["reactionPlaced"] = PracticeJson.Readable.ReactionPlaced,
        ["reactionRemoved"] = PracticeJson.Readable.ReactionRemoved,
        ["reactionHidden"] = PracticeJson.Readable.ReactionHidden,
        ["reactionRestored"] = PracticeJson.Readable.ReactionRestored,
        [PracticeEntries.BoardPlannedType] = HomeJson.Readable.BoardPlanned,
        [PracticeEntries.TemplatePlannedType] = HomeJson.Readable.TemplatePlanned,
        ["boardBegun"] = HomeJson.Readable.BoardBegun,
        ["textsRedacted"] = HomeJson.Readable.HomeTextsRedacted,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 2;

    /// <inheritdoc/>
    public JsonTypeInfo<PracticeState> Snapshot => PracticeStateJson.Readable.PracticeState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public PracticeState Fold(PracticeState state, Recorded<HomeEvent> recorded) => PracticeFolding.Fold(state, recorded);
}
