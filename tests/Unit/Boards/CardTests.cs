using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Boards;

public class CardTests
{
    private static TestBoard WithCards() =>
        new TestBoard().Does(new AddCard("k1", "a", "een"), new AddCard("k2", "a", "twee"), new AddCard("k3", "a", "drie"), new AddCard("k4", "b", "vier"));

    [Fact]
    public void A_card_is_added_at_the_end_at_the_start_or_after_another()
    {
        var board = WithCards().Does(
            new AddCard("start", "a", "x", AtStart: true),
            new AddCard("between", "a", "x", "k1"),
            new AddCard("end", "a", "x", "k3"));

        Assert.Equal("start k1 between k2 k3 end", board.Cards("a"));
    }

    [Fact]
    public void A_card_may_begin_empty_and_gets_the_default_colour()
    {
        var board = new TestBoard().Does(new AddCard("k", "a", string.Empty));

        var card = board.Card("k");
        Assert.Equal((string.Empty, "yellow", "amina", TestBoard.Start.AddSeconds(2)), (card.Text, card.Colour, card.CreatedBy, card.CreatedAt));
    }

    [Theory]
    [InlineData("a", null, false, "k2 k3 k1", "k4")]
    [InlineData("a", null, true, "k1 k2 k3", "k4")]
    [InlineData("a", "k2", false, "k2 k1 k3", "k4")]
    [InlineData("b", null, false, "k2 k3", "k4 k1")]
    [InlineData("b", null, true, "k2 k3", "k1 k4")]
    [InlineData("b", "k4", false, "k2 k3", "k4 k1")]
    [InlineData("b", "k3", false, "k2 k3", "k4 k1")]
    [InlineData("a", "k4", false, "k2 k3 k1", "k4")]
    public void A_card_is_moved_and_a_neighbour_elsewhere_means_the_end(string zoneId, string? after, bool atStart, string a, string b)
    {
        var board = WithCards().Does(new MoveCard("k1", zoneId, after, atStart));

        Assert.Equal((a, b), (board.Cards("a"), board.Cards("b")));
    }

    [Fact]
    public void A_neighbour_that_was_removed_means_the_end()
    {
        var board = WithCards().Does(new RemoveCard("k2"), new MoveCard("k1", "a", "k2"), new AddCard("k5", "a", "vijf", "k2"));

        Assert.Equal("k3 k1 k5", board.Cards("a"));
    }

    [Fact]
    public void A_card_gets_another_colour_also_the_one_it_has()
    {
        var board = WithCards().Does(new SetCardColour("k1", "blue"), new SetCardColour("k1", "blue"));

        Assert.Equal("blue", board.Card("k1").Colour);
    }

    [Fact]
    public void A_removed_card_comes_back_with_its_comments_votes_and_links_at_the_end_of_its_zone()
    {
        var board = WithCards().Does(
            new AddComment("r1", "k1", "Goed plan"), new Vote("k1"), new LinkCards("k1", "k4"), new LinkCards("k2", "k3"), new RemoveCard("k1"));
        Assert.Equal("a", board.Snapshot.RemovedCards.Single().ZoneId);
        Assert.Equal(new CardLink("k2", "k3"), board.Snapshot.Links.Single());

        board.Does(new RestoreCard("k1"));

        Assert.Equal("k2 k3 k1", board.Cards("a"));
        Assert.Equal([new CardLink("k1", "k4"), new CardLink("k2", "k3")], board.Snapshot.Links);
        Assert.Equal(["amina"], board.Card("k1").Votes);
        Assert.Equal("Goed plan", board.Card("k1").Comments.Single().Text);
        Assert.Empty(board.Snapshot.RemovedCards);
    }

