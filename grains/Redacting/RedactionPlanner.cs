using System.Text.Json.Nodes;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Redacting;

/// <summary>Plans what becomes of the entries of a journal (rule J9). Pure: reads nothing and stores nothing.</summary>
/// <typeparam name="TState">The state of the journal.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <param name="model">What its events are and how they fold.</param>
public class RedactionPlanner<TState, TEvent>(IJournalModel<TState, TEvent> model)
    where TState : class
    where TEvent : class
{
    /// <summary>What its events are and how they fold.</summary>
    protected IJournalModel<TState, TEvent> Model => model;

    /// <summary>What becomes of which entry, those that say the same as before left out.</summary>
    /// <exception cref="BlottingException">A newer version of this program wrote an entry.</exception>
    public IReadOnlyList<EntryRewrite> Plan(string journalId, RedactedJournal<TState> journal, Redaction redaction)
    {
        var changes = redaction switch
        {
            Redaction.Content content => Contents(journalId, journal, content),
            Redaction.Entry entry => Modes(journal, entry.Mode, recorded => recorded.Version == entry.Version ? _ => true : null),
            Redaction.Person person => Persons(journalId, journal, person),
            Redaction.BoardPlan plan => Modes(journal, RedactionMode.Redact, _ => place => place.Find("boardId") == plan.BoardId),
            Redaction.Everything => Modes(journal, RedactionMode.Redact, _ => _ => true),
            _ => throw new BlottingException("This program does not know what is to be redacted."),
        };
        return [.. Derive(journal, changes).OrderBy(rewrite => rewrite.Version)];
    }

    /// <summary>Says anew what entries repeat of earlier ones. Most journals repeat nothing.</summary>
    /// <param name="journal">The journal as it was.</param>
    /// <param name="changes">What becomes of its entries so far.</param>
    protected virtual IReadOnlyCollection<EntryRewrite> Derive(RedactedJournal<TState> journal, Dictionary<long, EntryRewrite> changes) => changes.Values;

    /// <summary>Which units of which texts say who someone is although no single event does, as in a name that was typed letter by letter: by version and number of the text.</summary>
    protected virtual IReadOnlyDictionary<(long Version, int Text), HashSet<int>> SpreadOver(RedactedJournal<TState> journal, string participantId, PersonalNames names) =>
        new Dictionary<(long Version, int Text), HashSet<int>>();

    /// <summary>The fields of an entry with other texts; null if none is another.</summary>
    protected byte[]? Rewrite(JournalEntry entry, byte[] data, Func<FreeTextPlace, string, string> visit) => Blotting.Rewrite(TypeOf(entry), data, visit);

    private Type TypeOf(JournalEntry entry) =>
        model.Events.TypeOf(entry.Type) ?? throw new BlottingException($"This program does not know the event '{entry.Type}'.");

    private Dictionary<long, EntryRewrite> Contents(string journalId, RedactedJournal<TState> journal, Redaction.Content content)
    {
        var isBoard = journalId == JournalIds.Board(content.BoardId);
        return Modes(journal, content.Mode, _ => place =>
            place.Mark.Of == content.Of
            && (isBoard ? content.Of == "boardId" || place.Of == content.Id : place.Find("boardId") == content.BoardId && place.Of == content.Id));
    }

    private Dictionary<long, EntryRewrite> Modes(RedactedJournal<TState> journal, RedactionMode mode, Func<JournalEntry, Func<FreeTextPlace, bool>?> isMeant)
    {
        var changes = new Dictionary<long, EntryRewrite>();
        foreach (var entry in journal.Entries)
        {
            if (isMeant(entry) is not { } isMeantHere)
            {
                continue;
            }

            var withheld = journal.Withheld.GetValueOrDefault(entry.Version);
            if (mode is RedactionMode.Restore && withheld is null)
            {
                continue;
            }

            // Of an entry with several texts some may be hidden and others not. So what is kept aside is the whole entry as it was, in which a text that is
            // gone for good is gone too; an entry that says all of it again keeps nothing aside.
            var originals = withheld is null ? null : Texts(entry, withheld);
            var data = Rewrite(entry, entry.Data, (place, text) =>
                place.Mark.IsDerived || !isMeantHere(place) ? text
                : mode is RedactionMode.Restore ? originals![place.Number]
                : Blotting.BlotAll(text)) ?? entry.Data;
            var aside = mode is RedactionMode.Redact
                ? withheld is null ? null : Rewrite(entry, withheld, (place, text) => !place.Mark.IsDerived && isMeantHere(place) ? Blotting.BlotAll(text) : text) ?? withheld
                : withheld ?? entry.Data;
            Note(changes, entry, data, aside, withheld);
        }

        return changes;
    }

    /// <summary>What becomes of which entry when a person leaves.</summary>
    protected virtual Dictionary<long, EntryRewrite> Persons(string journalId, RedactedJournal<TState> journal, Redaction.Person person)
    {
        var names = new PersonalNames(person.Names);
        var isOwn = journalId == JournalIds.Participant(person.ParticipantId);
        var linked = Linked(journal, person.ParticipantId);
        var spread = SpreadOver(journal, person.ParticipantId, names);
        var changes = new Dictionary<long, EntryRewrite>();
        foreach (var entry in journal.Entries)
        {
            string Visit(FreeTextPlace place, string text)
            {
                if (place.Mark.IsDerived)
                {
                    return text;
                }

                var isTheirs = (place.Author ?? entry.By) == person.ParticipantId;
                var isAbout = place.Mark.Of == "stakeholderId" && place.Of is { } stakeholder && linked.TryGetValue(stakeholder, out var isPerson) && isPerson;
                if (isOwn || isAbout || (isTheirs && person.AllTexts))
                {
                    return Blotting.BlotAll(text);
                }

                var redacted = isTheirs || linked.ContainsKey(place.Find("stakeholderId") ?? string.Empty) ? names.Blot(text) : text;
                return spread.TryGetValue((entry.Version, place.Number), out var marks) ? Blotting.BlotSome(redacted, marks.Contains) : redacted;
            }

            var withheld = journal.Withheld.GetValueOrDefault(entry.Version);
            Note(
                changes,
                entry,
                Rewrite(entry, entry.Data, Visit) ?? entry.Data,
                withheld is null ? null : Rewrite(entry, withheld, Visit) ?? withheld,
                withheld);
        }

        return changes;
    }

    /// <summary>Notes what becomes of an entry, unless it says the same as before.</summary>
    protected static void Note(Dictionary<long, EntryRewrite> changes, JournalEntry entry, byte[] data, byte[]? aside, byte[]? withheld)
    {
        // What is kept aside and says what the entry says is not kept.
        aside = aside is not null && aside.AsSpan().SequenceEqual(data) ? null : aside;
        if (!data.AsSpan().SequenceEqual(entry.Data) || !(aside ?? []).AsSpan().SequenceEqual(withheld ?? []))
        {
            changes[entry.Version] = new EntryRewrite(entry.Version, data, aside);
        }
    }

    private List<string> Texts(JournalEntry entry, byte[] data)
    {
        var texts = new List<string>();
        Rewrite(entry, data, (_, text) =>
        {
            texts.Add(text);
            return text;
        });
        return texts;
    }

    /// <summary>The stakeholders that a participant is or speaks for, and whether it is a person.</summary>
    private static Dictionary<string, bool> Linked(RedactedJournal<TState> journal, string participantId)
    {
        var linked = new HashSet<string>(StringComparer.Ordinal);
        var persons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in journal.Entries.Where(entry => entry.Type is "stakeholderAdded" or "stakeholderLinked"))
        {
            var fields = JsonNode.Parse(entry.Data)!;
            var stakeholderId = (string)fields["stakeholderId"]!;
            if ((string?)fields["participantId"] == participantId)
            {
                linked.Add(stakeholderId);
            }

            if ((string?)fields["kind"] == "person")
            {
                persons.Add(stakeholderId);
            }
        }

        return linked.ToDictionary(stakeholderId => stakeholderId, persons.Contains, StringComparer.Ordinal);
    }
}
