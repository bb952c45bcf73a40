using System.Globalization;
using System.Text;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Support.Live;

/// <summary>Entries for tests that look at versions and not at meaning.</summary>
public static class Entries
{
    /// <summary>When the first entry of any test is decided.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    /// <summary>One entry.</summary>
    public static JournalEntry At(long version, string data = "{\"title\":\"x\"}") => new(
        version, Epoch.AddMilliseconds(version), "p1", "c" + version.ToString(CultureInfo.InvariantCulture), "boardTitleSet", Encoding.UTF8.GetBytes(data));

    /// <summary>Contiguous entries, both ends included.</summary>
    public static JournalEntry[] Range(long first, long last)
    {
        var entries = new JournalEntry[last - first + 1];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = At(first + i);
        }

        return entries;
    }

    /// <summary>A push of contiguous entries.</summary>
    public static JournalBatch Push(long first, long last) => new JournalBatch.Entries(Range(first, last));

    /// <summary>An entry of a participant's, of this type.</summary>
    public static JournalEntry Of(long version, string type, string by, string data) =>
        At(version, data) with { Type = type, By = by };
}
