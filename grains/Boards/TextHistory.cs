using System.Collections.Immutable;
using Stadmaken.Text;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// The newest changes of card texts on a board, by which an edit that was made on an older version is transformed. Part
/// of the state, so that it is there after any restart and for commands that are decided on what is not stored yet.
/// </summary>
/// <param name="Changes">Oldest first.</param>
/// <param name="Start">Edits made on an earlier version than this can no longer be transformed.</param>
/// <param name="Units">How many UTF-16 units the changes insert together.</param>
public sealed record TextHistory(ImmutableList<TextChange> Changes, long Start, int Units)
{
    /// <summary>Most changes kept. A fold depends on it, so it is the same for ever (rule J6).</summary>
    public const int KeptChanges = 1_000;

    /// <summary>Most UTF-16 units that kept changes insert together, unless a single one inserts more. The same for ever.</summary>
    public const int KeptUnits = 200_000;

    /// <summary>Nothing has changed yet.</summary>
    public static readonly TextHistory Empty = new([], 0, 0);

    /// <summary>With one more change, and without the oldest that are too many.</summary>
    public TextHistory Add(long version, string cardId, TextOperation operation)
    {
        var changes = Changes.Add(new TextChange(version, cardId, operation));
        var units = Units + operation.InsertedUnits;
        var start = Start;
        while (changes.Count > KeptChanges || (units > KeptUnits && changes.Count > 1))
        {
            units -= changes[0].Operation.InsertedUnits;
            start = changes[0].Version;
            changes = changes.RemoveAt(0);
        }

        return new TextHistory(changes, start, units);
    }

    /// <summary>Whether everything after this version is known.</summary>
    public bool Reaches(long version) => version >= Start;

    /// <summary>An operation made on a card's text at this version, as it is on the text now (rule T3: what came first goes left).</summary>
    public TextOperation Rebase(string cardId, long version, TextOperation operation)
    {
        var first = Changes.Count;
        while (first > 0 && Changes[first - 1].Version > version)
        {
            first--;
        }

        for (var i = first; i < Changes.Count; i++)
        {
            if (Changes[i].CardId == cardId)
            {
                operation = operation.Transform(Changes[i].Operation, TextPrecedence.Later);
            }
        }

        return operation;
    }
}

/// <summary>A change of a card's text.</summary>
/// <param name="Version">At which version of the board.</param>
/// <param name="CardId">Of which card.</param>
/// <param name="Operation">What changed.</param>
public sealed record TextChange(long Version, string CardId, TextOperation Operation);
