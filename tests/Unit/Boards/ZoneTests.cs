using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Boards;

public class ZoneTests
{
    [Fact]
    public void A_zone_is_added_at_the_end_or_after_another()
    {
        var board = new TestBoard().Does(new AddZone("c", "C"), new AddZone("d", "D", "a"));

        Assert.Equal("a d b c", board.ZoneOrder);
        Assert.Equal("D", board.Snapshot.Zones[1].Title);
    }

    [Fact]
    public void A_zone_is_renamed()
    {
        var board = new TestBoard().Does(new RenameZone("a", "Geld"));

        Assert.Equal("Geld", board.Snapshot.Zones[0].Title);
    }

    [Theory]
    [InlineData(null, false, "b c a")]
    [InlineData(null, true, "a b c")]
    [InlineData("b", false, "b a c")]
    [InlineData("c", false, "b c a")]
    public void A_zone_is_moved_after_another_to_the_start_or_to_the_end(string? after, bool atStart, string order)
    {
        var board = new TestBoard().Does(new AddZone("c", "C"), new MoveZone("a", after, atStart));

        Assert.Equal(order, board.ZoneOrder);
    }

    [Fact]
    public void A_zone_that_is_the_last_moves_to_the_end_by_staying()
    {
        var board = new TestBoard().Does(new MoveZone("b"));

        Assert.Equal("a b", board.ZoneOrder);
    }

    [Fact]
    public void A_neighbour_that_left_means_the_end()
    {
        var board = new TestBoard().Does(new AddZone("c", "C"), new RemoveZone("b"), new MoveZone("a", "b"), new AddZone("d", "D", "b"));

        Assert.Equal("c a d", board.ZoneOrder);
    }

    [Fact]
    public void A_removed_zone_comes_back_with_its_cards_where_it_was()
    {
        var board = new TestBoard().Does(new AddZone("c", "C"), new AddCard("k", "b", "tekst"), new RemoveZone("b"));
        Assert.Equal("a c", board.ZoneOrder);
        Assert.Equal("k", board.Snapshot.RemovedZones.Single().Cards.Single().CardId);
        Assert.Empty(board.Snapshot.RemovedCards);
        Assert.Equal(0, board.State.CardsOnBoard);

        board.Does(new RestoreZone("b"));
        Assert.Equal("a b c", board.ZoneOrder);
        Assert.Equal("k", board.Cards("b"));
        Assert.Equal(1, board.State.CardsOnBoard);
        Assert.Empty(board.Snapshot.RemovedZones);
    }

    [Fact]
    public void A_first_zone_comes_back_to_the_start_and_one_whose_neighbour_is_gone_to_the_end()
    {
        var board = new TestBoard().Does(new RemoveZone("a"), new RestoreZone("a"));
        Assert.Equal("a b", board.ZoneOrder);

        board.Does(new AddZone("c", "C"), new RemoveZone("b"), new RemoveZone("a"), new RestoreZone("b"));
        Assert.Equal("c b", board.ZoneOrder);
    }

    [Fact]
    public void The_51st_removed_zone_makes_the_first_forgotten_with_its_cards_and_their_links()
    {
        var board = new TestBoard().Does(
            new AddCard("old", "a", string.Empty),
            new AddCard("new", "b", string.Empty),
            new AddComment("remark", "old", "Goed"),
            new LinkCards("old", "new"),
            new LinkCards("new", "old"),
            new RemoveZone("a"));
        for (var i = 0; i < 49; i++)
        {
            board.Does(new AddZone($"z{i}", "Z"), new RemoveZone($"z{i}"));
        }

        board.Refuses(new AddZone("a", "A"), RefusalCodes.Conflict);
        board.Refuses(new AddComment("remark", "new", "Weer"), RefusalCodes.Conflict);
        Assert.Equal(2, board.State.Links);

        board.Does(new AddZone("z49", "Z"), new RemoveZone("z49"));

        Assert.Equal(50, board.Snapshot.RemovedZones.Length);
        Assert.Equal("z0", board.Snapshot.RemovedZones[0].ZoneId);
        Assert.Equal(0, board.State.Links);
        board.Refuses(new RestoreZone("a"), RefusalCodes.NotFound, "zoneId");
        board.Does(new AddZone("a", "A"), new AddCard("old", "a", string.Empty), new AddComment("remark", "new", "Weer"));
        Assert.Empty(board.Snapshot.Links);
    }

    [Fact]
    public void Commands_about_zones_are_refused_when_they_do_not_fit()
    {
        var board = new TestBoard().Does(new AddZone("c", "C"), new RemoveZone("c"));

        board.Refuses(new AddZone("a", "Nog eens"), RefusalCodes.Conflict);
        board.Refuses(new AddZone("c", "Nog eens"), RefusalCodes.Conflict);
        board.Refuses(new AddZone("spatie in id", "D"), RefusalCodes.Invalid, "zoneId");
        board.Refuses(new AddZone("d", " \u200B "), RefusalCodes.Invalid, "title");
        board.Refuses(new AddZone("d", "twee\nregels"), RefusalCodes.Invalid, "title");
        board.Refuses(new AddZone("d", new string('x', 201)), RefusalCodes.TooLarge, "title");
        board.Refuses(new AddZone("d", "D", "nooit"), RefusalCodes.NotFound, "afterZoneId");
        board.Refuses(new AddZone("d", "D", "d"), RefusalCodes.Invalid, "afterZoneId");
        board.Refuses(new RenameZone("c", "C"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new RenameZone("a", string.Empty), RefusalCodes.Invalid, "title");
        board.Refuses(new MoveZone("c"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new MoveZone("a", "b", true), RefusalCodes.Invalid, "atStart");
        board.Refuses(new MoveZone("a", "a"), RefusalCodes.Invalid, "afterZoneId");
        board.Refuses(new MoveZone("a", "nooit"), RefusalCodes.NotFound, "afterZoneId");
        board.Refuses(new RemoveZone("c"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new RestoreZone("a"), RefusalCodes.Conflict);
        board.Refuses(new RestoreZone("nooit"), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new RestoreZone(string.Empty), RefusalCodes.Invalid, "zoneId");
    }

    [Fact]
    public void A_board_has_no_more_zones_than_its_limit_and_no_more_cards_by_restoring_one()
    {
        var board = new TestBoard(limits: new BoardLimits { Zones = 2, CardsPerBoard = 2 });
        board.Refuses(new AddZone("c", "C"), RefusalCodes.TooLarge, "zoneId");

        board.Does(new AddCard("k1", "a", "1"), new AddCard("k2", "a", "2"), new RemoveZone("a"), new AddZone("c", "C"));
        board.Refuses(new RestoreZone("a"), RefusalCodes.TooLarge, "zoneId");

        board.Does(new AddCard("k3", "b", "3"), new RemoveZone("c"));
        board.Refuses(new RestoreZone("a"), RefusalCodes.TooLarge, "zoneId");
        board.Does(new RemoveCard("k3"), new RestoreZone("a"));
    }

    [Fact]
    public void The_board_gets_another_title()
    {
        var board = new TestBoard().Does(new SetBoardTitle("Wijkbord Schalkwijk"));
        Assert.Equal("Wijkbord Schalkwijk", board.Snapshot.Title);

        board.Refuses(new SetBoardTitle("\t"), RefusalCodes.Invalid, "title");
    }
}
