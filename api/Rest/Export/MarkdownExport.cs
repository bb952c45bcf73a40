using System.Globalization;
using System.Text;

namespace Stadmaken.Api.Rest.Export;

/// <summary>A board as a text for people: zones are headings, cards lists, comments lists within, results tables.</summary>
public static class MarkdownExport
{
    private const string InCard = "  ";
    private const string InComment = "    ";

    /// <summary>Writes it, a card at a time.</summary>
    /// <param name="board">The board.</param>
    /// <param name="words">The words around what people wrote.</param>
    /// <param name="output">Where to; UTF-8.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(ExportedBoard board, ExportWords words, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await WriteAsync($"# {MarkdownText.Line(board.Title)}\n");
        foreach (var zone in board.Zones)
        {
            await WriteAsync($"\n## {MarkdownText.Line(zone.Title)}\n\n");
            foreach (var card in zone.Cards ?? [])
            {
                await WriteAsync(Card(card, words));
            }
        }

        await WriteAsync(Links(board, words));
        foreach (var result in board.VotingResults ?? [])
        {
            await WriteAsync(Result(result, words));
        }

        await writer.FlushAsync(cancellation);

        Task WriteAsync(string text) => writer.WriteAsync(text.AsMemory(), cancellation);
    }

    private static string Card(ExportedCard card, ExportWords words)
    {
        var item = new StringBuilder("- ").Append(MarkdownText.Block(OrDash(card.Text), InCard));
        if (card.Votes > 0)
        {
            item.Append(CultureInfo.InvariantCulture, $" **({Count(card.Votes.Value, words.Vote, words.Votes)})**");
        }

        item.Append('\n');
        foreach (var comment in card.Comments ?? [])
        {
            item.Append(InCard).Append("- ").Append(MarkdownText.Block(OrDash(comment.Text), InComment));
            item.Append(comment.Author is null ? "\n" : $" *({MarkdownText.Line(comment.Author)})*\n");
        }

        return item.ToString();
    }

    private static string Links(ExportedBoard board, ExportWords words)
    {
        if (board.Links is not { Length: > 0 } links)
        {
            return string.Empty;
        }

        var texts = board.Zones.SelectMany(zone => zone.Cards ?? []).Where(card => card.CardId is not null)
            .ToDictionary(card => card.CardId!, card => MarkdownText.Line(OrDash(card.Text)), StringComparer.Ordinal);
        var section = new StringBuilder($"\n## {words.Links}\n\n");
        foreach (var (from, to) in links)
        {
            if (texts.TryGetValue(from, out var source) && texts.TryGetValue(to, out var target))
            {
                section.Append(CultureInfo.InvariantCulture, $"- {source} → {target}\n");
            }
        }

        return section.ToString();
    }

    private static string Result(ExportedResult result, ExportWords words)
    {
        var closed = result.ClosedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var table = new StringBuilder($"\n## {words.Result}, {closed} UTC\n\n");
        table.Append(CultureInfo.InvariantCulture, $"{Count(result.Voters, words.Voter, words.Voters)}\n\n| {words.Card} | {words.Votes} |\n|---|---:|\n");
        foreach (var card in result.Results)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Line(OrDash(card.Text))} | {card.Votes} |\n");
        }

        return table.ToString();
    }

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    // An item without text would take the next one in.
    private static string OrDash(string text) => string.IsNullOrWhiteSpace(text) ? "—" : text;
}

/// <summary>The words of an export that are not people's own.</summary>
/// <param name="Card">A card.</param>
/// <param name="Vote">One vote.</param>
/// <param name="Votes">More votes.</param>
/// <param name="Voter">One voter.</param>
/// <param name="Voters">More voters.</param>
/// <param name="Links">Links between cards.</param>
/// <param name="Result">The result of a round of voting.</param>
public sealed record ExportWords(string Card, string Vote, string Votes, string Voter, string Voters, string Links, string Result)
{
    /// <summary>In a language of <see cref="Languages"/>.</summary>
    public static ExportWords In(string language) => language == Languages.English
        ? new("Card", "vote", "votes", "person voted", "people voted", "Links between cards", "Result of voting")
        : new("Kaart", "stem", "stemmen", "persoon stemde", "mensen stemden", "Verbindingen tussen kaarten", "Uitslag van de stemming");
}
