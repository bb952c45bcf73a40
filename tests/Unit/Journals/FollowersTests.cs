using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Unit.Journals;

public class FollowersTests
{
    private readonly FakeTimeProvider _clock = new();
    private long _version;

    [Fact]
    public Task F2_one_push_is_in_flight_and_everything_newer_comes_with_the_next() => GrainScheduler.Run(async () =>
    {
        var followers = NewFollowers();
        var follower = new HeldFollower();
        followers.Follow(follower, 0);

        followers.Append(Entries(1));
        followers.Append(Entries(1));
        followers.Append(Entries(3));
        Assert.Equal([[1L]], follower.Received);

        await follower.AnswerAsync();
        Assert.Equal([[1L], [2L, 3L, 4L, 5L]], follower.Received);
    });

    [Fact]
    public Task F1_a_follower_that_comes_with_a_cursor_gets_just_what_it_lacks() => GrainScheduler.Run(() =>
    {
        var followers = NewFollowers();
        followers.Append(Entries(5));
        var follower = new HeldFollower();

        Assert.Equal(5, followers.Follow(follower, 3));

        Assert.Equal([[4L, 5L]], follower.Received);
        return Task.CompletedTask;
    });

    [Fact]
    public Task F5_a_follower_that_falls_too_far_behind_is_told_to_read_and_goes_on_after_that() => GrainScheduler.Run(async () =>
    {
        var followers = NewFollowers(recent: 10);
        var follower = new HeldFollower();
        followers.Follow(follower, 0);
        followers.Append(Entries(1));
        for (var i = 0; i < 50; i++)
        {
            followers.Append(Entries(1));
        }

        await follower.AnswerAsync();
        Assert.Equal([51L], follower.Behind);

        await follower.AnswerAsync();
        followers.Append(Entries(1));
        Assert.Equal([[1L], [52L]], follower.Received);
    });

    [Fact]
    public Task F5_a_slow_follower_does_not_slow_another() => GrainScheduler.Run(() =>
    {
        var followers = NewFollowers();
        var slow = new HeldFollower();
        var quick = new HeldFollower { AnswersAtOnce = true };
        followers.Follow(slow, 0);
        followers.Follow(quick, 0);

        followers.Append(Entries(1));
        followers.Append(Entries(1));

        Assert.Equal([[1L], [2L]], quick.Received);
        Assert.Equal([[1L]], slow.Received);
        return Task.CompletedTask;
    });

    [Fact]
    public Task F4_a_follower_that_does_not_renew_is_forgotten() => GrainScheduler.Run(() =>
    {
        var followers = NewFollowers();
        var follower = new HeldFollower { AnswersAtOnce = true };
        followers.Follow(follower, 0);

        _clock.Advance(Following.Expiry + TimeSpan.FromSeconds(1));
        followers.Append(Entries(1));

        Assert.Empty(follower.Received);
        Assert.Equal(0, followers.Count);
        return Task.CompletedTask;
    });

    [Fact]
    public Task F4_after_a_lost_push_the_renewed_cursor_counts() => GrainScheduler.Run(async () =>
    {
        var followers = NewFollowers();
        var follower = new HeldFollower();
        followers.Follow(follower, 0);
        followers.Append(Entries(2));
        await follower.AnswerAsync();

        // The grain believes 2 arrived; the follower knows of none.
        followers.Follow(follower, 0);

        Assert.Equal([[1L, 2L], [1L, 2L]], follower.Received);
    });

    [Fact]
    public Task F4_a_follower_whose_push_fails_is_served_again_once_it_renews() => GrainScheduler.Run(async () =>
    {
        var followers = NewFollowers();
        var follower = new HeldFollower();
        followers.Follow(follower, 0);
        followers.Append(Entries(1));
        await follower.FailAsync();
        Assert.Equal(0, followers.Count);

        followers.Append(Entries(1));
        followers.Follow(follower, 0);

        Assert.Equal([[1L], [1L, 2L]], follower.Received);
    });

    private Followers NewFollowers(int recent = 100) => new(recent, _clock, NullLogger.Instance);

    private JournalEntry[] Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ++_version).Select(version =>
            new JournalEntry(version, DateTimeOffset.UnixEpoch, "tester", $"c{version}", "booked", "{}"u8.ToArray()))];

    /// <summary>A follower whose answers the test holds in hand.</summary>
    private sealed class HeldFollower : IJournalFollower
    {
        private TaskCompletionSource _answer = new();

        public List<long[]> Received { get; } = [];

        public List<long> Behind { get; } = [];

        public bool AnswersAtOnce { get; init; }

        public Task Receive(JournalBatch batch)
        {
            switch (batch)
            {
                case JournalBatch.Entries entries:
                    Received.Add([.. entries.Items.Select(entry => entry.Version)]);
                    break;
                case JournalBatch.Behind behind:
                    Behind.Add(behind.Version);
                    break;
            }

            if (AnswersAtOnce)
            {
                return Task.CompletedTask;
            }

            _answer = new TaskCompletionSource();
            return _answer.Task;
        }

        public async Task AnswerAsync()
        {
            _answer.SetResult();
            await Task.Yield();
        }

        public async Task FailAsync()
        {
            _answer.SetException(new TimeoutException());
            await Task.Yield();
        }
    }
}
