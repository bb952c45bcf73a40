using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Research;

/// <summary>The tables of the data set and their columns: the files and the codebook are both made from these, so that neither says what the other does not.</summary>
public static class ResearchTables
{
    /// <summary>The fewest people behind any combination of quasi-identifiers (rule R4).</summary>
    public const int FewestPeople = 5;

    /// <summary>Raised when a column comes, goes or means something else. An issue of another version cannot be made again.</summary>
    public const int Version = 1;

    /// <summary>What stands for a value that was generalised away.</summary>
    public const string Anything = "*";

    /// <summary>A row that says something of a practice, with nobody in it.</summary>
    public const string OfPractice = "practice";

    /// <summary>A row that says what a person did.</summary>
    public const string OfPerson = "person";

    /// <summary>Orders of magnitude, by which amounts are told.</summary>
    public static readonly IReadOnlyList<string> AmountBands = ["below-10", "10-99", "100-999", "1000-9999", "10000-or-more"];

    private static readonly string[] PracticeEvents =
    [
        "practiceStarted", "factsChanged", "phaseChanged", "practiceEnded", "practiceQuiet",
        "milestoneAdded", "milestoneChanged", "milestoneReached", "milestoneRemoved",
        "agreementProposed", "agreementReviewed", "agreementEnded", "agreementExpired", "agreementReviewDue", "agreementOverdue",
        "volunteerHoursExceeded", "borrowed", "borrowerReported",
    ];

    private static readonly string[] PersonEvents =
    [
        "stakeholderAdded", "stakeholderChanged", "stakeholderLinked", "stakeholderLeft",
        "agreementAccepted", "agreementAcceptanceRecorded",
        "updatePosted", "contributionRecorded", "contributionWithdrawn",
        "stewardshipOffered", "stewardshipAccepted", "stewardshipDeclined", "stewardshipOfferWithdrawn",
        "borrowingPlanned", "borrowingReported", "boardPlanned", "templatePlanned",
    ];

    /// <summary>What happened.</summary>
    public static readonly ResearchTable Events = new(
        "events",
        "Wat er gebeurde in praktijken, een rij per gebeurtenis, in willekeurige volgorde.",
        "What happened in practices, a row for each event, in no particular order.",
        [
            new("subject", ColumnType.Text, true, "Of de rij over een praktijk gaat of over wat een mens deed.", "Whether the row is about a practice or about what a person did.", [OfPractice, OfPerson]),
            new("practice", ColumnType.Text, true, "Schuilnaam van de praktijk, in elke uitgave een andere; * als er te weinig mensen achter zouden zitten.", "Pseudonym of the practice, another in each issue; * where too few people would be behind it."),
            new("practiceKind", ColumnType.Text, true, "Wat voor praktijk het nu is.", "What kind of practice it is now.", [.. PracticeKinds.All, Anything]),
            new("practiceCity", ColumnType.Text, true, "De stad, anders het land (ISO 3166-1), anders *.", "The city, or else the country (ISO 3166-1), or else *."),
            new("practicePhase", ColumnType.Text, true, "In welke fase de praktijk toen was.", "Which phase the practice was in then.", [.. PracticePhases.All, Anything]),
            new("personSector", ColumnType.Text, true, "Uit welke sector de mens komt; leeg in een rij over een praktijk.", "Which sector the person is from; empty in a row about a practice.", [.. Sectors.All, Anything]),
            new("period", ColumnType.Text, true, "De maand (2026-11), anders het kwartaal (2026-Q4), anders het jaar (2026), anders *; UTC.", "The month (2026-11), or else the quarter (2026-Q4), or else the year (2026), or else *; UTC."),
            new("person", ColumnType.Text, false, "Schuilnaam van de mens; dezelfde mens heeft een andere in elke uitgave en in elke combinatie van de kolommen hiervoor. Leeg in een rij over een praktijk.", "Pseudonym of the person; the same person has another in each issue and in each combination of the columns before it. Empty in a row about a practice."),
            new("event", ColumnType.Text, false, "Wat er gebeurde, zoals het opgeslagen is.", "What happened, as it is stored.", [.. PracticeEvents, .. PersonEvents]),
            new("learningArea", ColumnType.Text, false, "Over welk leergebied een voortgang gaat.", "Which learning area an update is about.", LearningAreas.All),
            new("toPhase", ColumnType.Text, false, "In welke fase een praktijk kwam.", "Which phase a practice came to.", PracticePhases.All),
            new("outcome", ColumnType.Text, false, "Het oordeel bij het einde, of wat er van iets overgenomens werd.", "The verdict at the end, or what became of something that was taken over.", [.. Verdicts.All, .. BorrowingOutcomes.All]),
            new("itemKind", ColumnType.Text, false, "Wat voor bijdrage, of wat er is overgenomen.", "What kind of contribution, or what was taken over.", [.. ContributionKinds.All, .. BorrowableKinds.All]),
            new("amountBand", ColumnType.Text, false, "Orde van grootte van een bijdrage: uren, of geld in de eigen munt.", "Order of magnitude of a contribution: hours, or money in its own currency.", AmountBands),
            new("parties", ColumnType.Whole, false, "Hoeveel partijen een afspraak heeft.", "How many parties an agreement has."),
            new("monthsLate", ColumnType.Whole, false, "Hoeveel maanden na de afgesproken maand een mijlpaal gehaald werd; negatief is eerder.", "How many months after the month it was set for a milestone was reached; negative is before it."),
        ]);

