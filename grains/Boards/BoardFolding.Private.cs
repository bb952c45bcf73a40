using System.Collections.Immutable;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState StartPrivateWriting(BoardState state, Recorded<BoardEvent> recorded, PrivateWritingStarted e) => state with
    {
        PrivateWriting = new PrivateWritingState(
            recorded.By,
            recorded.At,
            [.. e.ZoneIds],
            ImmutableDictionary<string, WrittenCardState>.Empty,
            0),
    };

    private static BoardState Reveal(BoardState state, Recorded<BoardEvent> recorded, Revealed e)
    {
        state = state with { PrivateWriting = null };
        foreach (var card in e.Cards)
        {
            state = AddCard(state, recorded, card.CardId, card.ZoneId, Places.End(ZoneOn(state, recorded, card.ZoneId).Cards), NewCard(card));
        }

        return state;
    }

    private static CardState NewCard(RevealedCard card) =>
        new(card.ZoneId, false, card.Text, card.Colour, card.CreatedBy, card.CreatedAt, null, [], [], [], []);

    private static BoardState StepPrivately(BoardState state, Recorded<BoardEvent> recorded, PrivateStep step)
    {
        switch (step)
        {
            case BallotCast e:
                return CastBallot(state, recorded, e.CardId);
            case BallotWithdrawn e:
                return WithdrawBallot(state, recorded, e.CardId);
            case CardWritten e:
                var card = new WrittenCardState(e.ZoneId, e.Text, e.Colour, recorded.By, recorded.At, recorded.Version, false);
                return SetWritten(state, recorded, e.CardId, card, e.Text.Length);
            case WrittenTextEdited e:
                var edited = WrittenOn(state, recorded, e.CardId);
                return SetWritten(state, recorded, e.CardId, edited with { Text = Apply(recorded, e.Operation, edited.Text) }, e.Operation.LengthChange) with
                {
                    Texts = state.Texts.Add(recorded.Version, e.CardId, e.Operation),
                };
            case WrittenColourSet e:
                return SetWritten(state, recorded, e.CardId, WrittenOn(state, recorded, e.CardId) with { Colour = e.Colour });
            case WrittenCardMoved e:
                return SetWritten(state, recorded, e.CardId, WrittenOn(state, recorded, e.CardId) with { ZoneId = e.ZoneId });
            case WrittenCardRemoved e:
                return SetWritten(state, recorded, e.CardId, WrittenOn(state, recorded, e.CardId) with { IsRemoved = true });
            case WrittenCardRestored e:
                return SetWritten(state, recorded, e.CardId, WrittenOn(state, recorded, e.CardId) with { IsRemoved = false });
            default:
                throw Misfit(recorded, "this program does not know what happened in private");
        }
    }

    private static WrittenCardState WrittenOn(BoardState state, Recorded<BoardEvent> recorded, string cardId) =>
        state.PrivateWriting?.Cards.GetValueOrDefault(cardId) is { } card && card.By == recorded.By
            ? card
            : throw Misfit(recorded, $"there is no card '{cardId}' that its author writes in private");

    private static BoardState SetWritten(BoardState state, Recorded<BoardEvent> recorded, string cardId, WrittenCardState card, int moreUnits = 0)
    {
        var writing = state.PrivateWriting ?? throw Misfit(recorded, "nothing is being written in private");
        return state with
        {
            PrivateWriting = writing with { Cards = writing.Cards.SetItem(cardId, card), Units = writing.Units + moreUnits },
        };
    }
}
