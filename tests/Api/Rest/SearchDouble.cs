using Orleans;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Search;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>Remembers what was asked and finds one thing.</summary>
internal sealed class SearchDouble(World world) : ISearchGrain
{
    internal static readonly FoundItem Card = new(
        SearchTypes.Card,
        "card:k1",
        "Bord",
        string.Join(' ', Enumerable.Repeat("Lang verhaal over de tuin.", 20)) + " Wie betaalt de verzekering van vrijwilligers? " + string.Join(' ', Enumerable.Repeat("En verder.", 20)),
        DateTimeOffset.UnixEpoch,
        "den-haag",
        null,
        "b1",
        null,
        null,
        null,
        [],
        ["verzekeringen"]);

    public Task<Answer<FoundItems>> Find(Caller caller, SearchQuery query)
    {
        world.Enter(caller);
        world.Asked = query;
        return Task.FromResult(world.Refusal is { } refusal ? refusal : (Answer<FoundItems>)new FoundItems([Card], HasMore: true));
    }

    public Task<Answer<SimilarPractices>> Similar(Caller caller, string practiceId, string? text, int limit)
    {
        world.Enter(caller);
        return Task.FromResult(world.Refusal is { } refusal ? refusal : (Answer<SimilarPractices>)(practiceId != "hal" ? Refusal.NotFound("practice") : new SimilarPractices(
            [new SimilarPractice("koepel", "De Koepel", "haarlem", "building", "sustained", new SimilarBecause(["financing"], true, [], ["geld"]), null, text)])));
    }

    public Task<Answer<SearchStatus>> Rebuild(Caller caller) => Status(caller);

    public Task<Answer<SearchStatus>> Status(Caller caller)
    {
        world.Enter(caller);
        return Task.FromResult(caller.IsOperator ? (Answer<SearchStatus>)new SearchStatus(3, 12, 1) : Refusal.NotAllowed("Only operators."));
    }
}
