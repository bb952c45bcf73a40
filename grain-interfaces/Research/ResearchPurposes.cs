using Stadmaken.Journals;

namespace Stadmaken.Research;

/// <summary>What people and practices can consent to. A closed list: what is not in it is done with nobody's data (rule R1).</summary>
public static class ResearchPurposes
{
    /// <summary>What happened, under a pseudonym and coarsened, without any text.</summary>
    public const string LearningResearch = "learning-research";

    /// <summary>What somebody wrote in an update, word for word.</summary>
    public const string Quotes = "quotes";

    /// <summary>All of them, with what people read before they consent. When a text means something else, raise its wording: who consented before sees that it changed.</summary>
    public static readonly IReadOnlyList<ResearchPurpose> All =
    [
        new(
            LearningResearch,
            1,
            new(
                "Onderzoek naar leren tussen steden",
                "Wat je in praktijken deed mag in de onderzoeksgegevens: wat voor gebeurtenis het was, in welke periode, en uit welke sector je komt. Je naam, je teksten en je precieze tijden staan er niet in, en je bent altijd een van minstens vijf mensen. Alleen uit praktijken die zelf ook meedoen.",
                "De voortgang van deze praktijk mag in de onderzoeksgegevens: wat voor gebeurtenissen, in welke periode en welke fase. Teksten en namen staan er niet in. Van mensen alleen als zij zelf ook meedoen."),
            new(
                "Research into how cities learn from each other",
                "What you did in practices may be in the research data: what kind of event it was, in which period, and which sector you are from. Your name, your texts and your exact times are not in it, and you are always one of at least five people. Only from practices that take part too.",
                "The course of this practice may be in the research data: what kinds of events, in which period and which phase. Texts and names are not in it. Of people only if they take part themselves too.")),
        new(
            Quotes,
            1,
            new(
                "Letterlijk citeren",
                "Uit de voortgang die je schreef mag letterlijk geciteerd worden: wat er gebeurde, wat in de weg stond, wat je probeerde en wat je leerde. Je naam staat er niet bij en namen in de tekst worden weggelakt. Wie de praktijk kent kan je woorden wel herkennen. Elk citaat kun je hieronder terugvinden en weghalen.",
                "Uit de voortgang van deze praktijk mag letterlijk geciteerd worden, van wie daar zelf ook mee instemt."),
            new(
                "Quoting word for word",
                "The updates you wrote may be quoted word for word: what happened, what stood in the way, what you tried and what you learned. Your name is not with it and names in the text are blacked out. Who knows the practice may still recognise your words. You can find every quote below and remove it.",
                "The updates of this practice may be quoted word for word, of those who agree to it themselves too.")),
    ];

    /// <summary>The purpose with this name; null if there is none.</summary>
    public static ResearchPurpose? Find(string? purpose) => All.FirstOrDefault(one => one.Purpose == purpose);

    /// <summary>Why this is no purpose; null if it is one.</summary>
    public static Refusal? Check(string? purpose) => Find(purpose) is null ? Refusal.NotFound("purpose", "purpose") : null;
}

/// <summary>Something to consent to.</summary>
/// <param name="Purpose">Its name.</param>
/// <param name="Wording">The version of its texts.</param>
/// <param name="Nl">In Dutch.</param>
/// <param name="En">In English.</param>
public sealed record ResearchPurpose(string Purpose, int Wording, PurposeText Nl, PurposeText En);

/// <summary>What a purpose means, for people.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="OfPerson">What a person consents to.</param>
/// <param name="OfPractice">What a practice consents to.</param>
public sealed record PurposeText(string Title, string OfPerson, string OfPractice);

/// <summary>That a person or a practice consents to a purpose.</summary>
/// <param name="Purpose">One of <see cref="ResearchPurposes.All"/>.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Wording">The version of the text that was read.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.research-consent")]
public sealed record ResearchConsent(
    [property: Id(0)] string Purpose,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] int Wording);
