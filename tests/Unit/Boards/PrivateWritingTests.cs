using System.Text.Json;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Text;
using static Stadmaken.Tests.Unit.Boards.TestBoard;
using Lock = Stadmaken.Boards.Lock;

namespace Stadmaken.Tests.Unit.Boards;

public class PrivateWritingTests
{
    private static TestBoard Writing(string[]? zones = null, BoardLimits? limits = null) =>
        new TestBoard(limits: limits).Does(new AddCard("k1", "a", "Voor iedereen"), new StartPrivateWriting(zones));

    [Fact]
    public void What_is_written_in_private_is_its_authors_only_until_all_of_it_is_revealed_at_once()
    {
        var board = Writing();
        board.Accepts(Bram, new AddCard("p1", "a", "Ik durf"));
        board.Accepts(Carla, new AddCard("p2", "b", "Wij ook", Colour: "blue"));
        board.Accepts(Bram, new EditCardText("p1", 4, new TextOperationBuilder().Retain(7).Insert(" niet").Build()));

        foreach (var other in new[] { Amina, Steward, Operator, Carla })
        {
            Assert.DoesNotContain("durf", JsonSerializer.Serialize(board.SnapshotFor(other), BoardJson.Readable.BoardSnapshot), StringComparison.Ordinal);
        }

        Assert.Equal("Ik durf niet", Assert.Single(board.SnapshotFor(Bram).Mine!.Cards).Text);
        board.Does(new Reveal());
        Assert.Equal(("k1 p1", "p2"), (board.Cards("a"), board.Cards("b")));
        Assert.Equal(("Ik durf niet", "bram"), (board.Card("p1").Text, board.Card("p1").CreatedBy));
        Assert.Equal("blue", board.Card("p2").Colour);
        Assert.Null(board.Snapshot.PrivateWriting);
        Assert.Null(board.SnapshotFor(Bram).Mine);
    }

    [Fact]
    public void A_card_of_another_is_not_there_for_anyone_who_tries_to_reach_it()
    {
        var board = Writing();
        board.Accepts(Bram, new AddCard("p1", "a", "Geheim"));

        BoardCommand[] tries =
        [
            new EditCardText("p1", 4, new TextOperationBuilder().Insert("x").Build()), new SetCardColour("p1", "red"), new MoveCard("p1", "b"), new RemoveCard("p1"),
            new RestoreCard("p1"), new Vote("p1"), new AddComment("r1", "p1", "x"), new Lock(CardId: "p1"), new BringEveryone(CardId: "p1"),
        ];
        foreach (var command in tries)
        {
            board.Refuses(Amina, command, RefusalCodes.NotFound, "cardId");
            board.Refuses(Operator, command, RefusalCodes.NotFound, "cardId");
        }

        board.Refuses(Amina, new LinkCards("k1", "p1"), RefusalCodes.NotFound, "toCardId");
    }

    [Fact]
    public void Its_author_changes_moves_removes_and_restores_it_in_private()
    {
        var board = Writing(["a", "b"]).Does(new AddZone("c", "C"));
        board.Accepts(Bram, new AddCard("p1", "a", "x"));
        BoardCommand[] changes = [new SetCardColour("p1", "red"), new MoveCard("p1", "b"), new RemoveCard("p1"), new RestoreCard("p1")];
        foreach (var change in changes)
        {
            Assert.IsType<HappenedPrivately>(board.Accepts(Bram, change));
        }

        board.Refuses(Bram, new MoveCard("p1", "c"), RefusalCodes.Conflict);
        board.Refuses(Bram, new RestoreCard("p1"), RefusalCodes.Conflict);
        board.Refuses(Bram, new AddCard("p1", "c", "x"), RefusalCodes.Conflict);
        board.Accepts(Bram, new RemoveCard("p1"));
        board.Refuses(Bram, new SetCardColour("p1", "red"), RefusalCodes.NotFound, "cardId");
        board.Does(new Reveal());
        Assert.Equal(string.Empty, board.Cards("b"));
    }

    [Fact]
    public void Only_the_zones_of_the_round_are_private_and_what_was_there_stays_public()
    {
        var board = Writing(["b"]);

        Assert.IsType<CardAdded>(board.Accepts(Bram, new AddCard("k2", "a", "open")));
        Assert.IsType<HappenedPrivately>(board.Accepts(Bram, new AddCard("p1", "b", "dicht")));
        Assert.IsType<CardMoved>(board.Accepts(Bram, new MoveCard("k2", "b")));
        Assert.Equal("k2", board.Cards("b"));
    }

    [Fact]
    public void A_zone_in_which_is_written_in_private_stays_and_a_locked_one_takes_nothing()
    {
        var board = Writing();
        board.Refuses(new RemoveZone("a"), RefusalCodes.Conflict);
        board.Does(new Lock("a"));
        board.Refuses(Bram, new AddCard("p1", "a", "x"), RefusalCodes.Locked);
        board.Does(new Lock(), new Reveal());
    }

    [Fact]
    public void There_is_one_round_at_a_time_and_room_for_so_much()
    {
        var board = Writing(limits: new BoardLimits { PrivateTextUnits = 10 });
        board.Refuses(new StartPrivateWriting(), RefusalCodes.Conflict);
        board.Accepts(Bram, new AddCard("p1", "a", "12345678"));
        board.Refuses(Carla, new AddCard("p2", "a", "123"), RefusalCodes.TooLarge, "text");
        board.Refuses(Bram, new EditCardText("p1", board.Version, new TextOperationBuilder().Insert("123").Build()), RefusalCodes.TooLarge, "text");
        board.Does(new Reveal());
        board.Refuses(new Reveal(), RefusalCodes.Conflict);
    }

    [Fact]
    public void An_edit_made_before_the_reveal_and_decided_after_it_fits()
    {
        var board = Writing();
        board.Accepts(Bram, new AddCard("p1", "a", "Buurthuis"));
        board.Does(new Reveal());
        board.Accepts(Carla, new EditCardText("p1", board.Version, new TextOperationBuilder().Insert("Het ").Build()));

        board.Accepts(Bram, new EditCardText("p1", 4, new TextOperationBuilder().Retain(9).Insert("!").Build()));

        Assert.Equal("Het Buurthuis!", board.Card("p1").Text);
    }

    [Fact]
    public void An_entry_is_masked_for_all_but_its_author_and_tells_nothing()
    {
        var entry = new JournalEntry(7, Start, "bram", "c-1", PrivateEntries.Type, """{"step":{"type":"ballotCast","cardId":"k1"}}"""u8.ToArray());

        foreach (var other in new[] { "amina", string.Empty, null })
        {
            var masked = PrivateEntries.AsSeenBy(entry, other);
            Assert.Equal((7, Start, "network", "private", PrivateEntries.Type, "{}"), (masked.Version, masked.At, masked.By, masked.CommandId, masked.Type, System.Text.Encoding.UTF8.GetString(masked.Data)));
        }

        Assert.Same(entry, PrivateEntries.AsSeenBy(entry, "bram"));
    }
}
