using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Export;

/// <summary>
/// Reads an <see cref="ExportedBoard"/> from a request. What does not come along (votes, results, authors, times) is looked at
/// no further than that it may be there; all else is checked, and everything that is wrong is told at once by its path.
/// </summary>
internal static class BoardImport
{
    // Known, so that a misspelt field is still found out.
    private static readonly string[] LeftBehind = ["boardId", "version", "votingResults"];
    private static readonly string[] CardsLeaveBehind = ["votes", "author", "createdAt"];
    private static readonly string[] CommentsLeaveBehind = ["author", "at"];

    /// <summary>The title and the content; what is wrong is in the errors of <paramref name="board"/>.</summary>
    internal static (string Title, BoardContent Content) Read(JsonFields board, BoardLimits limits)
    {
        board.Choice("format", [ExportedBoard.FormatName]);
        if (board.OptionalNumber("formatVersion", 1, int.MaxValue) is not { } version)
        {
            board.Require("formatVersion");
        }
        else if (version != ExportedBoard.CurrentVersion)
        {
            board.Wrong("formatVersion", $"This program reads version {ExportedBoard.CurrentVersion} of the format.");
        }

        var title = Title(board, limits);
        var template = board.OptionalLine("template", Ids.Longest);
        if (template is not null && !Ids.IsValid(template))
        {
            board.Wrong("template", "Must be 1 to 64 of the characters A-Z a-z 0-9 - _.");
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        board.Require("zones");
        var zones = board.Objects("zones", limits.Zones, zone => new ZoneContent(
            Title(zone, limits),
            zone.Objects("cards", limits.CardsPerZone, card => ReadCard(card, keys, limits))));
        if (zones.Sum(zone => zone.Cards.Length) > limits.CardsPerBoard)
        {
            board.Wrong("zones", $"At most {limits.CardsPerBoard} cards on a board.");
        }

        var links = board.Objects("links", limits.Links, link => ReadLink(link, keys));
        board.LetBe(LeftBehind);
        return (title, new BoardContent(zones, links, template));
    }

    private static CardContent ReadCard(JsonFields card, HashSet<string> keys, BoardLimits limits)
    {
        var text = Checked(card, "text", value => Texts.Check("text", value, limits.CardTextUnits));
        var colour = card.OptionalChoice("colour", CardColours.All) ?? CardColours.Default;
        var key = card.OptionalLine("cardId", Ids.Longest);
        if (key is not null && !keys.Add(key))
        {
            card.Wrong("cardId", "Another card has this id.");
        }

        var comments = card.Objects("comments", limits.CommentsPerCard, comment =>
        {
            comment.LetBe(CommentsLeaveBehind);
            return Checked(comment, "text", value => Texts.CheckVisible("text", value, limits.CommentUnits));
        });
        card.LetBe(CardsLeaveBehind);
        return new CardContent(text, colour, comments, key);
    }

    private static (string From, string To) ReadLink(JsonFields link, HashSet<string> keys)
    {
        var (from, to) = (Card("fromCardId"), Card("toCardId"));
        if (from.Length > 0 && from == to)
        {
            link.Wrong("toCardId", "A link goes from one card to another.");
        }

        return (from, to);

        string Card(string name)
        {
            var key = link.Line(name, Ids.Longest);
            if (key.Length > 0 && !keys.Contains(key))
            {
                link.Wrong(name, "There is no card with this id in it.");
            }

            return key;
        }
    }

    private static string Title(JsonFields fields, BoardLimits limits) =>
        Checked(fields, "title", value => Texts.CheckTitle("title", value, limits.TitleUnits));

    private static string Checked(JsonFields fields, string name, Func<string, Refusal?> check)
    {
        if (fields.Text(name) is not { } text)
        {
            return string.Empty;
        }

        if (check(text) is { } refusal)
        {
            fields.Wrong(name, refusal.Message);
        }

        return text;
    }
}
