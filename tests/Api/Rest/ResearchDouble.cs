using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Research;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>A data set with one issue, unless the world refuses.</summary>
internal sealed class ResearchDouble(World world) : JournalDouble, IResearchGrain
{
    private static readonly ResearchIssue Issue = new(1, new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero), "p-operator", 1, 2, 1, 0, "a77b");

    public Task<Answer<ResearchIssue>> MakeIssue(Caller caller) => AnswerAsync(caller, Issue);

    public Task<Answer<ResearchIssue[]>> Issues(Caller caller) => AnswerAsync(caller, new[] { Issue });

    public Task<Answer<ResearchRows>> Rows(Caller caller, long number, string table) => number == 1
        ? AnswerAsync(caller, new ResearchRows(table, [[.. ResearchTables.Find(table)!.Columns.Select(column => column.Type == ColumnType.Whole ? "2" : "*")]]))
        : Task.FromResult<Answer<ResearchRows>>(Refusal.NotFound("issue"));

    public Task<ResearchIssue?> Newest() => Task.FromResult<ResearchIssue?>(Issue);

    private Task<Answer<T>> AnswerAsync<T>(Caller caller, T answer)
        where T : class
    {
        world.Enter(caller);
        return Task.FromResult<Answer<T>>(world.Refusal is { } refusal ? refusal : answer);
    }
}

/// <content>What a participant consents to, and one quote.</content>
internal sealed partial class ParticipantDouble
{
    private static readonly OwnQuote Quote = new("q1", "tuin", "Buurttuin", "u1", QuoteFields.Lesson, "Begin klein.", DateTimeOffset.UnixEpoch);

    public Task<Answer<ResearchConsent[]>> Consents(Caller caller)
    {
        world.Enter(caller);
        return Task.FromResult<Answer<ResearchConsent[]>>(world.Consents.TryGetValue(participantId, out var given) ? given : []);
    }

    public Task<Refusal?> GiveConsent(Caller caller, string purpose)
    {
        world.Enter(caller);
        if (ResearchPurposes.Check(purpose) is { } refusal)
        {
            return Task.FromResult<Refusal?>(refusal);
        }

        world.Consents[participantId] = [new ResearchConsent(purpose, DateTimeOffset.UnixEpoch, 1)];
        return Task.FromResult<Refusal?>(null);
    }

    public Task<Refusal?> WithdrawConsent(Caller caller, string purpose)
    {
        world.Enter(caller);
        world.Consents.TryRemove(participantId, out _);
        return Task.FromResult(ResearchPurposes.Check(purpose));
    }

    public Task<Answer<OwnQuote[]>> Quotes(Caller caller) => Task.FromResult<Answer<OwnQuote[]>>(new[] { Quote });

    public Task<Refusal?> RemoveQuote(Caller caller, string quoteId) => Task.FromResult(quoteId == Quote.QuoteId ? null : Refusal.NotFound("quote"));
}
