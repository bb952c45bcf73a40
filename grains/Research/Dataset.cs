using System.Security.Cryptography;
using System.Text;
using Stadmaken.Research;

namespace Stadmaken.Grains.Research;

/// <summary>The data set as an issue has it. Pure: from the same material and key it is the same, to the byte.</summary>
/// <param name="Events">The rows of <see cref="ResearchTables.Events"/>.</param>
/// <param name="SuppressedEvents">How many were left out (rule R4).</param>
/// <param name="Quotes">The rows of <see cref="ResearchTables.Quotes"/>.</param>
/// <param name="SuppressedQuotes">How many were left out.</param>
public sealed record Dataset(IReadOnlyList<string?[]> Events, int SuppressedEvents, IReadOnlyList<string?[]> Quotes, int SuppressedQuotes)
{
    private static readonly Func<Quote, string?[]>[] QuoteLadder =
    [
        quote => [quote.Field, quote.LearningArea],
        quote => [quote.Field, ResearchTables.Anything],
        _ => [ResearchTables.Anything, ResearchTables.Anything],
    ];

    /// <summary>Makes it.</summary>
    /// <param name="material">What there is.</param>
    /// <param name="key">The key of the issue.</param>
    /// <param name="fewest">How many people are enough behind each combination.</param>
    public static Dataset Make(ResearchMaterial material, string key, int fewest = ResearchTables.FewestPeople)
    {
        var events = EventsOf(material).ToList();
        var quotes = material.Quotes().ToList();
        var keptEvents = GeneraliseEvents(events, key, fewest);
        var keptQuotes = GeneraliseQuotes(quotes, fewest);
        return new Dataset(
            InNoOrder(keptEvents.Select(row => row.Row.ToRow(row, key))),
            events.Count - keptEvents.Count,
            InNoOrder(keptQuotes.Select(row => (string?[])[.. row.Told.Select(value => value.Length == 0 ? null : value), row.Row.QuoteId, row.Row.Text])),
            quotes.Count - keptQuotes.Count);
    }

    /// <summary>Every event that is consented to (rules R1 and R2).</summary>
    public static IEnumerable<EventRow> EventsOf(ResearchMaterial material)
    {
        foreach (var practice in material.Practices.Where(practice => practice.Purposes.Contains(ResearchPurposes.LearningResearch)))
        {
            string[] people = [.. material.In(practice)];
            foreach (var fact in practice.Facts)
            {
                var subject = ResearchTables.SubjectOf(fact.Type);
                if (subject == ResearchTables.OfPractice)
                {
                    yield return new EventRow(practice, fact, null, people);
                }
                else if (subject == ResearchTables.OfPerson
                    && material.People.TryGetValue(fact.By, out var person)
                    && person.Purposes.Contains(ResearchPurposes.LearningResearch))
                {
                    yield return new EventRow(practice, fact, person, [person.ParticipantId]);
                }
            }
        }
    }

    /// <summary>Events with what is told of each.</summary>
    public static List<Generalised<EventRow>> GeneraliseEvents(IEnumerable<EventRow> events, string key, int fewest) =>
        Generalising.Generalise(events, EventRow.Steps, (row, step) => row.At(step, key), row => row.People, fewest);

    /// <summary>Quotes with what is told of each.</summary>
    public static List<Generalised<Quote>> GeneraliseQuotes(IEnumerable<Quote> quotes, int fewest) => Generalising.Generalise(
        quotes,
        QuoteLadder.Length,
        (quote, step) => [.. QuoteLadder[step](quote).Select(value => value ?? string.Empty)],
        quote => [quote.Author.ParticipantId],
        fewest);

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<string?[]> RowsOf(string table) => table == ResearchTables.Quotes.Name ? Quotes : Events;

    /// <summary>SHA-256 over all rows, in lower-case hexadecimal.</summary>
    public string Checksum()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in ResearchTables.All)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table.Name + "\u001e"));
            foreach (var row in RowsOf(table.Name))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Joined(row) + "\u001e"));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // By what they say, which tells nothing of when they happened.
    private static List<string?[]> InNoOrder(IEnumerable<string?[]> rows) => [.. rows.OrderBy(Joined, StringComparer.Ordinal)];

    private static string Joined(string?[] row) => string.Join('\u001f', row.Select(value => value ?? "\u0000"));
}
