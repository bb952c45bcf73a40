using System.Globalization;
using System.Text;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Text;
using Stadmaken.Text;

namespace Stadmaken.Tests.Cluster.Typing;

/// <summary>
/// Someone who types in the cards of one board: has the texts as far as they were told, types on, sends one edit of a card
/// at a time and transforms what is unanswered by what comes in (rule T9).
/// </summary>
internal sealed class Typist
{
    private static readonly BoardModel Model = new();

    private readonly Random _random;
    private readonly TypedCharacters _typed;
    private readonly Dictionary<string, Card> _cards = [];
    private readonly string _name;
    private int _sent;

    internal Typist(string name, Random random, TypedCharacters typed, long version, IReadOnlyDictionary<string, string> texts, TextTransform transform)
    {
        _name = name;
        Caller = new Caller(name, "haarlem", []);
        _random = random;
        _typed = typed;
        Version = version;
        foreach (var (cardId, text) in texts)
        {
            _cards[cardId] = new Card(TextDraft.Of(text, transform), null);
        }
    }

    internal Caller Caller { get; }

    /// <summary>The version of the board that is here.</summary>
    internal long Version { get; private set; }

    /// <summary>How often what is unanswered here had to be transformed by someone else's edit.</summary>
    internal int Conflicts { get; private set; }

    /// <summary>Whether everything that was typed is stored, as far as is known here.</summary>
    internal bool IsDone => _cards.Values.All(card => card.Draft.InFlight is null && card.Draft.Buffer is null);

    internal IEnumerable<(string CardId, string Text)> Texts => _cards.Select(card => (card.Key, card.Value.Draft.Text));

    /// <summary>Types some new characters, or takes some away, anywhere in a card.</summary>
    internal void Types()
    {
        var (cardId, card) = _cards.ElementAt(_random.Next(_cards.Count));
        var runes = card.Draft.Text.EnumerateRunes().ToArray();
        var place = _random.Next(runes.Length + 1);
        var before = runes.Take(place).Sum(rune => rune.Utf16SequenceLength);
        var operation = new TextOperationBuilder().Retain(before);
        if (runes.Length > place && _random.Next(3) == 0)
        {
            foreach (var rune in runes.Skip(place).Take(1 + _random.Next(3)))
            {
                _typed.Deleted(rune);
                operation.Delete(rune.Utf16SequenceLength);
            }
        }
        else
        {
            operation.Insert(string.Concat(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => _typed.Next())));
        }

        _cards[cardId] = card with { Draft = card.Draft.Edit(operation.Build()) };
    }

    /// <summary>The edits that can go now: of each card without one under way.</summary>
    internal IEnumerable<BoardSubmission> Sends()
    {
        foreach (var (cardId, card) in _cards.ToArray())
        {
            if (card.Draft.Send() is var (draft, operation))
            {
                var commandId = string.Create(CultureInfo.InvariantCulture, $"{_name}-{++_sent}");
                _cards[cardId] = new Card(draft, commandId);
                yield return new BoardSubmission(commandId, Caller, new EditCardText(cardId, Version, operation));
            }
        }
    }

    /// <summary>What has no answer yet, once more: under its id, as it is on what is here now.</summary>
    internal IEnumerable<BoardSubmission> SendsAgain() => _cards
        .Where(card => card.Value.CommandId is not null)
        .Select(card => new BoardSubmission(card.Value.CommandId!, Caller, new EditCardText(card.Key, Version, card.Value.Draft.InFlight!)));

    /// <summary>Takes entries as a push or a page brings them: what is known already is left, what leaves a gap too.</summary>
    internal void Takes(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Version == Version + 1)
            {
                Takes(entry);
                Version = entry.Version;
            }
        }
    }

    private void Takes(JournalEntry entry)
    {
        if (Model.Events.Decode(entry.Type, entry.Data) is not CardTextEdited edited)
        {
            return;
        }

        var card = _cards[edited.CardId];
        if (card.CommandId == entry.CommandId)
        {
            _cards[edited.CardId] = new Card(card.Draft.Acknowledged(edited.Operation), null);
            return;
        }

        var (draft, _) = card.Draft.Remote(edited.Operation);
        Conflicts += !Equals(draft.InFlight, card.Draft.InFlight) || !Equals(draft.Buffer, card.Draft.Buffer) ? 1 : 0;
        _cards[edited.CardId] = card with { Draft = draft };
    }

    private sealed record Card(TextDraft Draft, string? CommandId);
}

/// <summary>
/// Characters that are each typed once in a run, some of two UTF-16 units, so that it can be told afterwards which of them ought to be there.
/// </summary>
internal sealed class TypedCharacters
{
    private readonly HashSet<Rune> _expected = [];
    private int _next;

    internal IReadOnlySet<Rune> Expected => _expected;

    internal int Typed => _next;

    internal string Next()
    {
        _next++;
        var rune = new Rune(_next % 4 == 0 ? 0x1F000 + _next : 0x4E00 + _next);
        _expected.Add(rune);
        return rune.ToString();
    }

    internal void Deleted(Rune rune) => _expected.Remove(rune);
}
