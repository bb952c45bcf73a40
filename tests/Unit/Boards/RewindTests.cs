using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Text;
using static Stadmaken.Tests.Unit.Boards.TestBoard;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards;

public class RewindTests
{
    private static TextOperationBuilder Text => new();

    // Versions: 1 opened, 2 k1, 3 k2, 4 k3.
    private static TestBoard WithCards(BoardLimits? limits = null) => new TestBoard(limits: limits)
        .Does(new AddCard("k1", "a", "Een"), new AddCard("k2", "a", "Twee", Colour: "red"), new AddCard("k3", "a", "Drie"));

    [Fact]
    public void A_zone_is_again_what_it_was_wherever_its_cards_went()
    {
        var board = WithCards();
        var before = board.Snapshot.Zones[0];
        board.Accepts(Bram, new RenameZone("a", "Hè?"));
        board.Accepts(Bram, new MoveCard("k1", "b"));
        board.Accepts(Bram, new RemoveCard("k2"));
        board.Accepts(Bram, new EditCardText("k3", 5, Text.Delete(4).Build()));
        board.Accepts(Bram, new SetCardColour("k3", "white"));
        board.Accepts(Bram, new AddCard("k4", "a", "Nieuw"));

        board.Does(new RewindZone("a", 4));

        Assert.Equivalent(before, board.Snapshot.Zones[0], strict: true);
        Assert.Equal(string.Empty, board.Cards("b"));
        Assert.Equal("k4", Assert.Single(board.Snapshot.RemovedCards).Card.CardId);
        Assert.Equal(3, board.State.CardsOnBoard);
    }

    [Fact]
    public void Comments_and_votes_made_since_stay()
    {
        var board = WithCards();
        board.Accepts(Carla, new AddComment("r1", "k1", "Mooi"));
        board.Accepts(Carla, new Vote("k1"));
        board.Does(new RewindZone("a", 3));

        Assert.Equal(("Mooi", "carla"), (board.Card("k1").Comments[0].Text, board.Card("k1").Votes[0]));
        Assert.Equal("k1 k2", board.Cards("a"));
    }

    [Fact]
    public void T3_an_edit_under_way_while_the_zone_is_rewound_keeps_its_characters()
    {
        var board = WithCards();
        board.Accepts(Bram, new EditCardText("k1", 4, Text.Delete(3).Insert("Weg").Build()));
        board.Does(new RewindZone("a", 4));

        board.Accepts(Carla, new EditCardText("k1", 5, Text.Retain(3).Insert(" erbij").Build()));

        Assert.Equal("Een erbij", board.Card("k1").Text);
    }

    [Fact]
    public void It_is_refused_when_it_does_not_fit()
    {
        var board = WithCards().Does(new AddZone("c", "C"));
        board.Refuses(new RewindZone("nooit", 4), RefusalCodes.NotFound, "zoneId");
        board.Refuses(new RewindZone("a", 99), RefusalCodes.NotFound, "version");
        board.Refuses(new RewindZone("c", 4), RefusalCodes.NotFound, "zoneId");
        board.Refuses(Bram, new RewindZone("a", 4), RefusalCodes.NotAllowed);
        board.Does(new Lock("a"));
        board.Refuses(new RewindZone("a", 4), RefusalCodes.Locked);
    }

    [Fact]
    public void It_stays_within_the_limits()
    {
        var board = WithCards(new BoardLimits { CardsPerBoard = 3, RewoundTextUnits = 3 }).Does(new RemoveCard("k1"), new AddCard("k4", "b", "Vier"));
        board.Refuses(new RewindZone("a", 4), RefusalCodes.TooLarge, "zoneId");

        var wordy = WithCards(new BoardLimits { RewoundTextUnits = 3 }).Does(new EditCardText("k2", 4, Text.Delete(4).Build()));
        wordy.Refuses(new RewindZone("a", 4), RefusalCodes.TooLarge, "zoneId");
    }
}
