using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Research;

namespace Stadmaken.Grains.Participants;

public static partial class ParticipantDecider
{
    /// <summary>Consents to a purpose (rule R1); <c>conflict</c> if they do already, to the same wording.</summary>
    /// <param name="state">The participant.</param>
    /// <param name="purpose">Which.</param>
    /// <param name="seed">Random: what their quotes are called from now on is reckoned from it.</param>
    public static Decision<ParticipantEvent> GiveConsent(ParticipantState state, string purpose, string seed) =>
        ResearchPurposes.Find(purpose) is not { } known ? Refusal.NotFound("purpose", "purpose")
        : state.FindConsent(purpose)?.Wording == known.Wording ? Refusal.Conflict("You consent to this.")
        : new ConsentGiven(purpose, known.Wording, purpose == ResearchPurposes.Quotes ? state.FindConsent(purpose) is null ? seed : state.QuoteSeed : null);

    /// <summary>Consents to a purpose no more; <c>conflict</c> if they do not.</summary>
    public static Decision<ParticipantEvent> WithdrawConsent(ParticipantState state, string purpose) =>
        ResearchPurposes.Check(purpose) is { } unknown ? unknown
        : state.FindConsent(purpose) is null ? Refusal.Conflict("You do not consent to this.")
        : new ConsentWithdrawn(purpose);

    /// <summary>Takes a text out of what may be quoted; <c>conflict</c> if it is out.</summary>
    public static Decision<ParticipantEvent> RemoveQuote(ParticipantState state, QuoteRemoved quote) =>
        state.RemovedQuotes.Contains(quote.Key) ? Refusal.Conflict("It is not quoted any more.") : quote;
}
