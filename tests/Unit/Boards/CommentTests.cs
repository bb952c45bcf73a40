using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Boards;

public class CommentTests
{
    private static TestBoard WithComment() =>
        new TestBoard().Does(new AddCard("k1", "a", "een"), new AddCard("k2", "a", "twee"), new AddComment("r1", "k1", "Eens"));

    [Fact]
    public void A_comment_is_added_edited_and_removed_by_its_author()
    {
        var board = WithComment().Does(new AddComment("r2", "k1", "Ook eens"), new EditComment("r1", "k1", "Toch niet"));

        Assert.Equal(
            [new CommentSnapshot("r1", "Toch niet", "amina", TestBoard.Start.AddSeconds(4), TestBoard.Start.AddSeconds(6)),
             new CommentSnapshot("r2", "Ook eens", "amina", TestBoard.Start.AddSeconds(5))],
            board.Card("k1").Comments);

        board.Does(new RemoveComment("r1", "k1"));
        Assert.Equal("r2", board.Card("k1").Comments.Single().CommentId);
    }

    [Fact]
    public void Only_its_author_edits_a_comment_and_who_leads_may_remove_it()
    {
        var board = new TestBoard().Does(new AddCard("k1", "a", "een"));
        board.Accepts(TestBoard.Bram, new AddComment("r1", "k1", "Eens"));

        board.Refuses(TestBoard.Carla, new EditComment("r1", "k1", "x"), RefusalCodes.NotAllowed);
        board.Refuses(TestBoard.Carla, new RemoveComment("r1", "k1"), RefusalCodes.NotAllowed);
        board.Refuses(TestBoard.OtherSteward, new RemoveComment("r1", "k1"), RefusalCodes.NotAllowed);
        board.Refuses(TestBoard.Steward, new EditComment("r1", "k1", "x"), RefusalCodes.NotAllowed);
        board.Accepts(TestBoard.Steward, new RemoveComment("r1", "k1"));
        Assert.Empty(board.Card("k1").Comments);
    }

    [Fact]
    public void Commands_about_comments_are_refused_when_they_do_not_fit()
    {
        var board = WithComment();

        board.Refuses(new AddComment("r1", "k2", "Zelfde id"), RefusalCodes.Conflict);
        board.Refuses(new AddComment("r 2", "k1", "x"), RefusalCodes.Invalid, "commentId");
        board.Refuses(new AddComment("r2", "nooit", "x"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new AddComment("r2", "k1", "  \n"), RefusalCodes.Invalid, "text");
        board.Refuses(new AddComment("r2", "k1", new string('x', 4_001)), RefusalCodes.TooLarge, "text");
        board.Refuses(new EditComment("r1", "k1", " "), RefusalCodes.Invalid, "text");
        board.Refuses(new EditComment("r1", "k2", "x"), RefusalCodes.NotFound, "commentId");
        board.Refuses(new EditComment("r1", "nooit", "x"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new RemoveComment("r1", "k2"), RefusalCodes.NotFound, "commentId");
        board.Refuses(new RemoveComment("r1", "nooit"), RefusalCodes.NotFound, "cardId");
        board.Refuses(new RemoveComment(string.Empty, "k1"), RefusalCodes.Invalid, "commentId");
    }

    [Fact]
    public void A_card_has_no_more_comments_than_its_limit()
    {
        var board = new TestBoard(limits: new BoardLimits { CommentsPerCard = 1 })
            .Does(new AddCard("k1", "a", "een"), new AddComment("r1", "k1", "Eens"));

        board.Refuses(new AddComment("r2", "k1", "Ook"), RefusalCodes.TooLarge, "cardId");
    }
}
