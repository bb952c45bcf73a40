using System.Globalization;
using CsvHelper;

namespace Stadmaken.Api.Rest.Export;

/// <summary>
/// A board as a table for spreadsheets, RFC 4180, UTF-8 with a byte order mark, by which Excel knows that it is. A
/// text that begins like a formula gets an apostrophe in front, so that no spreadsheet runs what someone wrote on a card.
/// </summary>
public static class CsvExport
{
    /// <summary>Writes a row for each card, in the order of the board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="separator">Between fields: a comma, or the semicolon that spreadsheets in Dutch expect.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteCardsAsync(ExportedBoard board, char separator, Stream output, CancellationToken cancellation)
    {
        await using var csv = Open(separator, output);
        await csv.WriteRecordAsync(["zone", "position", "text", "colour", "votes", "comments", "author", "createdAt", "cardId"], cancellation);
        foreach (var zone in board.Zones)
        {
            var position = 0;
            foreach (var card in zone.Cards ?? [])
            {
                await csv.WriteRecordAsync(
                    [zone.Title, Text(++position), card.Text, card.Colour, Text(card.Votes), Text(card.Comments), card.Author, Text(card.CreatedAt), card.CardId],
                    cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
    }

    /// <summary>Writes a row for each card that got votes in a round of voting, round by round.</summary>
    /// <param name="board">The board.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteResultsAsync(ExportedBoard board, char separator, Stream output, CancellationToken cancellation)
    {
        await using var csv = Open(separator, output);
        await csv.WriteRecordAsync(["round", "closedAt", "voters", "votesPerPerson", "votesPerCard", "position", "text", "votes", "cardId"], cancellation);
        var round = 0;
        foreach (var result in board.VotingResults ?? [])
        {
            round++;
            var position = 0;
            foreach (var card in result.Results)
            {
                await csv.WriteRecordAsync(
                    [Text(round), Text(result.ClosedAt), Text(result.Voters), Text(result.VotesPerPerson), Text(result.VotesPerCard), Text(++position), card.Text, Text(card.Votes), card.CardId],
                    cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
    }

    internal static CsvWriter Open(char separator, Stream output) => CsvWriter.Create(
        output,
        CsvWriterOptions.Default with { Separator = separator, WriteByteOrderMark = true, Injection = CsvInjection.Escape },
        leaveOpen: true);

    // All in one cell, since a card is one row: "name: text", each on a line of its own.
    private static string Text(ExportedComment[]? comments) =>
        string.Join('\n', (comments ?? []).Select(comment => comment.Author is null ? comment.Text : $"{comment.Author}: {comment.Text}"));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
