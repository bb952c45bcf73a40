using System.Globalization;
using Stadmaken.Grains.Practices;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Grains.Research;

/// <summary>An event on its way to becoming a row of <see cref="ResearchTables.Events"/>.</summary>
/// <param name="Practice">Where it happened.</param>
/// <param name="Fact">What happened.</param>
/// <param name="Person">Who did it, when the row is about that.</param>
/// <param name="People">Whom the row is about.</param>
public sealed record EventRow(ResearchPractice Practice, PracticeFact Fact, ResearchPerson? Person, IReadOnlyCollection<string> People)
{
    private enum Place
    {
        City,
        Country,
        Anywhere,
    }

    private enum Time
    {
        Month,
        Quarter,
        Year,
        Ever,
    }

    // First less of when, then not which practice, then less of where, and of what kind and who last.
    private static readonly (bool Practice, bool Kind, Place Place, bool Phase, bool Sector, Time Time)[] Ladder =
    [
        (true, true, Place.City, true, true, Time.Month),
        (true, true, Place.City, true, true, Time.Quarter),
        (true, true, Place.City, true, true, Time.Year),
        (true, true, Place.City, true, false, Time.Year),
        (false, true, Place.City, true, true, Time.Month),
        (false, true, Place.City, true, true, Time.Quarter),
        (false, true, Place.City, true, true, Time.Year),
        (false, true, Place.Country, true, true, Time.Quarter),
        (false, true, Place.Country, true, true, Time.Year),
        (false, true, Place.Anywhere, true, true, Time.Quarter),
        (false, true, Place.Anywhere, true, true, Time.Year),
        (false, false, Place.Anywhere, true, true, Time.Year),
        (false, false, Place.Anywhere, false, true, Time.Year),
        (false, false, Place.Anywhere, false, false, Time.Year),
        (false, false, Place.Anywhere, false, false, Time.Ever),
    ];

    /// <summary>How many steps there are from all to nothing.</summary>
    public static int Steps => Ladder.Length;

    /// <summary>The quasi-identifiers at a step, in the order of their columns.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="key">The key of the issue.</param>
    public string[] At(int step, string key)
    {
        var told = Ladder[step];
        return
        [
            Person is null ? ResearchTables.OfPractice : ResearchTables.OfPerson,
            told.Practice ? "p" + Pseudonyms.Of(key, "practice", Practice.PracticeId) : ResearchTables.Anything,
            told.Kind ? Practice.Kind : ResearchTables.Anything,
            told.Place switch
            {
                Place.City => Practice.CityId,
                Place.Country => Practice.Country,
                _ => ResearchTables.Anything,
            },
            told.Phase ? Fact.Phase : ResearchTables.Anything,
            Person is null ? string.Empty : told.Sector ? Person.Sector : ResearchTables.Anything,
            PeriodOf(Fact.At.UtcDateTime, told.Time),
        ];
    }

    /// <summary>The whole row, in the order of the columns.</summary>
    /// <param name="told">Its quasi-identifiers.</param>
    /// <param name="key">The key of the issue.</param>
    public string?[] ToRow(Generalised<EventRow> told, string key)
    {
        // Another name in each combination: what a person did in one cannot be joined with what they did in another, and single them out by both.
        var person = Person is null ? null : "d" + Pseudonyms.Of(key, "person", Person.ParticipantId, told.Combination);
        return [.. told.Told.Select(value => value.Length == 0 ? null : value), person, Fact.Type, .. Details()];
    }

    // learningArea, toPhase, outcome, itemKind, amountBand, parties, monthsLate
    private string?[] Details() => Fact.Event switch
    {
        UpdatePosted e => [e.LearningArea, null, null, null, null, null, null],
        PhaseChanged e => [null, e.Phase, null, null, null, null, null],
        PracticeEnded e => [null, null, e.Verdict, null, null, null, null],
        BorrowingReported e => [null, null, e.Outcome, null, null, null, null],
        BorrowerReported e => [null, null, e.Outcome, null, null, null, null],
        BorrowingPlanned e => [null, null, null, e.Origin.Kind, null, null, null],
        TemplatePlanned => [null, null, null, BorrowableKinds.Template, null, null, null],
        Borrowed e => [null, null, null, e.Kind, null, null, null],
        ContributionRecorded e => [null, null, null, e.Kind, BandOf(e), null, null],
        AgreementProposed e => [null, null, null, null, null, Text(e.Terms.Parties.Length), null],
        MilestoneReached => [null, null, null, null, null, null, Fact.MonthsLate is { } late ? Text(late) : null],
        _ => [null, null, null, null, null, null, null],
    };

    private static string? BandOf(ContributionRecorded e) =>
        e.Amount is not { } amount || e.Kind is not (ContributionKinds.Hours or ContributionKinds.Money or ContributionKinds.AvoidedCost) ? null
        : ResearchTables.AmountBands[amount switch { < 10 => 0, < 100 => 1, < 1_000 => 2, < 10_000 => 3, _ => 4 }];

    private static string PeriodOf(DateTime at, Time time) => time switch
    {
        Time.Month => at.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Time.Quarter => string.Create(CultureInfo.InvariantCulture, $"{at.Year:0000}-Q{((at.Month - 1) / 3) + 1}"),
        Time.Year => at.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => ResearchTables.Anything,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
