using Stadmaken.Api.Live;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Boards;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Unit.Live;

public class BoardAudienceTests
{
    private readonly PrivateWriting _private = new();
    private readonly BoardAudience _audience;
    private readonly HeldWriter _fast = new();
    private readonly HeldWriter _slow = new() { IsSlow = true };

    public BoardAudienceTests()
    {
        _private.Learn(0, isPrivate: false);
        _audience = new BoardAudience("b", new LiveOptions { RecentEntries = 10, PresencesPerMessage = 3 }, _private);
        _audience.Begin(0);
    }

    [Fact]
    public void F3_everyone_gets_the_same_message_serialised_once()
    {
        var other = new HeldWriter();
        Listen(_fast, 0);
        Listen(other, 0);
        Deliver(1, 3);
        Assert.Equal(["boardEvents 1,2,3"], _fast.Written);
        Assert.Same(Assert.Single(_fast.Messages), Assert.Single(other.Messages));
    }

    [Fact]
    public void F5_a_slow_connection_delays_nobody_and_gets_what_it_lacks_when_it_is_done()
    {
        Listen(_slow, 0);
        Listen(_fast, 0);
        Deliver(1, 1);
        Deliver(2, 2);
        Deliver(3, 3);
        Assert.Equal(["boardEvents 1", "boardEvents 2", "boardEvents 3"], _fast.Written);
        Assert.Equal(["boardEvents 1"], _slow.Written);

        _slow.Finish();
        _slow.IsSlow = false;
        _slow.Finish();

        Assert.Equal(["boardEvents 1", "boardEvents 2", "boardEvents 3"], _slow.Written);
        Assert.Equal(0, _slow.Overlaps);
    }

    [Fact]
    public void F5_a_connection_past_the_recent_entries_is_told_to_join_again_and_nothing_more()
    {
        Listen(_slow, 0);
        Deliver(1, 1);
        for (var version = 2; version < 20; version++)
        {
            Deliver(version, version);
        }

        _slow.IsSlow = false;
        _slow.Finish();
        Deliver(20, 20);
        Assert.Equal(["boardEvents 1", "resync"], _slow.Written);
    }

    [Fact]
    public void One_who_joins_again_after_a_resync_goes_on_from_there()
    {
        var member = Listen(_slow, 0);
        Deliver(1, 1);
        Deliver(2, 2);
        Deliver(3, 30);
        _slow.IsSlow = false;
        _slow.Finish();
        _audience.Listen(member, 30);
        Deliver(31, 31);
        Assert.Equal(["boardEvents 1", "resync", "boardEvents 31"], _slow.Written);
    }

    [Fact]
    public void One_who_was_opened_ahead_of_the_pushes_is_not_sent_what_it_has()
    {
        Listen(_fast, 5);
        Deliver(1, 3);
        Deliver(4, 7);
        Assert.Equal(["boardEvents 6,7"], _fast.Written);
    }

    [Fact]
    public void One_who_was_opened_before_the_pushes_gets_what_came_meanwhile()
    {
        Deliver(1, 4);
        Deliver(5, 6);
        Listen(_fast, 2);
        Assert.Equal(["boardEvents 3,4", "boardEvents 5,6"], _fast.Written);
    }

    [Fact]
    public void One_who_has_left_while_being_let_in_gets_nothing()
    {
        var member = new AudienceMember(_fast, "p1");
        _audience.Remove(member);
        _audience.Listen(member, 0);
        Deliver(1, 1);
        Assert.Empty(_fast.Written);
    }

    [Fact]
    public void Joining_again_while_a_write_is_under_way_skips_nothing()
    {
        var member = Listen(_slow, 0);
        Deliver(1, 2);
        _audience.Listen(member, 1);
        _slow.IsSlow = false;
        _slow.Finish();
        Assert.Equal(["boardEvents 1,2", "boardEvents 2"], _slow.Written);
    }

    [Fact]
    public void A_journal_that_went_back_sends_everyone_to_join_again()
    {
        Listen(_fast, 0);
        Deliver(1, 5);
        _audience.Rewind(2);
        Deliver(3, 3);
        Assert.Equal(["boardEvents 1,2,3,4,5", "resync"], _fast.Written);
    }

    [Fact]
    public void Delivery_is_over_once_all_were_written_to_and_not_before()
    {
        Task? delivery = null;
        Listen(_fast, 0);
        Assert.True(_audience.Delivery.IsCompleted);
        _fast.Wrote = () =>
        {
            delivery = _audience.Delivery;
            Assert.False(delivery.IsCompleted);
        };
        Deliver(1, 1);
        Assert.True(delivery!.IsCompleted);
        Assert.True(_audience.Delivery.IsCompleted);
    }

