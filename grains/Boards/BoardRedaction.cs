using System.Text;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// Redaction of a board. What events repeat of earlier ones is said anew from the redacted ones, so that a card's text is nowhere once its own events are
/// redacted: not in the results of a vote, not in a zone that was rewound, not where private writing was revealed.
/// </summary>
public sealed class BoardRedaction(BoardModel model) : RedactionPlanner<BoardState, BoardEvent>(model)
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<EntryRewrite> Derive(RedactedJournal<BoardState> journal, Dictionary<long, EntryRewrite> changes)
    {
        var events = journal.Entries.Select(entry => Model.Events.Decode(entry.Type, entry.Data)).ToArray();
        var wanted = events.OfType<ZoneRewound>().Select(rewound => rewound.ToVersion).ToHashSet();
        var past = new Dictionary<long, BoardState>();
        var state = Model.Empty;
        for (var i = 0; i < events.Length; i++)
        {
            var entry = journal.Entries[i];
            var data = changes.TryGetValue(entry.Version, out var change) ? change.Data : entry.Data;
            if (Repeats(events[i]) && Rewrite(entry, data, Sayer(state, past, events[i])) is { } anew)
            {
                var withheld = change is null ? journal.Withheld.GetValueOrDefault(entry.Version) : change.Withheld;
                changes[entry.Version] = change = new EntryRewrite(entry.Version, anew, withheld);
            }

            var happened = change is null ? events[i] : Model.Events.Decode(entry.Type, change.Data);
            state = Model.Fold(state, new Recorded<BoardEvent>(entry.Version, entry.At, entry.By, happened));
            if (wanted.Contains(entry.Version))
            {
                past[entry.Version] = state;
            }
        }

        return changes.Values;
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<(long Version, int Text), HashSet<int>> SpreadOver(RedactedJournal<BoardState> journal, string participantId, PersonalNames names) =>
        new TypedNames(Model, names, participantId).Find(journal.Entries);

    private static bool Repeats(BoardEvent happened) => happened is VotingClosed or Revealed or ZoneRewound or CommentRestored;

    private static Func<FreeTextPlace, string, string> Sayer(BoardState state, Dictionary<long, BoardState> past, BoardEvent happened) => (place, text) =>
    {
        if (!place.Mark.IsDerived)
        {
            return text;
        }

        var from = happened is ZoneRewound rewound ? past.GetValueOrDefault(rewound.ToVersion) : state;
        var source = from is null ? null : place.Mark.Of switch
        {
            "zoneId" => from.Zones.GetValueOrDefault(place.Of!)?.Title,
            "commentId" => CommentOf(from, place),
            _ when place.Operation => Inserts(state, from, (ZoneRewound)happened, place.Of!),
            _ => from.Cards.GetValueOrDefault(place.Of!)?.Text ?? from.PrivateWriting?.Cards.GetValueOrDefault(place.Of!)?.Text,
        };

        // The beginning of a text, where a vote tells no more of it. Whatever is not as it was expected is not repeated at all.
        return source is not null && source.Length >= text.Length ? source[..text.Length] : Blotting.BlotAll(text);
    };

    private static string? CommentOf(BoardState from, FreeTextPlace place)
    {
        var card = from.Cards.GetValueOrDefault(place.Find("cardId") ?? string.Empty);
        return card?.RemovedComments.LastOrDefault(comment => comment.CommentId == place.Of)?.Text
            ?? card?.Comments.LastOrDefault(comment => comment.CommentId == place.Of)?.Text;
    }

    /// <summary>What an operation that makes a text what it was inserts: what is at those places of the text that it makes.</summary>
    private static string? Inserts(BoardState now, BoardState then, ZoneRewound rewound, string cardId)
    {
        var operation = Array.Find(rewound.Cards, card => card.CardId == cardId)?.Operation;
        if (operation is null || !then.Cards.TryGetValue(cardId, out var was) || !now.Cards.ContainsKey(cardId))
        {
            return null;
        }

        var inserted = new StringBuilder();
        var at = 0;
        foreach (var component in operation.Components)
        {
            if (component.Kind == TextComponentKind.Insert)
            {
                if (at + component.Units > was.Text.Length)
                {
                    return null;
                }

                inserted.Append(was.Text, at, component.Units);
            }

            at += component.Kind == TextComponentKind.Delete ? 0 : component.Units;
        }

        return inserted.ToString();
    }
}

