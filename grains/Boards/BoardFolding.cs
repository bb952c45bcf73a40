using System.Collections.Immutable;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// How each event changes a board (rule J6): complete for every history that the decider can make, and
/// for any other event it throws. It knows no limits, for those may be changed after the event.
/// </summary>
internal static partial class BoardFolding
{
    internal static BoardState Fold(BoardState state, Recorded<BoardEvent> recorded) =>
        Change(state, recorded) with { Version = recorded.Version };

    private static BoardState Change(BoardState state, Recorded<BoardEvent> recorded)
    {
        if (recorded.Event is BoardOpened opened)
        {
            return state.HasBegun ? throw Misfit(recorded, "the board had begun already") : Open(recorded, opened);
        }

        if (!state.HasBegun)
        {
            throw Misfit(recorded, "the board has not begun");
        }

        return recorded.Event switch
        {
            CardTextEdited e => EditText(state, recorded, e.CardId, e.Operation),
            HappenedPrivately e => StepPrivately(state, recorded, e.Step),
            CardAdded e => AddCard(state, recorded, e),
            CardMoved e => MoveCard(state, recorded, e),
            CardColourSet e => SetColour(state, recorded, e),
            CardRemoved e => RemoveCard(state, recorded, e),
            CardRestored e => RestoreCard(state, recorded, e),
            VoteCast e => CastVote(state, recorded, e),
            VoteWithdrawn e => WithdrawVote(state, recorded, e),
            CommentAdded e => AddComment(state, recorded, e),
            CommentEdited e => EditComment(state, recorded, e),
            CommentRemoved e => RemoveComment(state, recorded, e),
            CommentRestored e => RestoreComment(state, recorded, e),
            CardsLinked e => Link(state, recorded, e),
            CardsUnlinked e => Unlink(state, recorded, e),
            ZoneAdded e => AddZone(state, recorded, e),
            ZoneRenamed e => RenameZone(state, recorded, e),
            ZoneMoved e => MoveZone(state, recorded, e),
            ZoneRemoved e => RemoveZone(state, recorded, e),
            ZoneRestored e => RestoreZone(state, recorded, e),
            BoardTitleSet e => state with { Title = e.Title },
            Locked e => SetLock(state, recorded, e.ZoneId, e.CardId, recorded.By),
            Unlocked e => SetLock(state, recorded, e.ZoneId, e.CardId, null),
            TimerStarted or TimerPaused or TimerResumed or TimerExtended or TimerStopped => state with { Timer = SetTimer(state, recorded) },
            VotingStarted e => StartVoting(state, recorded, e),
            VotingClosed e => CloseVoting(state, recorded, e),
            PrivateWritingStarted e => StartPrivateWriting(state, recorded, e),
            Revealed e => Reveal(state, recorded, e),
            EveryoneBrought => state,
            BoardRoleSet e => SetRole(state, recorded, e),
            LeadersSet e => state with { Leaders = [.. e.ParticipantIds] },
            InvitationIssued e => Invite(state, recorded, e),
            InvitationRevoked e => RevokeInvitation(state, recorded, e),
            InvitationRedeemed e => RedeemInvitation(state, recorded, e),
            DefaultRoleSet e => state with { DefaultRole = e.Role },
            ZoneRewound e => Rewind(state, recorded, e),
            ContentHidden e => Conceal(state, recorded, ConcealedContent.Hidden, e.Reason, e.CardId, e.CommentId, e.ZoneId),
            ContentRestored e => Unconceal(state, recorded, e),
            ContentRedacted e => Conceal(state, recorded, ConcealedContent.Redacted, e.Reason, e.CardId, e.CommentId, e.ZoneId),
            TextsRedacted e => Redact(state, recorded, e),
            RetentionSet e => state with { RetentionDays = e.Days },
            _ => throw Misfit(recorded, "this program does not know what it does"),
        };
    }

    private static BoardState Open(Recorded<BoardEvent> recorded, BoardOpened e)
    {
        var state = BoardState.Empty with
        {
            Title = e.Title,
            Visibility = e.Visibility,
            CityId = e.CityId,
            CreatedBy = recorded.By,
            CreatedAt = recorded.At,
            Template = e.Template,
            PracticeId = e.PracticeId,
            GatheringId = e.GatheringId,
        };
        foreach (var zone in e.Zones)
        {
            state = AddZone(state, recorded, new ZoneAdded(zone.ZoneId, zone.Title, Places.End(state.ZoneOrder)));
            foreach (var card in zone.Cards ?? [])
            {
                state = AddCard(state, recorded, new CardAdded(card.CardId, zone.ZoneId, card.Text, card.Colour, Places.End(state.Zones[zone.ZoneId].Cards)));
                foreach (var comment in card.Comments ?? [])
                {
                    state = AddComment(state, recorded, new CommentAdded(comment.CommentId, card.CardId, comment.Text));
                }
            }
        }

        foreach (var link in e.Links ?? [])
        {
            state = Link(state, recorded, new CardsLinked(link.FromCardId, link.ToCardId));
        }

        return state;
    }

    private static ZoneState ZoneOn(BoardState state, Recorded<BoardEvent> recorded, string zoneId) =>
        state.FindZone(zoneId) ?? throw Misfit(recorded, $"zone '{zoneId}' is not on the board");

    private static CardState CardOn(BoardState state, Recorded<BoardEvent> recorded, string cardId) =>
        state.FindCard(cardId) ?? throw Misfit(recorded, $"card '{cardId}' is not on the board");

    private static BoardState SetCard(BoardState state, string cardId, CardState card) =>
        state with { Cards = state.Cards.SetItem(cardId, card) };

    private static BoardState SetZone(BoardState state, string zoneId, ZoneState zone) =>
        state with { Zones = state.Zones.SetItem(zoneId, zone) };

    private static ImmutableArray<string> PutAfter(Recorded<BoardEvent> recorded, ImmutableArray<string> order, string id, string? after)
    {
        if (after is null)
        {
            return order.Insert(0, id);
        }

        var index = Places.Find(order, after);
        return index >= 0 ? order.Insert(index + 1, id) : throw Misfit(recorded, $"'{after}' is not there to come after");
    }

    private static ImmutableArray<string> TakeOut(Recorded<BoardEvent> recorded, ImmutableArray<string> order, string id)
    {
        var index = Places.Find(order, id);
        return index >= 0 ? order.RemoveAt(index) : throw Misfit(recorded, $"'{id}' is not in its place");
    }

    private static InvalidOperationException Misfit(Recorded<BoardEvent> recorded, string why) =>
        new($"The event {recorded.Event.GetType().Name} at version {recorded.Version} does not fit: {why}.");
}
