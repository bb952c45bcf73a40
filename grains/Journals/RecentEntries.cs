using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>The newest entries of a journal, one bounded list for all followers (rule F5).</summary>
public sealed class RecentEntries
{
    private readonly int _capacity;
    private readonly List<JournalEntry> _entries = [];

    /// <summary>Keeps at least the newest <paramref name="capacity"/> entries, and never more than twice as many.</summary>
    public RecentEntries(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>Adds entries that follow the last one; after a gap, starts anew with them.</summary>
    public void Add(IReadOnlyList<JournalEntry> entries)
    {
        if (_entries.Count > 0 && entries.Count > 0 && entries[0].Version != _entries[^1].Version + 1)
        {
            _entries.Clear();
        }

        _entries.AddRange(entries);

        // In strides, so that the cost of moving what stays is paid once for many entries.
        if (_entries.Count > 2 * _capacity)
        {
            _entries.RemoveRange(0, _entries.Count - _capacity);
        }
    }

    /// <summary>Forgets them: some say something else now (rule J9).</summary>
    public void Clear() => _entries.Clear();

    /// <summary>The entries after <paramref name="cursor"/>, at most <paramref name="limit"/>.</summary>
    /// <returns>Null when the first of them is no longer here, or none of this journal ever was.</returns>
    public JournalEntry[]? After(long cursor, int limit)
    {
        if (_entries.Count == 0 || cursor < _entries[0].Version - 1 || cursor > _entries[^1].Version)
        {
            return null;
        }

        var start = (int)(cursor + 1 - _entries[0].Version);
        return [.. _entries.Slice(start, Math.Min(limit, _entries.Count - start))];
    }
}
