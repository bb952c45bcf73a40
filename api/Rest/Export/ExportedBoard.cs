using Stadmaken.Boards;

namespace Stadmaken.Api.Rest.Export;

/// <summary>
/// A board to take along: what is on it, readable without this program, and what <c>POST /v1/boards</c> takes as
/// <c>import</c>. Fields are only ever added; a change of meaning is another <paramref name="FormatVersion"/>.
/// </summary>
/// <param name="Format">Always <c>stadmaken-board</c>.</param>
/// <param name="FormatVersion">Always 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Zones">Its zones, in order.</param>
/// <param name="BoardId">Which board it was; not taken along by an import.</param>
/// <param name="Version">At which version; not taken along.</param>
/// <param name="Template">The template it was made from, if any.</param>
/// <param name="Links">Links between its cards.</param>
/// <param name="VotingResults">Results of its rounds of voting, the last last; not taken along.</param>
public sealed record ExportedBoard(
    string Format,
    int FormatVersion,
    string Title,
    ExportedZone[] Zones,
    string? BoardId = null,
    long? Version = null,
    string? Template = null,
    CardLink[]? Links = null,
    ExportedResult[]? VotingResults = null)
{
    /// <summary>What the format is called.</summary>
    public const string FormatName = "stadmaken-board";

    /// <summary>Which version of it this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>
    /// A board as it is exported. What is written in private is not in it, not even one's own: an export is made to be
    /// passed on.
    /// </summary>
    /// <param name="board">The board.</param>
    /// <param name="names">What its participants are called, by their id; who is not in it is left unnamed.</param>
    public static ExportedBoard From(BoardSnapshot board, IReadOnlyDictionary<string, string> names) => new(
        FormatName,
        CurrentVersion,
        board.Title,
        [.. board.Zones.Select(zone => new ExportedZone(zone.Title, [.. zone.Cards.Select(card => From(card, names))]))],
        board.BoardId,
        board.Version,
        board.Template,
        board.Links,
        [.. board.VotingResults.Select(result => From(result, names))]);

    private static ExportedCard From(CardSnapshot card, IReadOnlyDictionary<string, string> names) => new(
        card.Text,
        card.Colour,
        card.CardId,
        card.Votes.Length,
        names.GetValueOrDefault(card.CreatedBy),
        card.CreatedAt,
        [.. card.Comments.Select(comment => new ExportedComment(comment.Text, names.GetValueOrDefault(comment.By), comment.At))]);

    private static ExportedResult From(VotingResult result, IReadOnlyDictionary<string, string> names) => new(
        result.StartedAt, result.ClosedAt, result.VotesPerPerson, result.VotesPerCard, result.Voters, result.Results, names.GetValueOrDefault(result.ClosedBy));
}

/// <summary>A zone of an exported board.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Cards">Its cards, in order.</param>
public sealed record ExportedZone(string Title, ExportedCard[]? Cards = null);

/// <summary>A card of an exported board.</summary>
/// <param name="Text">Its text; plain, never HTML.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="CardId">Its id, by which <c>links</c> name it; an import makes another.</param>
/// <param name="Votes">How many vote for it; not taken along by an import.</param>
/// <param name="Author">Who added it, by name; not taken along.</param>
/// <param name="CreatedAt">When, UTC; not taken along.</param>
/// <param name="Comments">Its comments, oldest first.</param>
public sealed record ExportedCard(
    string Text,
    string? Colour = null,
    string? CardId = null,
    int? Votes = null,
    string? Author = null,
    DateTimeOffset? CreatedAt = null,
    ExportedComment[]? Comments = null);

/// <summary>A comment of an exported board.</summary>
/// <param name="Text">Its text; plain, never HTML.</param>
/// <param name="Author">Who wrote it, by name; not taken along by an import.</param>
/// <param name="At">When, UTC; not taken along.</param>
public sealed record ExportedComment(string Text, string? Author = null, DateTimeOffset? At = null);

/// <summary>The result of a round of voting.</summary>
/// <param name="StartedAt">When the round began, UTC.</param>
/// <param name="ClosedAt">When it ended, UTC.</param>
/// <param name="VotesPerPerson">How many votes each participant had.</param>
/// <param name="VotesPerCard">How many of them could be on one card.</param>
/// <param name="Voters">How many participants voted.</param>
/// <param name="Results">The cards that got votes, most votes first.</param>
/// <param name="ClosedBy">Who closed it, by name.</param>
public sealed record ExportedResult(
    DateTimeOffset StartedAt,
    DateTimeOffset ClosedAt,
    int VotesPerPerson,
    int VotesPerCard,
    int Voters,
    CardVotes[] Results,
    string? ClosedBy = null);
