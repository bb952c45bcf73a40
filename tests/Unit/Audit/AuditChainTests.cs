using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Audit;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Silo.Hosting;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Unit.Audit;

/// <summary>Rules A1 to A3: each way to tamper with the audit is found, and what is not tampering is not.</summary>
public class AuditChainTests
{
    private static readonly AuditModel Model = new();

    [Fact]
    public async Task A1_whatever_was_written_through_the_journal_verifies()
    {
        var entries = await WriteAsync();

        var verified = Verify(entries);

        Assert.Empty(verified.Breaks);
        Assert.Equal((6, 0), ((int)verified.Version, verified.Redacted));
        Assert.Equal(verified.Head, Fold(entries).Head);
    }

    [Fact]
    public async Task A1_what_a_database_does_to_the_order_of_fields_breaks_nothing()
    {
        var entries = await WriteAsync();
        var reordered = entries.Select(entry => entry with
        {
            Data = Encoding.UTF8.GetBytes(new JsonObject(JsonNode.Parse(entry.Data)!.AsObject().Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))).ToJsonString()),
        });

        Assert.Empty(Verify(reordered).Breaks);
    }

    public static TheoryData<string> Tamperings => [.. Ways.Keys];

    private static readonly Dictionary<string, (int At, Func<JournalEntry[], JournalEntry[]> Do)> Ways = new()
    {
        ["someone else did it"] = (4, entries => Replace(entries, 2, entry => entry with { By = "p-innocent" })),
        ["at another time"] = (4, entries => Replace(entries, 2, entry => entry with { At = entry.At.AddTicks(10) })),
        ["another type"] = (4, entries => Replace(entries, 2, entry => entry with { Type = "participantReinstated" })),
        ["another person"] = (4, entries => Replace(entries, 2, entry => With(entry, "participantId", "p-9"))),
        ["one field more"] = (4, entries => Replace(entries, 2, entry => With(entry, "roles", "operator"))),
        ["another reason"] = (3, entries => Replace(entries, 2, entry => WithReason(entry, "text", "Zomaar."))),
        ["another reason with its digest"] = (4, entries => Replace(entries, 2, entry => entry with { Data = Data(entry, fields => fields["reason"] = JsonSerializer.SerializeToNode(AuditText.Of("Zomaar."), JsonSerializerOptions.Web)) })),
        ["the digest of a redacted reason"] = (4, entries => Replace(Replace(entries, 2, Redact), 2, entry => WithReason(entry, "digest", new string('a', 64)))),
        ["removed"] = (3, entries => [.. entries[..2], .. entries[3..]]),
        ["removed and the rest renumbered"] = (3, entries => [.. entries[..2], .. entries[3..].Select(entry => entry with { Version = entry.Version - 1 })]),
        ["the first removed and the rest renumbered"] = (1, entries => [.. entries[1..].Select(entry => entry with { Version = entry.Version - 1 })]),
        ["swapped"] = (2, entries => [entries[0], entries[2] with { Version = 2 }, entries[1] with { Version = 3 }, .. entries[3..]]),
        ["one put in"] = (4, entries => [.. entries[..2], entries[2], entries[2] with { Version = 4 }, .. entries[3..].Select(entry => entry with { Version = entry.Version + 1 })]),
        ["one put in that follows well"] = (4, entries => [.. entries[..2], Follow(entries[1], entries[2]), .. entries[2..].Select(entry => entry with { Version = entry.Version + 1 })]),
        ["the middle cut out"] = (3, entries => [.. entries[..2], .. entries[4..]]),
        ["no longer JSON"] = (3, entries => Replace(entries, 2, entry => entry with { Data = "{"u8.ToArray() })),
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task A1_tampering_is_found_where_it_was_done_or_at_the_entry_after(string way)
    {
        var (at, tamper) = Ways[way];
        var tampered = tamper(await WriteAsync());

        var found = Verify(tampered).Breaks;

        Assert.NotEmpty(found);
        Assert.Equal(at, found[0].Version);
    }

    [Fact]
    public async Task A1_a_check_that_looks_at_the_numbers_alone_finds_less_which_is_why_there_is_a_chain()
    {
        // The control of the test above.
        var passed = 0;
        foreach (var (_, tamper) in Ways.Values)
        {
            var tampered = tamper(await WriteAsync());
            passed += tampered.Select(entry => entry.Version).SequenceEqual(Enumerable.Range(1, tampered.Length).Select(version => (long)version)) ? 1 : 0;
        }

        Assert.Equal(Ways.Count - 2, passed);
    }

    [Fact]
    public async Task A2_redacted_reasons_verify_and_are_counted()
    {
        var entries = await WriteAsync();
        var head = Verify(entries).Head;

        var verified = Verify(Replace(Replace(entries, 2, Redact), 4, Redact));

        Assert.Empty(verified.Breaks);
        Assert.Equal((head, 2), (verified.Head, verified.Redacted));
        Assert.DoesNotContain("Scheldt", Encoding.UTF8.GetString(Redact(entries[2]).Data), StringComparison.Ordinal);
        Assert.Equal(head, Fold(Replace(entries, 2, Redact)).Head);
    }

    [Fact]
    public async Task A3_entries_cut_off_at_the_end_are_found_only_by_who_kept_the_head()
    {
        var store = new InMemoryJournalStore();
        var entries = await WriteAsync();
        var head = $"{entries.Length}:{Verify(entries).Head}";
        await store.AppendAsync(JournalIds.Audit, 0, entries[..4], CancellationToken.None);

        var (alone, said) = await CommandAsync(store, null);
        var (kept, saidMore) = await CommandAsync(store, head);
        await store.AppendAsync(JournalIds.Audit, 4, entries[4..], CancellationToken.None);
        var (whole, _) = await CommandAsync(store, head);

        Assert.Equal((0, 1, 0), (alone, kept, whole));
        Assert.Contains("4 entries read, 0 breaks, 0 texts redacted. Head, to keep elsewhere: 4:", said, StringComparison.Ordinal);
        Assert.Contains("is not in this chain", saidMore, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A1_the_command_says_where_it_is_broken_and_nothing_of_what_is_in_it()
    {
        var store = new InMemoryJournalStore();
        await store.AppendAsync(JournalIds.Audit, 0, Ways["another person"].Do(await WriteAsync()), CancellationToken.None);

        var (code, said) = await CommandAsync(store, null);

        Assert.Equal(1, code);
        Assert.Contains("Version 4: It does not follow the entry at version 3", said, StringComparison.Ordinal);
        Assert.DoesNotContain("p-9", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> CommandAsync(InMemoryJournalStore store, string? head)
    {
        using var output = new StringWriter();
        return (await AuditCheck.RunAsync(store, head, output), output.ToString());
    }

    private static AuditVerification Verify(IEnumerable<JournalEntry> entries)
    {
        var verification = new AuditVerification();
        verification.Take(entries);
        return verification;
    }

    private static AuditState Fold(IEnumerable<JournalEntry> entries) => entries.Aggregate(
        Model.Empty, (state, entry) => Model.Fold(state, new Recorded<AuditEvent>(entry.Version, entry.At, entry.By, Model.Events.Decode(entry.Type, entry.Data))));

    /// <summary>As the grain writes it, batches included.</summary>
    private static async Task<JournalEntry[]> WriteAsync()
    {
        var store = new InMemoryJournalStore();
        var journal = new GroupCommit<AuditState, AuditEvent>(JournalIds.Audit, Model, store, new JournalOptions(), new FakeTimeProvider(new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero)), NullLogger.Instance);
        await journal.LoadAsync(null);
        AuditEvent[] events =
        [
            new RolesBrought("p-1", ["operator"], "haarlem"),
            new ParticipantSuspended("p-2", AuditText.Of("Spam."), "haarlem"),
            new ParticipantSuspended("p-3", AuditText.Of("Scheldt anderen uit."), "haarlem"),
            new ContentReported("r1", new ReportedThing("b1", "k1"), AuditText.Of("Staat een adres in."), "haarlem", "p-3"),
            new ReportSettled("r1", "acted", AuditText.Of("Adres weggehaald."), "haarlem"),
            new SessionsEnded("p-3", AuditText.Of("Telefoon kwijt."), "haarlem"),
        ];
        var commands = events.Select((one, index) => new JournalCommand<AuditState, AuditEvent>("c" + index, "p-1", state => one with { Previous = state.Head })).ToArray();
        await Task.WhenAll(journal.Execute(commands));
        return [.. await store.ReadAsync(JournalIds.Audit, 0, 100, CancellationToken.None)];
    }

    private static JournalEntry[] Replace(JournalEntry[] entries, int index, Func<JournalEntry, JournalEntry> change) =>
        [.. entries.Select((entry, at) => at == index ? change(entry) : entry)];

    private static JournalEntry With(JournalEntry entry, string field, string value) => entry with { Data = Data(entry, fields => fields[field] = value) };

    private static JournalEntry WithReason(JournalEntry entry, string field, string value) => entry with { Data = Data(entry, fields => fields["reason"]![field] = value) };

    private static JournalEntry Redact(JournalEntry entry) => entry with
    {
        Data = Data(entry, fields =>
        {
            foreach (var field in (string[])["text", "salt"])
            {
                fields["reason"]![field] = new string([.. fields["reason"]![field]!.GetValue<string>().Select(unit => char.IsWhiteSpace(unit) ? unit : AuditText.Blot)]);
            }
        }),
    };

    private static JournalEntry Follow(JournalEntry before, JournalEntry like) => With(like, "previous", AuditChain.HashOf(before));

    private static byte[] Data(JournalEntry entry, Action<JsonObject> change)
    {
        var fields = JsonNode.Parse(entry.Data)!.AsObject();
        change(fields);
        return Encoding.UTF8.GetBytes(fields.ToJsonString());
    }
}
