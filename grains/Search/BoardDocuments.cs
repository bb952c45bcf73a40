using Stadmaken.Grains.Boards;
using Stadmaken.Search;

namespace Stadmaken.Grains.Search;

/// <summary>
/// What can be found of a board (rule S2): what is on it. Not what was removed, and not what is being written in private, which its state keeps apart;
/// what was hidden or redacted has no text any more.
/// </summary>
public static class BoardDocuments
{
    private const string CardPrefix = "card:";

    /// <summary>Everything on a board; nothing of one that has not begun.</summary>
    public static SearchedJournal Of(string journalId, BoardState state) => new(
        journalId, state.Version, SearchReaders.Of(state), state.CityId, state.PracticeId, null, null, [], state.HasBegun ? [.. Documents(state)] : []);

    /// <summary>Some of what is on a board.</summary>
    public static IEnumerable<SearchDocument> Some(BoardState state, IEnumerable<string> itemIds)
    {
        foreach (var itemId in itemIds)
        {
            if (itemId.Length == 0)
            {
                yield return Whole(state);
            }
            else if (itemId.StartsWith(CardPrefix, StringComparison.Ordinal) && state.FindCard(itemId[CardPrefix.Length..]) is { } card)
            {
                yield return Of(state, itemId, card);
            }
        }
    }

    private static IEnumerable<SearchDocument> Documents(BoardState state)
    {
        yield return Whole(state);
        foreach (var zoneId in state.ZoneOrder)
        {
            foreach (var cardId in state.Zones[zoneId].Cards)
            {
                yield return Of(state, CardPrefix + cardId, state.Cards[cardId]);
            }
        }
    }

    private static SearchDocument Whole(BoardState state) => new(
        string.Empty, SearchTypes.Board, state.Title, string.Join('\n', state.ZoneOrder.Select(zoneId => state.Zones[zoneId].Title)), state.CreatedAt, []);

    private static SearchDocument Of(BoardState state, string itemId, CardState card) => new(
        itemId, SearchTypes.Card, state.Title, string.Join("\n\n", [card.Text, .. card.Comments.Select(comment => comment.Text)]), card.CreatedAt, []);
}