/// <summary>
/// Finds names in the texts of cards as they were after each event, and where the units of them came from: whoever types their name
/// letter by letter leaves it in no single event, and still in the text.
/// </summary>
internal sealed class TypedNames(IJournalModel<BoardState, BoardEvent> model, PersonalNames names, string participantId)
{
    private readonly Dictionary<string, List<Unit>> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Version, int Text), HashSet<int>> _marks = [];

    public Dictionary<(long Version, int Text), HashSet<int>> Find(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (model.Events.Decode(entry.Type, entry.Data))
            {
                case CardAdded e:
                    Begin(entry, e.CardId, e.Text);
                    break;
                case HappenedPrivately { Step: CardWritten e }:
                    Begin(entry, e.CardId, e.Text);
                    break;
                case CardTextEdited e:
                    Change(entry, e.CardId, e.Operation, isSource: true);
                    break;
                case HappenedPrivately { Step: WrittenTextEdited e }:
                    Change(entry, e.CardId, e.Operation, isSource: true);
                    break;
                case BoardOpened e:
                    Open(entry, e);
                    break;
                case ZoneRewound e:
                    foreach (var card in e.Cards)
                    {
                        if (card.Operation is { } operation)
                        {
                            Change(entry, card.CardId, operation, isSource: false);
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        return _marks;
    }

    private void Open(JournalEntry entry, BoardOpened e)
    {
        // The numbers of the texts are those that a walk through the event counts.
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        Blotting.Rewrite(typeof(BoardOpened), entry.Data, (place, text) =>
        {
            if (place.Mark.Of == "cardId")
            {
                places[place.Of!] = place.Number;
            }

            return text;
        });
        foreach (var card in e.Zones.SelectMany(zone => zone.Cards ?? []))
        {
            Begin(entry, card.CardId, card.Text, places[card.CardId]);
        }
    }

    private void Begin(JournalEntry entry, string cardId, string text, int number = 0)
    {
        _cards[cardId] = [.. text.Select((unit, offset) => new Unit(unit, entry.Version, number, offset, entry.By == participantId))];
        Look(_cards[cardId], entry.By);
    }

    private void Change(JournalEntry entry, string cardId, TextOperation operation, bool isSource)
    {
        if (!_cards.TryGetValue(cardId, out var units))
        {
            return;
        }

        var changed = new List<Unit>(units.Count + operation.InsertedUnits);
        var (at, offset) = (0, 0);
        foreach (var component in operation.Components)
        {
            switch (component.Kind)
            {
                case TextComponentKind.Retain:
                    changed.AddRange(units.Skip(at).Take(component.Units));
                    at += component.Units;
                    break;
                case TextComponentKind.Delete:
                    at += component.Units;
                    break;
                default:
                    foreach (var unit in component.Inserted!)
                    {
                        changed.Add(new Unit(unit, isSource ? entry.Version : 0, 0, offset++, isSource && entry.By == participantId));
                    }

                    break;
            }
        }

        changed.AddRange(units.Skip(at));
        _cards[cardId] = changed;
        Look(changed, entry.By);
    }

    private void Look(List<Unit> units, string by)
    {
        if (by != participantId && !units.Exists(unit => unit.IsTheirs))
        {
            return;
        }

        foreach (var (start, length) in names.In(string.Concat(units.Select(unit => unit.Value))))
        {
            var found = units.GetRange(start, length);
            if (!found.Exists(unit => unit.IsTheirs))
            {
                continue;
            }

            foreach (var unit in found.Where(unit => unit.Version > 0))
            {
                if (!_marks.TryGetValue((unit.Version, unit.Text), out var marks))
                {
                    _marks.Add((unit.Version, unit.Text), marks = []);
                }

                marks.Add(unit.Offset);
            }
        }
    }

    private readonly record struct Unit(char Value, long Version, int Text, int Offset, bool IsTheirs);
}
