using System.Security.Cryptography;
using Stadmaken.Checks;
using Stadmaken.Grains.Research;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Research;

namespace Stadmaken.Grains.Participants;

/// <content>What the participant consents to (rule R1), and what may be quoted of them (rule R7).</content>
public sealed partial class ParticipantGrain
{
    private const int SeedDigits = 64;

    /// <inheritdoc/>
    public async Task<Answer<ResearchConsent[]>> Consents(Caller caller)
    {
        await Journal.RefreshAsync();
        return ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal ? refusal : State.Consents.ToArray();
    }

    /// <inheritdoc/>
    public async Task<Refusal?> GiveConsent(Caller caller, string purpose)
    {
        var seed = RandomNumberGenerator.GetHexString(SeedDigits, lowercase: true);

        // It is so already: what was wanted.
        return await ExecuteAsync(caller, state => ParticipantDecider.GiveConsent(state, purpose, seed)) is { Code: not RefusalCodes.Conflict } refusal ? refusal : null;
    }

    /// <inheritdoc/>
    public async Task<Refusal?> WithdrawConsent(Caller caller, string purpose) =>
        await ExecuteAsync(caller, state => ParticipantDecider.WithdrawConsent(state, purpose)) is { Code: not RefusalCodes.Conflict } refusal ? refusal : null;

    /// <inheritdoc/>
    public async Task<Answer<OwnQuote[]>> Quotes(Caller caller)
    {
        await Journal.RefreshAsync();
        return ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal ? refusal
            : State.FindConsent(ResearchPurposes.Quotes) is null ? Array.Empty<OwnQuote>()
            : (await FindQuotesAsync()).Select(quote => quote.ToOwn()).OrderByDescending(quote => quote.At).ToArray();
    }

    /// <inheritdoc/>
    public async Task<Refusal?> RemoveQuote(Caller caller, string quoteId)
    {
        await Journal.RefreshAsync();
        if (ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal)
        {
            return refusal;
        }

        // Also what is removed: removing it again changes nothing.
        var quote = Ids.IsValid(quoteId) && State.FindConsent(ResearchPurposes.Quotes) is not null
            ? (await FindQuotesAsync(removedToo: true)).FirstOrDefault(quote => quote.QuoteId == quoteId)
            : null;
        return quote is null
            ? Refusal.NotFound("quote")
            : await ExecuteAsync(caller, state => ParticipantDecider.RemoveQuote(state, new QuoteRemoved(quote.Practice.PracticeId, quote.Fact.Version, quote.Field))) is { Code: not RefusalCodes.Conflict } not
                ? not
                : null;
    }

    private async Task<IEnumerable<Quote>> FindQuotesAsync(bool removedToo = false)
    {
        var reader = new ResearchReader(_store, GrainFactory);
        var own = (await _store.FindJournalsAsync(ParticipantId, CancellationToken.None)).Where(journalId => journalId.StartsWith("practice:", StringComparison.Ordinal)).Select(JournalIds.Local);
        var material = await reader.ReadAsync(own.Select(practiceId => new ListedPractice(practiceId, string.Empty)), DateTimeOffset.MaxValue);
        return material.Quotes(removedToo).Where(quote => quote.Author.ParticipantId == ParticipantId);
    }
}
