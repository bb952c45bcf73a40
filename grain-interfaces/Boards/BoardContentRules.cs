using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Boards;

/// <summary>What a board can begin with on it: cards, comments and links, as from a template or an export.</summary>
internal static class BoardContentRules
{
    internal static IEnumerable<Refusal> Validate(BoardOpening opening, BoardLimits limits)
    {
        var cardIds = new HashSet<string>(StringComparer.Ordinal);
        var commentIds = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < opening.Zones.Length; i++)
        {
            var cards = opening.Zones[i].Cards ?? [];
            if (cards.Length > limits.CardsPerZone)
            {
                yield return Refusal.TooLarge($"zones[{i}].cards", $"At most {limits.CardsPerZone} cards in a zone.");
                continue;
            }

            for (var j = 0; j < cards.Length; j++)
            {
                foreach (var refusal in Validate($"zones[{i}].cards[{j}]", cards[j], cardIds, commentIds, limits))
                {
                    yield return refusal;
                }
            }
        }

        if (cardIds.Count > limits.CardsPerBoard)
        {
            yield return Refusal.TooLarge("zones", $"At most {limits.CardsPerBoard} cards on a board.");
        }

        foreach (var refusal in Validate(opening.Links ?? [], cardIds, limits))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Validate(string path, CardOpening card, HashSet<string> cardIds, HashSet<string> commentIds, BoardLimits limits)
    {
        var id = Ids.Check($"{path}.cardId", card.CardId)
            ?? (cardIds.Add(card.CardId) ? null : Refusal.Invalid($"{path}.cardId", "Another card has this id."));
        if (id is not null)
        {
            yield return id;
        }

        if (Texts.Check($"{path}.text", card.Text, limits.CardTextUnits) is { } text)
        {
            yield return text;
        }

        if (!CardColours.All.Contains(card.Colour))
        {
            yield return Refusal.Invalid($"{path}.colour", $"One of: {string.Join(", ", CardColours.All)}.");
        }

        var comments = card.Comments ?? [];
        if (comments.Length > limits.CommentsPerCard)
        {
            yield return Refusal.TooLarge($"{path}.comments", $"At most {limits.CommentsPerCard} comments on a card.");
            yield break;
        }

        for (var k = 0; k < comments.Length; k++)
        {
            var comment = Ids.Check($"{path}.comments[{k}].commentId", comments[k].CommentId)
                ?? (commentIds.Add(comments[k].CommentId) ? null : Refusal.Invalid($"{path}.comments[{k}].commentId", "Another comment has this id."))
                ?? Texts.CheckVisible($"{path}.comments[{k}].text", comments[k].Text, limits.CommentUnits);
            if (comment is not null)
            {
                yield return comment;
            }
        }
    }

    private static IEnumerable<Refusal> Validate(CardLink[] links, HashSet<string> cardIds, BoardLimits limits)
    {
        if (links.Length > limits.Links)
        {
            yield return Refusal.TooLarge("links", $"At most {limits.Links} links on a board.");
            yield break;
        }

        for (var i = 0; i < links.Length; i++)
        {
            var (source, target) = links[i];
            if (!cardIds.Contains(source ?? string.Empty) || !cardIds.Contains(target ?? string.Empty) || source == target)
            {
                yield return Refusal.Invalid($"links[{i}]", "A link goes from one card of the board to another.");
            }
        }
    }
}