    [Fact]
    public void A_card_is_restored_only_when_its_zone_is_there()
    {
        var board = WithCards().Does(new RemoveCard("k1"), new RemoveZone("a"));

        Assert.Contains("zone first", board.Refuses(new RestoreCard("k1"), RefusalCodes.Conflict).Message, StringComparison.Ordinal);
        board.Refuses(new RestoreCard("k2"), RefusalCodes.Conflict);
        board.Refuses(new SetCardColour("k2", "red"), RefusalCodes.NotFound, "cardId");
        board.Does(new RestoreZone("a"), new RestoreCard("k1"));
        Assert.Equal("k2 k3 k1", board.Cards("a"));

        board.Does(new RemoveCard("k1"), new RemoveZone("a"));
        for (var i = 0; i < 50; i++)
        {
            board.Does(new AddZone($"z{i}", "Z"), new RemoveZone($"z{i}"));
        }

        Assert.Contains("for good", board.Refuses(new RestoreCard("k1"), RefusalCodes.Conflict).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_501st_removed_card_makes_the_first_forgotten_with_its_links()
    {
        var board = WithCards().Does(new LinkCards("k1", "k2"), new LinkCards("k4", "k1"), new RemoveCard("k1"));
        for (var i = 0; i < 500; i++)
        {
            board.Refuses(new AddCard("k1", "b", string.Empty), RefusalCodes.Conflict);
            board.Does(new AddCard($"n{i}", "b", string.Empty), new RemoveCard($"n{i}"));
        }

        Assert.Equal(500, board.Snapshot.RemovedCards.Length);
        Assert.Equal("n0", board.Snapshot.RemovedCards[0].Card.CardId);
        Assert.Equal(0, board.State.Links);
        board.Refuses(new RestoreCard("k1"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new MoveCard("k2", "a", "k1"), RefusalCodes.NotFound, "afterCardId");
        board.Does(new AddCard("k1", "b", string.Empty));
        Assert.Empty(board.Snapshot.Links);
    }

    [Fact]
    public void Commands_about_cards_are_refused_when_they_do_not_fit()
    {
        var board = WithCards().Does(new RemoveCard("k3"));

        board.Refuses(new AddCard("k1", "a", "x"), RefusalCodes.Conflict);
        board.Refuses(new AddCard("k3", "a", "x"), RefusalCodes.Conflict);
        board.Refuses(new AddCard("k/5", "a", "x"), RefusalCodes.Invalid, "cardId");
        board.Refuses(new AddCard("k5", "nooit", "x"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new AddCard("k5", "geen id!", "x"), RefusalCodes.Invalid, "zoneId");
        board.Refuses(new AddCard("k5", "a", "x", "nooit"), RefusalCodes.NotFound, "afterCardId");
        board.Refuses(new AddCard("k5", "a", "x", "k1", true), RefusalCodes.Invalid, "atStart");
        board.Refuses(new AddCard("k5", "a", "x", Colour: "pink"), RefusalCodes.Invalid, "colour");
        board.Refuses(new AddCard("k5", "a", "half \ud83d paar"), RefusalCodes.Invalid, "text");
        board.Refuses(new AddCard("k5", "a", "half \ude00"), RefusalCodes.Invalid, "text");
        board.Refuses(new AddCard("k5", "a", "bel \u0007"), RefusalCodes.Invalid, "text");
        board.Refuses(new AddCard("k5", "a", "regel\r\n"), RefusalCodes.Invalid, "text");
        board.Refuses(new AddCard("k5", "a", null!), RefusalCodes.Invalid, "text");
        board.Refuses(new AddCard("k5", "a", new string('x', 10_001)), RefusalCodes.TooLarge, "text");
        board.Refuses(new SetCardColour("k1", "pink"), RefusalCodes.Invalid, "colour");
        board.Refuses(new SetCardColour("k3", "red"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new MoveCard("k3", "a"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new MoveCard("k1", "nooit"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new MoveCard("k1", "a", "k1"), RefusalCodes.Invalid, "afterCardId");
        board.Refuses(new MoveCard("k1", "a", "k2", true), RefusalCodes.Invalid, "atStart");
        board.Refuses(new RemoveCard("k3"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new RestoreCard("k1"), RefusalCodes.Conflict);
        board.Refuses(new RestoreCard("nooit"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new RestoreCard("geen id!"), RefusalCodes.Invalid, "cardId");

        board.Does(new AddCard("k5", "a", "twee\nregels\tmet 😀"), new AddCard("k6", "a", new string('x', 10_000)));
    }

    [Fact]
    public void A_zone_and_a_board_have_no_more_cards_than_their_limits_also_by_moving_and_restoring()
    {
        var board = new TestBoard(limits: new BoardLimits { CardsPerZone = 2, CardsPerBoard = 3 })
            .Does(new AddCard("k1", "a", "1"), new AddCard("k2", "a", "2"));

        board.Refuses(new AddCard("k3", "a", "3"), RefusalCodes.TooLarge, "zoneId");
        board.Does(new AddCard("k3", "b", "3"));
        board.Refuses(new MoveCard("k3", "a"), RefusalCodes.TooLarge, "zoneId");
        board.Does(new MoveCard("k1", "a"));
        board.Refuses(new AddCard("k4", "b", "4"), RefusalCodes.TooLarge, "cardId");

        board.Does(new RemoveCard("k1"), new AddCard("k4", "a", "4"));
        board.Refuses(new RestoreCard("k1"), RefusalCodes.TooLarge, "cardId");
        board.Does(new RemoveCard("k3"));
        board.Refuses(new RestoreCard("k1"), RefusalCodes.TooLarge, "zoneId");
        board.Does(new MoveCard("k4", "b"), new RestoreCard("k1"));
    }

    [Fact]
    public void A_participant_votes_once_for_a_card_and_may_take_it_back()
    {
        var board = WithCards();
        board.Accepts(TestBoard.Bram, new Vote("k1"));
        board.Accepts(TestBoard.Amina, new Vote("k1"));
        board.Accepts(TestBoard.Bram, new Vote("k1"));
        Assert.Equal(["bram", "amina"], board.Card("k1").Votes);

        board.Accepts(TestBoard.Bram, new Unvote("k1"));
        board.Accepts(TestBoard.Bram, new Unvote("k1"));
        Assert.Equal(["amina"], board.Card("k1").Votes);

        board.Refuses(new Vote("nooit"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new Unvote("nooit"), RefusalCodes.NotFound, "cardId");
    }

    [Fact]
    public void Cards_are_linked_once_in_a_direction_and_unlinked()
    {
        var board = WithCards().Does(new LinkCards("k1", "k2"), new LinkCards("k1", "k2"), new LinkCards("k2", "k1"));
        Assert.Equal([new CardLink("k1", "k2"), new CardLink("k2", "k1")], board.Snapshot.Links);

        board.Does(new UnlinkCards("k1", "k2"), new UnlinkCards("k1", "k2"));
        Assert.Equal([new CardLink("k2", "k1")], board.Snapshot.Links);
        Assert.Equal(1, board.State.Links);

        board.Refuses(new LinkCards("k1", "k1"), RefusalCodes.Invalid, "toCardId");
        board.Refuses(new LinkCards("nooit", "k1"), RefusalCodes.NotFound, "fromCardId");
        board.Refuses(new LinkCards("k1", "nooit"), RefusalCodes.NotFound, "toCardId");
        board.Refuses(new UnlinkCards("nooit", "k1"), RefusalCodes.NotFound, "fromCardId");
        board.Refuses(new UnlinkCards("k1", "nooit"), RefusalCodes.NotFound, "toCardId");
    }

    [Fact]
    public void A_board_has_no_more_links_than_its_limit()
    {
        var board = new TestBoard(limits: new BoardLimits { Links = 1 })
            .Does(new AddCard("k1", "a", "1"), new AddCard("k2", "a", "2"), new LinkCards("k1", "k2"), new LinkCards("k1", "k2"));

        board.Refuses(new LinkCards("k2", "k1"), RefusalCodes.TooLarge, "fromCardId");
    }
}