    /// <summary>What people wrote, word for word.</summary>
    public static readonly ResearchTable Quotes = new(
        "quotes",
        "Wat mensen letterlijk schreven in voortgang, met hun toestemming, een rij per citaat, in willekeurige volgorde.",
        "What people wrote in updates word for word, with their consent, a row for each quote, in no particular order.",
        [
            new("field", ColumnType.Text, true, "Wat de tekst vertelt: wat er gebeurde, wat in de weg stond, wat er geprobeerd werd, wat er geleerd werd.", "What the text tells: what happened, what stood in the way, what was tried, what was learned.", [.. QuoteFields.All, Anything]),
            new("learningArea", ColumnType.Text, true, "Over welk leergebied; leeg als dat niet gezegd is.", "About which learning area; empty if that was not said.", [.. LearningAreas.All, Anything]),
            new("quote", ColumnType.Text, false, "Kenmerk waarmee wie het schreef het terugvindt en weghaalt.", "Token by which who wrote it finds and removes it."),
            new("text", ColumnType.Text, false, "De tekst; wat een naam of adres was, is zwart gemaakt (█).", "The text; what was a name or an address is blacked out (█)."),
        ]);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ResearchTable> All = [Events, Quotes];

    /// <summary>The table of this name; null if there is none.</summary>
    public static ResearchTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    /// <summary>What a row with this event is about; null when it is in no row.</summary>
    public static string? SubjectOf(string eventType) =>
        Array.IndexOf(PracticeEvents, eventType) >= 0 ? OfPractice
        : Array.IndexOf(PersonEvents, eventType) >= 0 ? OfPerson
        : null;
}

/// <summary>A table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dutch">What is in it, in Dutch.</param>
/// <param name="English">What is in it, in English.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record ResearchTable(string Name, string Dutch, string English, IReadOnlyList<ResearchColumn> Columns);

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsQuasiIdentifier">Whether somebody could know it of a person or practice without this data set (rule R4).</param>
/// <param name="Dutch">What it says, in Dutch.</param>
/// <param name="English">What it says, in English.</param>
/// <param name="Values">Every value there can be, if those are few.</param>
public sealed record ResearchColumn(string Name, ColumnType Type, bool IsQuasiIdentifier, string Dutch, string English, IReadOnlyList<string>? Values = null);

/// <summary>What the values of a column are.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,
}
