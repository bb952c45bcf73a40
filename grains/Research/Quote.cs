using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Redacting;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Grains.Research;

/// <summary>One text of an update that may be quoted (rule R7).</summary>
/// <param name="QuoteId">What the data set calls it.</param>
/// <param name="Practice">Where it is from.</param>
/// <param name="Fact">The update's event.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Field">Which text of it.</param>
/// <param name="Text">What it says, with names and addresses blotted.</param>
public sealed record Quote(string QuoteId, ResearchPractice Practice, PracticeFact Fact, ResearchPerson Author, string Field, string Text)
{
    /// <summary>Whether its author took it out.</summary>
    public bool IsRemoved => Author.RemovedQuotes.Contains(new QuoteRemoved(Practice.PracticeId, Fact.Version, Field).Key);

    private UpdatePosted Update => (UpdatePosted)Fact.Event;

    /// <summary>The learning area of its update.</summary>
    public string? LearningArea => Update.LearningArea;

    /// <summary>What its author gets of it.</summary>
    public OwnQuote ToOwn() => new(QuoteId, Practice.PracticeId, Practice.Title, Update.UpdateId, Field, Text, Fact.At);

    /// <summary>All of a practice that its authors let be quoted, whatever the practice consents to.</summary>
    internal static IEnumerable<Quote> Of(ResearchPractice practice, ResearchMaterial material)
    {
        PersonalNames? names = null;
        foreach (var fact in practice.Facts)
        {
            if (fact.Event is not UpdatePosted update
                || !material.People.TryGetValue(fact.By, out var author)
                || author.QuoteSeed is not { } seed
                || !author.Purposes.Contains(ResearchPurposes.Quotes))
            {
                continue;
            }

            // Of everybody in the practice, consenting or not: who writes of others cannot consent for them.
            names ??= new PersonalNames(material.In(practice).Select(id => material.People[id].Name).Concat(practice.Names));
            foreach (var (field, text) in Texts(update))
            {
                if (text is { Length: > 0 } && !IsGone(text))
                {
                    var id = "q" + Pseudonyms.Of(seed, "quote", practice.PracticeId, $"{fact.Version}", field);
                    yield return new Quote(id, practice, fact, author, field, names.Blot(text));
                }
            }
        }
    }

    private static (string Field, string? Text)[] Texts(UpdatePosted update) =>
        [(QuoteFields.Text, update.Text), (QuoteFields.Obstacle, update.Obstacle), (QuoteFields.Approach, update.Approach), (QuoteFields.Lesson, update.Lesson)];

    // Nothing of it is left to read: it was redacted (rule J9).
    private static bool IsGone(string text) => text.All(unit => unit == Blotting.Blot || char.IsWhiteSpace(unit));
}
