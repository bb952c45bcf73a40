using System.Text;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.StorageContract;

public abstract partial class JournalStoreContract
{
    private static readonly byte[] Blotted = """{"title":"█████"}"""u8.ToArray();

    [Fact]
    public async Task J9_Redaction_rewrites_entries_and_keeps_their_place()
    {
        var entries = Entries.Several(1, "a", "b", "c");
        await Store.AppendAsync("board:redacted", entries);

        Assert.Equal(AppendOutcome.Stored, await RedactAsync("board:redacted", 3, new EntryRewrite(1, Blotted), new EntryRewrite(3, Blotted, entries[2].Data)));

        await ReopenAsync();
        Entries.AssertSame(
            [entries[0] with { Data = Blotted }, entries[1], entries[2] with { Data = Blotted }, Said(4)],
            await Store.ReadAllAsync("board:redacted"));
        var withheld = Assert.Single(await Store.ReadWithheldAsync("board:redacted", Stop));
        Assert.Equal((3, Encoding.UTF8.GetString(entries[2].Data)), (withheld.Version, Encoding.UTF8.GetString(withheld.Data)));
    }

    [Fact]
    public async Task J9_What_was_withheld_can_be_put_back_or_taken_away_for_good()
    {
        var entries = Entries.Several(1, "a", "b");
        await Store.AppendAsync("board:back", entries);
        await RedactAsync("board:back", 2, new EntryRewrite(1, Blotted, entries[0].Data), new EntryRewrite(2, Blotted, entries[1].Data));

        await RedactAsync("board:back", 3, new EntryRewrite(1, entries[0].Data), new EntryRewrite(2, Blotted));

        Assert.Empty(await Store.ReadWithheldAsync("board:back", Stop));
        Entries.AssertSame([entries[0], entries[1] with { Data = Blotted }, Said(3), Said(4)], await Store.ReadAllAsync("board:back"));
    }

    [Fact]
    public async Task J9_Redaction_that_is_refused_rewrites_nothing()
    {
        var entries = Entries.Several(1, "a", "b");
        await Store.AppendAsync("board:refused", entries);

        Assert.Equal(new AppendOutcome.VersionConflict(2), await RedactAsync("board:refused", 1, new EntryRewrite(1, Blotted)));
        var known = Assert.IsType<AppendOutcome.CommandsKnown>(
            await Store.RedactAsync("board:refused", 2, Said(3) with { CommandId = "a" }, [new EntryRewrite(2, Blotted)], Stop));

        Assert.Equal(new Dictionary<string, long> { ["a"] = 1 }, known.Versions);
        Entries.AssertSame(entries, await Store.ReadAllAsync("board:refused"));
        Assert.Empty(await Store.ReadWithheldAsync("board:refused", Stop));
    }

    [Fact]
    public async Task J9_Redaction_of_an_entry_that_is_not_there_is_a_mistake_of_the_caller()
    {
        var entries = Entries.Several(1, "a", "b");
        await Store.AppendAsync("board:none", entries);

        await Assert.ThrowsAsync<ArgumentException>(() => RedactAsync("board:none", 2, new EntryRewrite(1, Blotted), new EntryRewrite(3, Blotted)));
        await Assert.ThrowsAsync<ArgumentException>(() => RedactAsync("board:none", 2, new EntryRewrite(0, Blotted)));
        await Assert.ThrowsAsync<ArgumentException>(() => RedactAsync("board:none", 2, new EntryRewrite(1, Blotted), new EntryRewrite(1, Blotted)));

        Entries.AssertSame(entries, await Store.ReadAllAsync("board:none"));
    }

    [Fact]
    public async Task J9_Redactions_and_appends_of_many_journals_at_once_are_all_stored()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            var journal = $"board:together-{number}";
            await Store.AppendAsync(journal, Entries.Several(1, "a", "b"));
            Assert.Equal(AppendOutcome.Stored, await RedactAsync(journal, 2, new EntryRewrite(2, Blotted)));
            Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(journal, Entries.One(4)));
            Assert.Equal(Blotted, (await Store.ReadAllAsync(journal))[1].Data);
        }));
    }

    [Fact]
    public async Task J9_Journals_of_a_participant_are_those_they_wrote_in_and_those_that_name_them()
    {
        await Store.AppendAsync("practice:names", Entries.One(1, data: """{"participantId":"p-77"}"""));
        await Store.AppendAsync("board:wrote", Entries.One(1) with { By = "p-77" });
        await Store.AppendAsync("board:other", Entries.One(1) with { By = "p-78" });

        Assert.Equal(["board:wrote", "practice:names"], await Store.FindJournalsAsync("p-77", Stop));
        await Store.ScrubAsync(Stop);
    }

    private static JournalEntry Said(long version) => Entries.One(version, $"redact-{version}", """{"reason":"test"}""");

    private Task<AppendOutcome> RedactAsync(string journalId, long expectedVersion, params EntryRewrite[] rewrites) =>
        Store.RedactAsync(journalId, expectedVersion, Said(expectedVersion + 1), rewrites, Stop);
}
