using System.Text;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.StorageContract;

/// <summary>Entries to store, and a short way to store them.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456);

    public static JournalEntry One(long version, string? commandId = null, string data = """{"title":"Plein"}""", DateTimeOffset? at = null) =>
        new(version, at ?? Noon, "participant-1", commandId ?? $"command-{version}", "zoneRenamed", Encoding.UTF8.GetBytes(data));

    /// <summary>Entries from <paramref name="first"/> on, with these command ids.</summary>
    public static JournalEntry[] Several(long first, params string[] commandIds) =>
        [.. commandIds.Select((commandId, i) => One(first + i, commandId))];

    public static Task<AppendOutcome> AppendAsync(this IJournalStore store, string journalId, params JournalEntry[] entries) =>
        store.AppendAsync(journalId, entries[0].Version - 1, entries, TestContext.Current.CancellationToken);

    public static Task<IReadOnlyList<JournalEntry>> ReadAllAsync(this IJournalStore store, string journalId) =>
        store.ReadAsync(journalId, 0, 1_000_000, TestContext.Current.CancellationToken);

    public static Task<long> VersionAsync(this IJournalStore store, string journalId) =>
        store.GetVersionAsync(journalId, TestContext.Current.CancellationToken);

    /// <summary>Records compare their arrays by reference; this compares what is in them.</summary>
    public static void AssertSame(IEnumerable<JournalEntry> expected, IEnumerable<JournalEntry> actual) =>
        Assert.Equal(expected.Select(Show), actual.Select(Show));

    /// <summary>All that is in it, to compare.</summary>
    public static string Show(JournalEntry entry) =>
        $"{entry.Version} {entry.At.UtcTicks} {entry.At.Offset} {entry.By} {entry.CommandId} {entry.Type} {Convert.ToHexString(entry.Data)}";
}
