using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>What participants are called.</summary>
internal static class ParticipantNames
{
    // As many as GET /v1/participants asks for at once.
    private const int AtOnce = 100;

    /// <summary>Names of those on a board by id; who is not known any more has none.</summary>
    /// <returns>The names, or why they are not to be had now.</returns>
    internal static Task<Answer<IReadOnlyDictionary<string, string>>> ReadAsync(IGrainFactory grains, BoardSnapshot board) => ReadAsync(grains, Ids(board));

    /// <summary>Names by id; who is not known any more has none.</summary>
    /// <returns>The names, or why they are not to be had now.</returns>
    internal static async Task<Answer<IReadOnlyDictionary<string, string>>> ReadAsync(IGrainFactory grains, IEnumerable<string> ids)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var answer in await Task.WhenAll(some.Select(id => grains.Participant(id).Describe())))
            {
                if (answer.IsGiven)
                {
                    names[answer.Value.ParticipantId] = answer.Value.DisplayName;
                }
                else if (answer.Refusal.Code != RefusalCodes.NotFound)
                {
                    return answer.Refusal;
                }
            }
        }

        return Answer<IReadOnlyDictionary<string, string>>.FromT(names);
    }

    private static IEnumerable<string> Ids(BoardSnapshot board) => board.Zones
        .SelectMany(zone => zone.Cards)
        .SelectMany(card => card.Comments.Select(comment => comment.By).Prepend(card.CreatedBy))
        .Concat(board.VotingResults.Select(result => result.ClosedBy))
        .Where(Checks.Ids.IsValid);
}
