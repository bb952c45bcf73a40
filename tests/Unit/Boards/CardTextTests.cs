using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Text;
using static Stadmaken.Tests.Unit.Boards.TestBoard;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards;

public class CardTextTests
{
    private static TextOperationBuilder Text => new();

    // Versions: 1 opened, 2 k1.
    private static TestBoard WithCard(BoardLimits? limits = null) => new TestBoard(limits: limits).Does(new AddCard("k1", "a", "Buurttuin"));

    [Fact]
    public void T3_edits_made_on_the_same_version_keep_every_character_of_both()
    {
        var board = WithCard();

        board.Accepts(Amina, new EditCardText("k1", 2, Text.Insert("De ").Build()));
        board.Accepts(Bram, new EditCardText("k1", 2, Text.Retain(9).Insert(" in Schalkwijk").Build()));
        board.Accepts(Carla, new EditCardText("k1", 2, Text.Insert("Onze ").Build()));
        board.Accepts(Amina, new EditCardText("k1", 3, Text.Retain(3).Delete(5).Insert("moestuin-").Build()));

        Assert.Equal("De Onze moestuin-tuin in Schalkwijk", board.Card("k1").Text);
    }

    [Fact]
    public void An_edit_of_a_removed_card_comes_back_with_it()
    {
        var board = WithCard().Does(new RemoveCard("k1"));

        board.Accepts(Bram, new EditCardText("k1", 2, Text.Retain(9).Insert(", en een bank").Build()));
        board.Does(new RestoreCard("k1"));

        Assert.Equal("Buurttuin, en een bank", board.Card("k1").Text);
    }

    [Fact]
    public void An_edit_of_a_card_in_a_removed_zone_comes_back_with_it()
    {
        var board = WithCard().Does(new RemoveZone("a"), new EditCardText("k1", 2, Text.Insert("Onze ").Build()), new RestoreZone("a"));

        Assert.Equal("Onze Buurttuin", board.Card("k1").Text);
    }

    [Fact]
    public void A_card_that_is_kept_longer_than_its_zone_takes_edits_too()
    {
        var board = WithCard().Does(new RemoveCard("k1"), new RemoveZone("a"));
        for (var i = 0; i < 50; i++)
        {
            board.Does(new AddZone($"v{i}", "Vak"), new RemoveZone($"v{i}"));
        }

        Assert.False(board.State.Zones.ContainsKey("a"));
        board.Does(new EditCardText("k1", board.Version, Text.Insert("Onze ").Build()));
        Assert.Equal("Onze Buurttuin", board.State.Cards["k1"].Text);
    }

    [Fact]
    public void An_edit_that_does_not_fit_is_refused_and_changes_nothing()
    {
        var board = WithCard(new BoardLimits { CardTextUnits = 20 }).Does(new AddCard("k2", "a", "👋"));

        board.Refuses(new EditCardText("nooit", 3, Text.Insert("x").Build()), RefusalCodes.NotFound, "cardId");
        board.Refuses(new EditCardText("k1", 0, Text.Insert("x").Build()), RefusalCodes.Invalid, "baseVersion");
        board.Refuses(new EditCardText("k1", 4, Text.Insert("x").Build()), RefusalCodes.Invalid, "baseVersion");
        board.Refuses(new EditCardText("k1", 3, Text.Retain(10).Insert("x").Build()), RefusalCodes.Invalid, "operation");
        board.Refuses(new EditCardText("k2", 3, Text.Retain(1).Insert("x").Build()), RefusalCodes.Invalid, "operation");
        board.Refuses(new EditCardText("k2", 3, Text.Delete(1).Build()), RefusalCodes.Invalid, "operation");
        board.Refuses(new EditCardText("k1", 3, Text.Insert("bel\u0007").Build()), RefusalCodes.Invalid, "operation");
        board.Refuses(new EditCardText("k1", 3, Text.Insert(new string('x', 12)).Build()), RefusalCodes.TooLarge, "operation");
        Assert.Equal(("Buurttuin", "👋"), (board.Card("k1").Text, board.Card("k2").Text));
    }

    [Fact]
    public void Locks_hold_for_text_too()
    {
        foreach (var held in new[] { new Lock(), new Lock("a"), new Lock(CardId: "k1") })
        {
            var board = WithCard().Does(held);
            board.Refuses(new EditCardText("k1", 3, Text.Insert("x").Build()), RefusalCodes.Locked);
        }
    }

    [Fact]
    public void A_base_version_from_before_the_kept_changes_is_told_so_and_a_newer_one_goes_on()
    {
        var board = WithCard().Does(new AddCard("k2", "a", string.Empty));
        for (var i = 0; i <= TextHistory.KeptChanges; i++)
        {
            board.Does(new EditCardText("k2", board.Version, i % 2 == 0 ? Text.Insert("x").Build() : Text.Delete(1).Build()));
        }

        board.Refuses(new EditCardText("k1", 3, Text.Insert("x").Build()), RefusalCodes.Conflict, "baseVersion");
        board.Accepts(Bram, new EditCardText("k1", 4, Text.Insert("x").Build()));
        Assert.Equal(TextHistory.KeptChanges, board.State.Texts.Changes.Count);
    }

    [Fact]
    public void Changes_that_insert_much_are_kept_fewer_of()
    {
        var board = WithCard(new BoardLimits { CardTextUnits = 200_000 });
        for (var i = 0; i < 5; i++)
        {
            board.Does(new EditCardText("k1", board.Version, Text.Insert(new string('x', 90_000)).Delete(board.Card("k1").Text.Length).Build()));
        }

        Assert.Equal((2, 180_000), (board.State.Texts.Changes.Count, board.State.Texts.Units));
        board.Refuses(new EditCardText("k1", 4, Text.Insert("x").Build()), RefusalCodes.Conflict, "baseVersion");
    }
}
