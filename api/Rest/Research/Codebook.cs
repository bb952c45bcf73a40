using System.Globalization;
using System.Text;
using Stadmaken.Research;

namespace Stadmaken.Api.Rest.Research;

/// <summary>What each column of the data set means.</summary>
/// <param name="Version">Raised when a column comes, goes or means something else.</param>
/// <param name="FewestPeople">The fewest people behind any combination of quasi-identifiers.</param>
/// <param name="Tables">The tables.</param>
public sealed record Codebook(int Version, int FewestPeople, CodebookTable[] Tables)
{
    /// <summary>Of the data set as this version makes it.</summary>
    public static readonly Codebook Now = new(
        ResearchTables.Version,
        ResearchTables.FewestPeople,
        [.. ResearchTables.All.Select(table => new CodebookTable(
            table.Name,
            new(table.Dutch, table.English),
            [.. table.Columns.Select(column => new CodebookColumn(
                column.Name,
                column.Type == ColumnType.Whole ? "integer" : "string",
                new(column.Dutch, column.English),
                column.IsQuasiIdentifier,
                column.Values is { } values ? [.. values.Distinct(StringComparer.Ordinal)] : null))]))]);

    /// <summary>The codebook to read and print.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    public string ToMarkdown(string language)
    {
        var dutch = language == Languages.Dutch;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {(dutch ? "Codeboek van de onderzoeksgegevens" : "Codebook of the research data")}, {(dutch ? "versie" : "version")} {Version}\n\n");
        text.Append(dutch
            ? string.Create(CultureInfo.InvariantCulture, $"Achter elke combinatie van quasi-identificerende kolommen zitten minstens {FewestPeople} mensen; `*` staat voor wat daarvoor is weggelaten.\n")
            : string.Create(CultureInfo.InvariantCulture, $"Behind every combination of quasi-identifying columns are at least {FewestPeople} people; `*` stands for what was left out for that.\n"));
        foreach (var table in Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}\n\n{table.Description.In(language)}\n\n");
            text.Append(dutch
                ? "| kolom | soort | quasi-identificerend | betekenis | waarden |\n|---|---|---|---|---|\n"
                : "| column | type | quasi-identifier | meaning | values |\n|---|---|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                var quasi = column.IsQuasiIdentifier ? (dutch ? "ja" : "yes") : dutch ? "nee" : "no";
                text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {column.Type} | {quasi} | {column.Description.In(language)} | {string.Join(", ", (column.Values ?? []).Select(value => $"`{value}`"))} |\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>A table of the data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What is in it.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record CodebookTable(string Name, InTwoLanguages Description, CodebookColumn[] Columns);

/// <summary>A column of the data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>string</c> or <c>integer</c>; each may be empty.</param>
/// <param name="Description">What it says.</param>
/// <param name="IsQuasiIdentifier">Whether somebody could know it of a person or practice without the data set.</param>
/// <param name="Values">Every value there can be, if those are few.</param>
public sealed record CodebookColumn(string Name, string Type, InTwoLanguages Description, bool IsQuasiIdentifier, string[]? Values = null);

/// <summary>A text in both languages.</summary>
/// <param name="Nl">In Dutch.</param>
/// <param name="En">In English.</param>
public sealed record InTwoLanguages(string Nl, string En)
{
    internal string In(string language) => language == Languages.Dutch ? Nl : En;
}
