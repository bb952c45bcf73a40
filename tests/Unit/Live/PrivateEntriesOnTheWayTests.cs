using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Unit.Live;

/// <summary>What someone wrote in private goes to their own connections and to no other, whichever way it goes.</summary>
public class PrivateEntriesOnTheWayTests
{
    private readonly PrivateWriting _private = new();
    private readonly BoardAudience _audience;
    private readonly Dictionary<string, HeldWriter> _writers = new() { ["amina"] = new(), ["bram"] = new(), ["carla"] = new(), ["toeschouwer"] = new() };

    public PrivateEntriesOnTheWayTests()
    {
        _private.Learn(0, isPrivate: false);
        _audience = new BoardAudience("b", new LiveOptions { RecentEntries = 1_000 }, _private);
        _audience.Begin(0);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void However_they_come_and_however_slow_each_is_nobody_gets_what_another_wrote_in_private(int seed)
    {
        var random = new Random(seed);
        foreach (var (who, writer) in _writers)
        {
            Listen(who, writer);
        }

        var version = 0L;
        for (var step = 0; step < 40; step++)
        {
            var entries = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random, ++version)).ToArray();
            _audience.Deliver(entries);
            if (random.Next(3) == 0)
            {
                // Joins again from the middle of a message.
                var (who, writer) = _writers.ElementAt(random.Next(_writers.Count));
                _audience.Listen(new AudienceMember(writer, who, briefly: random.Next(2) == 0), random.NextInt64(0, version));
            }
        }

        Assert.Empty(Leaks());
        Assert.All(_writers.Where(pair => pair.Key != "toeschouwer"), pair => Assert.Contains("geheim van " + pair.Key, Sent(pair.Value), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Control_an_audience_that_sends_everyone_the_same_bytes_is_caught_by_the_same_check()
    {
        var entries = new[] { Secret(1, "amina") };
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        WireEvents.WriteArray(buffer, entries);
        var message = new SerializedHubMessage(new InvocationMessage(LiveMessages.BoardEvents, ["b", WireJson.Trusted(buffer.WrittenMemory)]));
        foreach (var writer in _writers.Values)
        {
            await writer.WriteAsync(message);
        }

        Assert.Equal(["bram", "carla", "toeschouwer"], Leaks().Order());
    }

    [Fact]
    public void F3_those_who_wrote_nothing_share_one_message_and_each_author_has_one_of_their_own()
    {
        var second = new HeldWriter();
        foreach (var (who, writer) in _writers)
        {
            Listen(who, writer);
        }

        Listen("amina", second);
        _audience.Deliver([Secret(1, "amina"), Entries.At(2), Secret(3, "bram")]);

        Assert.Same(Assert.Single(_writers["carla"].Messages), Assert.Single(_writers["toeschouwer"].Messages));
        Assert.Same(Assert.Single(_writers["amina"].Messages), Assert.Single(second.Messages));
        Assert.NotSame(_writers["amina"].Messages[0], _writers["bram"].Messages[0]);
        Assert.All(_writers.Values, writer => Assert.Equal(["boardEvents 1,2,3"], writer.Written));
        Assert.DoesNotContain("geheim", Sent(_writers["carla"]), StringComparison.Ordinal);
        Assert.DoesNotContain("c1", Sent(_writers["carla"]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_role_was_set_hears_of_it_and_then_nothing_until_they_join_again()
    {
        var heard = 0;
        var bram = new AudienceMember(_writers["bram"], "bram", sentAway: () => heard++);
        _audience.Listen(bram, 0);
        Listen("carla", _writers["carla"]);

        _audience.Deliver([Entries.At(1), RoleSet(2, "bram"), Entries.At(3)]);
        _audience.Deliver([Entries.At(4)]);
        _audience.Tell([new Presence("x", "carla", "k1")]);

        Assert.Equal(["boardEvents 1,2", "resync"], _writers["bram"].Written);
        Assert.Equal(["boardEvents 1,2", "boardEvents 3", "boardEvents 4", "presence x@k1"], _writers["carla"].Written);
        Assert.Equal(1, heard);

        _audience.Listen(bram, 4);
        _audience.Deliver([Entries.At(5)]);
        Assert.Equal("boardEvents 5", _writers["bram"].Written[^1]);
    }

    [Fact]
    public void One_whose_role_was_set_while_their_connection_was_busy_gets_nothing_after_it_either()
    {
        var slow = _writers["bram"];
        slow.IsSlow = true;
        Listen("bram", slow);
        _audience.Deliver([Entries.At(1)]);
        _audience.Tell([new Presence("x", "carla", "k1")]);
        _audience.Deliver([RoleSet(2, "bram")]);
        _audience.Deliver([Entries.At(3)]);
        slow.Finish();
        slow.IsSlow = false;
        slow.Finish();
        Assert.Equal(["boardEvents 1", "boardEvents 2", "resync"], slow.Written);
    }

    [Fact]
    public void One_who_is_let_in_at_a_version_before_their_role_was_set_is_sent_away_again()
    {
        _audience.Deliver([Entries.At(1), RoleSet(2, "bram"), Entries.At(3)]);
        Listen("bram", _writers["bram"], version: 1);
        Assert.Equal(["boardEvents 2", "resync"], _writers["bram"].Written);
    }

    [Fact]
    public void When_the_role_of_many_was_set_all_are_told_to_ask_again_and_go_on_getting_what_happens()
    {
        Listen("bram", _writers["bram"]);
        _audience.Deliver([Entries.At(1), Entries.Of(2, "defaultRoleSet", "carla", """{"role":"reader"}"""), Entries.At(3)]);
        Assert.Equal(["boardEvents 1,2", "resync", "boardEvents 3"], _writers["bram"].Written);
    }

    [Fact]
    public void What_joining_answers_is_masked_once_more_at_the_edge()
    {
        var json = Encoding.UTF8.GetString(EventArrays.Of([Secret(1, "amina")], "bram").Utf8.Span);
        Assert.Equal("""[{"version":1,"at":"2026-11-24T12:00:00.001+00:00","by":"network","commandId":"private","type":"happenedPrivately"}]""", json);
    }

    private string[] Leaks() =>
    [
        .. from pair in _writers
           let sent = Sent(pair.Value)
           where _writers.Keys.Any(other => other != pair.Key && sent.Contains("geheim van " + other, StringComparison.Ordinal))
           select pair.Key,
    ];

    private static string Sent(HeldWriter writer) =>
        string.Concat(writer.Messages.Select(message => Encoding.UTF8.GetString(message.GetSerializedMessage(new JsonHubProtocol()).Span)));

    private static JournalEntry Any(Random random, long version) => random.Next(6) switch
    {
        0 or 1 => Entries.At(version),
        2 => Entries.Of(version, "privateWritingStarted", "carla", "{\"zoneIds\":[]}"),
        var i => Secret(version, new[] { "amina", "bram", "carla" }[i - 3]),
    };

    private static JournalEntry Secret(long version, string by) =>
        Entries.Of(version, PrivateEntries.Type, by, $$"""{"step": {"type":"cardWritten","cardId":"k{{version}}","zoneId":"z","text":"geheim van {{by}}","colour":"yellow"} }""");

    private static JournalEntry RoleSet(long version, string participantId) =>
        Entries.Of(version, "boardRoleSet", "carla", $$"""{"participantId":"{{participantId}}"}""");

    private void Listen(string who, HeldWriter writer, long version = 0) => _audience.Listen(new AudienceMember(writer, who), version);
}
