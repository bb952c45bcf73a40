using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Unit.Live;

public sealed class JournalFollowingTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeBoard _board;
    private readonly FakeGrains _fake;
    private readonly Sink _sink = new();
    private readonly Orleans.IGrainFactory _grains;
    private JournalFollowing? _following;

    public JournalFollowingTests()
    {
        (_grains, _fake) = FakeGrains.Create();
        _board = _fake.Board("b");
    }

    [Fact]
    public void F1_entries_after_the_cursor_are_delivered_in_order()
    {
        _board.Append(10);
        Follow(from: 4);
        _board.Append(3);
        Assert.Equal(Versions(5, 13), _sink.Versions);
        Assert.Equal(0, _board.Reads);
    }

    [Fact]
    public async Task F1_what_a_push_repeats_is_left_out()
    {
        var follower = FollowByHand(from: 0);
        await follower.Receive(Entries.Push(1, 3));
        await follower.Receive(Entries.Push(2, 5));
        await follower.Receive(Entries.Push(1, 4));
        Assert.Equal(Versions(1, 5), _sink.Versions);
        Assert.Equal(0, _board.Reads);
    }

    [Fact]
    public async Task F2_a_gap_is_read_from_the_cursor()
    {
        var follower = FollowByHand(from: 0);
        _board.Append(9);
        await follower.Receive(Entries.Push(1, 2));
        await follower.Receive(Entries.Push(6, 9));
        Assert.Equal(Versions(1, 9), _sink.Versions);
        Assert.Equal(1, _board.Reads);
    }

    [Fact]
    public async Task Control_a_follower_that_believes_every_push_loses_events()
    {
        // The check of the test above must see it: this follower delivers pushes as they come and never reads.
        _board.Append(9);
        await _board.Follow(new Believing(_sink), 9);
        var follower = new Believing(_sink);
        await follower.Receive(Entries.Push(1, 2));
        await follower.Receive(Entries.Push(6, 9));
        Assert.NotEqual(Versions(1, 9), _sink.Versions);
    }

    [Fact]
    public async Task F5_a_follower_that_is_told_it_is_behind_reads_page_after_page()
    {
        var follower = FollowByHand(from: 0);
        _board.Append(2_500);
        await follower.Receive(new JournalBatch.Behind(2_500));
        Assert.Equal(Versions(1, 2_500), _sink.Versions);
        Assert.Equal(3, _board.Reads);
    }

    [Fact]
    public async Task F4_a_lost_push_is_made_good_at_the_next_renewal()
    {
        Follow(from: 0);
        _board.LetsPush = _ => false;
        _board.Append(3);
        Assert.Empty(_sink.Versions);

        await RenewAsync();

        Assert.Equal(Versions(1, 3), _sink.Versions);
    }

    [Fact]
    public async Task F4_a_follower_renews_with_its_cursor()
    {
        Follow(from: 0);
        _board.Append(3);
        await RenewAsync();
        Assert.Equal([0L, 3L], _board.Follows);
    }

    [Fact]
    public async Task F4_a_grain_that_fails_is_asked_again_at_the_next_renewal()
    {
        _board.BeforeReading = () => throw new TimeoutException();
        Follow(from: 0);
        _board.Append(2);
        Assert.Empty(_board.Follows);

        _board.BeforeReading = () => Task.CompletedTask;
        await RenewAsync();

        Assert.Equal(Versions(1, 2), _sink.Versions);
    }

    [Fact]
    public async Task A_push_does_not_wait_for_the_reading_of_a_gap()
    {
        var follower = FollowByHand(from: 0);
        _board.Append(9);
        var hold = new TaskCompletionSource();
        _board.BeforeReading = () => hold.Task;

        Assert.True(follower.Receive(Entries.Push(6, 9)).IsCompletedSuccessfully);
        Assert.True(follower.Receive(Entries.Push(1, 1)).IsCompletedSuccessfully);
        Assert.Equal(Versions(1, 1), _sink.Versions);

        _sink.Expect(9);
        hold.SetResult();
        await _sink.Reached;
        Assert.Equal(Versions(1, 9), _sink.Versions);
    }

    [Fact]
    public async Task An_entry_that_the_sink_could_not_take_is_brought_again()
    {
        var follower = FollowByHand(from: 0);
        _board.Append(3);
        _sink.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => follower.Receive(Entries.Push(1, 2)));
        _sink.Fails = false;
        await follower.Receive(Entries.Push(3, 3));
        Assert.Equal(Versions(1, 3), _sink.Versions);
    }

    [Fact]
    public async Task A_push_with_a_hole_in_it_is_not_believed()
    {
        var follower = FollowByHand(from: 0);
        _board.Append(4);
        await follower.Receive(new JournalBatch.Entries([Entries.At(1), Entries.At(2), Entries.At(4)]));
        Assert.Equal(Versions(1, 4), _sink.Versions);
    }

    [Fact]
    public async Task A_journal_that_went_back_is_told_and_followed_from_there()
    {
        _board.Append(9);
        Follow(from: 9);
        _board.Restore(5);
        await RenewAsync();
        Assert.Equal(5, _sink.RewoundTo);

        _board.LetsPush = _ => false;
        _board.Append(2);
        await RenewAsync();
        Assert.Equal(Versions(6, 7), _sink.Versions);
    }

    [Fact]
    public async Task One_who_stops_following_is_forgotten_and_leaves_no_reference()
    {
        Follow(from: 0);
        await _following!.DisposeAsync();
        _board.Append(2);
        Assert.Equal(0, _board.Followers);
        Assert.Equal(0, _fake.References);
        Assert.Empty(_sink.Versions);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task F1_whatever_is_lost_repeated_or_late_every_entry_comes_once_in_order(int seed)
    {
        var random = new Random(seed);
        var follower = FollowByHand(from: 0);
        var sent = new List<JournalBatch>();
        for (var step = 0; step < 40; step++)
        {
            var first = _board.Version + 1;
            _board.Append(random.Next(1, 5));
            sent.Add(Entries.Push(first, _board.Version));
            switch (random.Next(5))
            {
                case 0:
                    break;
                case 1:
                    await follower.Receive(sent[random.Next(sent.Count)]);
                    break;
                case 2:
                    await follower.Receive(new JournalBatch.Behind(_board.Version));
                    break;
                case 3:
                    await RenewAsync();
                    break;
                default:
                    await follower.Receive(sent[^1]);
                    break;
            }
        }

        await RenewAsync();
        Assert.True(Versions(1, _board.Version).SequenceEqual(_sink.Versions), $"seed {seed}: {string.Join(',', _sink.Versions)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_following is not null)
        {
            await _following.DisposeAsync();
        }
    }

    private static IEnumerable<long> Versions(long first, long last) => Entries.Range(first, last).Select(entry => entry.Version);

    private void Follow(long from)
    {
        _following = new JournalFollowing(_board, _grains, _sink, from, _time, NullLogger.Instance);
        _following.Start();
    }

    /// <summary>Follows with pushes that only the test makes.</summary>
    private IJournalFollower FollowByHand(long from)
    {
        _board.LetsPush = _ => false;
        Follow(from);
        return _fake.LastReference<IJournalFollower>();
    }

    private async Task RenewAsync()
    {
        var renewal = _board.HoldNextFollow();
        _time.Advance(Following.Renewal);
        (await renewal)();
    }

    private sealed class Sink : IJournalSink
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _expected = long.MaxValue;

        public List<long> Versions { get; } = [];

        public long? RewoundTo { get; private set; }

        public bool Fails { get; set; }

        public Task Reached => _reached.Task;

        public void Expect(long version) => _expected = version;

        public void Deliver(ReadOnlySpan<JournalEntry> entries)
        {
            if (Fails)
            {
                throw new InvalidOperationException("The sink fails.");
            }

            foreach (var entry in entries)
            {
                Versions.Add(entry.Version);
            }

            if (Versions[^1] >= _expected)
            {
                _reached.TrySetResult();
            }
        }

        public void Rewind(long version) => RewoundTo = version;
    }

    private sealed class Believing(Sink sink) : IJournalFollower
    {
        public Task Receive(JournalBatch batch)
        {
            sink.Deliver(((JournalBatch.Entries)batch).Items);
            return Task.CompletedTask;
        }
    }
}