    [Fact]
    public void A_big_batch_goes_in_pieces()
    {
        Listen(_fast, 0);
        var big = "{\"title\":\"" + new string('x', 30_000) + "\"}";
        _audience.Deliver([Entries.At(1, big), Entries.At(2, big), Entries.At(3, big)]);
        Assert.Equal(["boardEvents 1,2", "boardEvents 3"], _fast.Written);
    }

    [Fact]
    public void P8_presence_of_a_slow_connection_is_the_newest_of_each_and_comes_after_events()
    {
        Listen(_slow, 0);
        Listen(_fast, 0);
        Deliver(1, 1);
        _audience.Tell([new Presence("a", "p", "k1")]);
        _audience.Tell([new Presence("a", "p", "k2"), new Presence("c", "p")]);
        Deliver(2, 2);
        _slow.IsSlow = false;
        _slow.Finish();
        Assert.Equal(["boardEvents 1", "boardEvents 2", "presence a@k2,c"], _slow.Written);
        Assert.Equal(["boardEvents 1", "presence a@k1", "presence a@k2,c", "boardEvents 2"], _fast.Written);
    }

    [Fact]
    public void P5_what_waited_for_a_slow_connection_goes_in_pieces_and_edits_go_in_between()
    {
        Listen(_slow, 0);
        Deliver(1, 1);
        _audience.Tell([.. Enumerable.Range(1, 5).Select(i => new Presence($"a{i}", "p"))]);
        _slow.Finish();
        Deliver(2, 2);
        _slow.Finish();
        _slow.Finish();
        Assert.Equal(["boardEvents 1", "presence a1,a2,a3", "boardEvents 2", "presence a4,a5"], _slow.Written);
    }

    [Fact]
    public void P7_what_waited_while_writing_in_private_began_no_longer_says_where_anyone_is()
    {
        Listen(_slow, 0);
        Deliver(1, 1);
        _audience.Tell([new Presence("a", "p", "k1", Editing: true)]);
        _private.Learn(2, isPrivate: true);
        _slow.Finish();
        Assert.Equal(["boardEvents 1", "presence a"], _slow.Written);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void However_slow_each_is_it_gets_every_event_once_in_order_or_is_told_to_join_again(int seed)
    {
        var random = new Random(seed);
        HeldWriter[] writers = [.. Enumerable.Range(0, 4).Select(_ => new HeldWriter { IsSlow = true })];
        var busy = new HashSet<HeldWriter>();
        foreach (var writer in writers)
        {
            Listen(writer, 0);
        }

        var version = 0L;
        for (var step = 0; step < 60; step++)
        {
            var first = version + 1;
            version += random.Next(1, 4);
            var before = writers.Select(writer => writer.Written.Count).ToArray();
            Deliver(first, version);
            busy.UnionWith(writers.Where((writer, i) => writer.Written.Count > before[i]));
            foreach (var writer in writers.Where(_ => random.Next(3) == 0).Where(busy.Contains).ToArray())
            {
                var count = writer.Written.Count;
                writer.Finish();
                if (writer.Written.Count == count)
                {
                    busy.Remove(writer);
                }
            }
        }

        foreach (var writer in writers)
        {
            Assert.True(MissesNothing(writer), $"seed {seed}: {string.Join(" | ", writer.Written)}");
            Assert.Equal(0, writer.Overlaps);
        }
    }

    [Fact]
    public async Task Control_an_audience_that_passes_over_slow_connections_is_caught_by_the_same_check()
    {
        // What this audience would be without its cursors.
        for (var version = 1; version < 5; version++)
        {
            if (version == 3)
            {
                continue;
            }

            var recent = new RecentBatches("b", 10, 1_000_000);
            recent.Reset(version - 1);
            recent.Add(Entries.Range(version, version));
            await _fast.WriteAsync(recent.After(version - 1, "p1", briefly: false).Message);
        }

        Assert.False(MissesNothing(_fast));
    }

    private static bool MissesNothing(HeldWriter writer) => writer.Written.TakeWhile(written => written != "resync")
        .SelectMany(written => written["boardEvents ".Length..].Split(','))
        .Select(long.Parse)
        .Select((had, i) => had == i + 1)
        .All(right => right);

    private AudienceMember Listen(HeldWriter writer, long version)
    {
        var member = new AudienceMember(writer, "p1");
        _audience.Listen(member, version);
        return member;
    }

    private void Deliver(long first, long last) => _audience.Deliver(Entries.Range(first, last));
}
