using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Text;

namespace Stadmaken.Grains.Boards;

public static partial class BoardDecider
{
    /// <summary>Decides how a zone is brought back to what it was.</summary>
    /// <param name="state">The board, with all that was accepted before.</param>
    /// <param name="past">The board at the version that is asked for; null if there is no such version.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="command">What.</param>
    /// <param name="limits">Limits that hold now.</param>
    /// <param name="now">The time, UTC.</param>
    public static Decision<BoardEvent> Rewind(BoardState state, BoardState? past, Caller caller, RewindZone command, BoardLimits limits, DateTimeOffset now)
    {
        if (!TryEnter(state, caller, command, limits, now, out var board, out var refusal)
            || !board.MayChangeZone("zoneId", command.ZoneId, out var zone, out refusal))
        {
            return refusal;
        }

        if (past?.FindZone(command.ZoneId) is not { } then)
        {
            return Refusal.NotFound(past is null ? "version" : "zone at that version", past is null ? "version" : "zoneId");
        }

        if (state.CardsOnBoard - zone.Cards.Length + then.Cards.Length > limits.CardsPerBoard)
        {
            return TooManyCards(board, "zoneId");
        }

        var units = 0;
        var cards = new RewoundCard[then.Cards.Length];
        for (var i = 0; i < cards.Length; i++)
        {
            var cardId = then.Cards[i];
            if (state.PrivateWriting?.Cards.ContainsKey(cardId) == true)
            {
                return Refusal.Conflict("A card that is being written in private has the id of one that was there then.");
            }

            cards[i] = Rewind(state, cardId, past.Cards[cardId]);
            units += cards[i].Operation?.InsertedUnits ?? cards[i].Forgotten?.Text.Length ?? 0;
        }

        return units > limits.RewoundTextUnits
            ? Refusal.TooLarge("zoneId", $"At most {limits.RewoundTextUnits} UTF-16 units of text can change at once.")
            : new ZoneRewound(command.ZoneId, command.Version, then.Title, cards);
    }

    private static RewoundCard Rewind(BoardState state, string cardId, CardState then)
    {
        if (state.Cards.TryGetValue(cardId, out var card))
        {
            return new RewoundCard(cardId, then.Colour, card.Text == then.Text ? null : TextOperation.Replace(card.Text, then.Text));
        }

        var comments = then.Comments
            .Where(comment => !state.CommentIds.Contains(comment.CommentId))
            .Select(comment => new CommentSnapshot(comment.CommentId, comment.Text, comment.By, comment.At, comment.EditedAt));
        return new RewoundCard(cardId, then.Colour, null, new ForgottenCard(then.Text, then.CreatedBy, then.CreatedAt, [.. then.Votes], [.. comments]));
    }
}
