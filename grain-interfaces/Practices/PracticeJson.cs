using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Practices;

/// <summary>How a practice's events and snapshots are written as JSON: camelCase, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PracticeSnapshot))]
[JsonSerializable(typeof(PracticeSummary))]
[JsonSerializable(typeof(PracticeListing))]
[JsonSerializable(typeof(PracticeFacts))]
[JsonSerializable(typeof(ValueSeries[]))]
[JsonSerializable(typeof(PracticeStarted))]
[JsonSerializable(typeof(FactsChanged))]
[JsonSerializable(typeof(StakeholderAdded))]
[JsonSerializable(typeof(StakeholderChanged))]
[JsonSerializable(typeof(StakeholderLinked))]
[JsonSerializable(typeof(StakeholderLeft))]
[JsonSerializable(typeof(AgreementProposed))]
[JsonSerializable(typeof(AgreementAccepted))]
[JsonSerializable(typeof(AgreementAcceptanceRecorded))]
[JsonSerializable(typeof(AgreementReviewed))]
[JsonSerializable(typeof(AgreementEnded))]
[JsonSerializable(typeof(MilestoneAdded))]
[JsonSerializable(typeof(MilestoneChanged))]
[JsonSerializable(typeof(MilestoneReached))]
[JsonSerializable(typeof(MilestoneRemoved))]
[JsonSerializable(typeof(UpdatePosted))]
[JsonSerializable(typeof(ContributionRecorded))]
[JsonSerializable(typeof(ContributionWithdrawn))]
[JsonSerializable(typeof(PracticeContentRedacted))]
[JsonSerializable(typeof(PracticeConsentGiven))]
[JsonSerializable(typeof(PracticeConsentWithdrawn))]
[JsonSerializable(typeof(PhaseChanged))]
[JsonSerializable(typeof(PracticeEnded))]
[JsonSerializable(typeof(StewardshipOffered))]
[JsonSerializable(typeof(StewardshipAccepted))]
[JsonSerializable(typeof(StewardshipDeclined))]
[JsonSerializable(typeof(StewardshipOfferWithdrawn))]
[JsonSerializable(typeof(PracticeQuiet))]
[JsonSerializable(typeof(AgreementReviewDue))]
[JsonSerializable(typeof(AgreementOverdue))]
[JsonSerializable(typeof(AgreementExpired))]
[JsonSerializable(typeof(VolunteerHoursExceeded))]
[JsonSerializable(typeof(BorrowingPlanned))]
[JsonSerializable(typeof(BorrowingNoted))]
[JsonSerializable(typeof(BorrowingReported))]
[JsonSerializable(typeof(BorrowingReportNoted))]
[JsonSerializable(typeof(Borrowed))]
[JsonSerializable(typeof(BorrowerReported))]
[JsonSerializable(typeof(QuestionAsked))]
[JsonSerializable(typeof(QuestionNoted))]
[JsonSerializable(typeof(QuestionAnswered))]
[JsonSerializable(typeof(AnswerNoted))]
[JsonSerializable(typeof(QuestionPut))]
[JsonSerializable(typeof(AnswerReceived))]
[JsonSerializable(typeof(ReactionPlaced))]
[JsonSerializable(typeof(ReactionRemoved))]
[JsonSerializable(typeof(ReactionHidden))]
[JsonSerializable(typeof(ReactionRestored))]
public sealed partial class PracticeJson : JsonSerializerContext
{
    /// <summary>
    /// The one instance to use: text stays readable in the database ("café", not "caf\u00e9"), which is
    /// safe because this JSON is never put inside HTML.
    /// </summary>
    public static PracticeJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly PracticeJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
