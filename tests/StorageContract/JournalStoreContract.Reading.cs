using System.Text;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.StorageContract;

public abstract partial class JournalStoreContract
{
    /// <summary>What people write: astral and combining characters, right to left, quotes, escaped halves of a pair.</summary>
    public static readonly TheoryData<string> Texts = new(
        """{"text":"Stadmaken in 's-Hertogenbosch, één straat 🏘️ tegelijk"}""",
        """{"text":"𝔸𝔹ℂ 👩‍👩‍👧‍👦 🇳🇱 e\u0301 עברית العربية 漢字 𠜎"}""",
        """{"text":"\ud83d and \ude00 alone, \u0000 and \\ and \" escaped"}""",
        "{\"text\":\"\u2028\u2029\uFEFF\uFFFD '; DROP TABLE journal_event; --\"}",
        "{}");

    [Fact]
    public async Task Journal_that_never_began_is_empty_at_version_0()
    {
        Assert.Equal(0, await Store.VersionAsync("board:none"));
        Assert.Empty(await Store.ReadAllAsync("board:none"));
    }

    [Fact]
    public async Task J3_Commands_are_found_by_their_ids_in_their_own_journal_only()
    {
        await Store.AppendAsync("board:found", Entries.Several(1, "a", "b", "🏘️", "c"));
        await Store.AppendAsync("board:other", Entries.Several(1, "z", "y"));
        await ReopenAsync();

        Assert.Equal(
            new Dictionary<string, long> { ["a"] = 1, ["c"] = 4, ["🏘️"] = 3 },
            (await Store.FindCommandsAsync("board:found", ["c", "a", "A", "y", "🏘️", "no\0ne", "\ud83c", "", "c"], Stop)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
        Assert.Empty(await Store.FindCommandsAsync("board:found", [], Stop));
        Assert.Empty(await Store.FindCommandsAsync("board:none", ["a"], Stop));
        Assert.Empty(await Store.FindCommandsAsync("board:found", [.. Enumerable.Range(0, 1_000).Select(i => $"none-{i}")], Stop));
    }

    [Fact]
    public async Task Pages_follow_on_each_other_until_the_end()
    {
        await Store.AppendAsync("board:pages", [.. Enumerable.Range(1, 25).Select(version => Entries.One(version))]);
        await Store.AppendAsync("board:page", Entries.One(1));

        var pages = new List<long[]>();
        for (long after = 0; after < 25; after = pages[^1][^1])
        {
            pages.Add([.. (await Store.ReadAsync("board:pages", after, 10, Stop)).Select(entry => entry.Version)]);
        }

        Assert.Equal([10, 10, 5], pages.Select(page => page.Length));
        Assert.Equal(Enumerable.Range(1, 25).Select(version => (long)version), pages.SelectMany(page => page));
        Assert.Empty(await Store.ReadAsync("board:pages", 25, 10, Stop));
        Assert.Empty(await Store.ReadAsync("board:pages", long.MaxValue, 10, Stop));
        Assert.Empty(await Store.ReadAsync("board:pages", 0, 0, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ReadAsync("board:pages", 0, -1, Stop));
    }

    [Fact]
    public async Task Journal_ids_that_look_alike_are_different_journals()
    {
        string[] ids = ["ab", "AB", "0ab", "ab ", "board:ab", "a%", "a_", "é", "e\u0301", "🏘️"];
        foreach (var id in ids)
        {
            Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(id, Entries.One(1, id)));
        }

        foreach (var id in ids)
        {
            Assert.Equal(id, Assert.Single(await Store.ReadAllAsync(id)).CommandId);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_byte_for_byte(string data)
    {
        var entry = Entries.One(1, "opdracht-👍", data) with { By = "deelnemer-é-𝔸", Type = "cardAdded" };
        await Store.AppendAsync("board:text", entry);
        await ReopenAsync();

        Entries.AssertSame([entry], await Store.ReadAllAsync("board:text"));
    }

    [Fact]
    public async Task Large_entries_come_back_byte_for_byte()
    {
        var text = string.Concat(Enumerable.Repeat("Zie 🏘️ ", 10_000));
        JournalEntry[] entries = [.. Enumerable.Range(1, 8).Select(version => Entries.One(version, data: $$"""{"text":"{{text}}{{version}}"}"""))];
        Assert.True(entries[0].Data.Length > 100 * 1024, Encoding.UTF8.GetString(entries[0].Data.AsSpan(0, 40)));

        await Store.AppendAsync("board:large", entries);

        Entries.AssertSame(entries, await Store.ReadAllAsync("board:large"));
    }

    [Fact]
    public async Task Times_come_back_in_utc_to_the_microsecond()
    {
        DateTimeOffset[] times =
        [
            DateTimeOffset.UnixEpoch,
            Entries.Noon,
            new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1)).AddMicroseconds(1),
            new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.FromHours(-11)).AddMicroseconds(999_999),
        ];
        await Store.AppendAsync("board:times", [.. times.Select((time, i) => Entries.One(i + 1, at: time))]);
        await ReopenAsync();

        var read = (await Store.ReadAllAsync("board:times")).Select(entry => entry.At).ToList();
        Assert.Equal(times.Select(time => time.UtcTicks), read.Select(time => time.UtcTicks));
        Assert.All(read, time => Assert.Equal(TimeSpan.Zero, time.Offset));
    }
}
