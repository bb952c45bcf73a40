using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Journals;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Unit.Journals;

public sealed class JournalMetricsTests : IDisposable
{
    private readonly FaultyJournalStore _store = new();
    private readonly Measurements _measured = new();

    public void Dispose() => _measured.Dispose();

    [Fact]
    public Task A_commit_tells_how_many_events_it_had_and_what_became_of_it() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync("board:b");
        await Task.WhenAll(journal.Execute([LedgerModel.Book("a", 1), LedgerModel.Book("b", 2), LedgerModel.Book("c", 3)]));
        _store.FailNextAppend();
        await journal.Execute(LedgerModel.Book("d", 1));

        Assert.Equal(["3 journal.kind=board", "1 journal.kind=board"], _measured.Of("stadmaken.journal.commit.size"));
        Assert.Equal(["journal.kind=board outcome=stored", "journal.kind=board outcome=failed"], _measured.TagsOf("stadmaken.journal.commit.duration"));
    });

    [Fact]
    public Task A_refused_command_is_counted_by_its_code_and_one_that_is_accepted_is_not() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync("practice:p");
        await journal.Execute(LedgerModel.Book("a", 5));
        await journal.Execute(LedgerModel.Book("b", -9));
        _store.FailNextAppend();
        await journal.Execute(LedgerModel.Book("c", 1));

        Assert.Equal(
            ["1 journal.kind=practice refusal.code=conflict", "1 journal.kind=practice refusal.code=unavailable"],
            _measured.Of("stadmaken.journal.command.refused"));
    });

    [Fact]
    public Task A_push_tells_how_much_the_follower_lacked_and_how_old_that_was_when_it_had_it() => GrainScheduler.Run(async () =>
    {
        var clock = new FakeTimeProvider();
        var followers = new Followers(100, clock, NullLogger.Instance, "city");
        var begun = clock.GetUtcNow();
        followers.Follow(new Follower(clock, TimeSpan.FromSeconds(2)), 0);
        followers.Append([.. Enumerable.Range(1, 3).Select(version => new JournalEntry(version, begun, "tester", $"c{version}", "booked", []))]);
        await Task.Yield();

        Assert.Equal(["3 journal.kind=city"], _measured.Of("stadmaken.journal.push.size"));
        Assert.Equal(["2 journal.kind=city"], _measured.Of("stadmaken.journal.push.lag"));
        Assert.Equal(["journal.kind=city outcome=delivered"], _measured.TagsOf("stadmaken.journal.push.duration"));
    });

    [Theory]
    [InlineData("board:1", "board")]
    [InlineData("board-followers:1", "board-followers")]
    [InlineData("network:main", "network")]
    [InlineData("nonsense", "other")]
    [InlineData("", "other")]
    public void A_journal_is_told_by_its_kind_and_never_by_its_id(string journalId, string kind) => Assert.Equal(kind, JournalMetrics.KindOf(journalId));

    private async Task<GroupCommit<Ledger, LedgerEvent>> OpenAsync(string journalId)
    {
        var journal = new GroupCommit<Ledger, LedgerEvent>(journalId, new LedgerModel(), _store, new JournalOptions(), new FakeTimeProvider(), NullLogger.Instance);
        await journal.LoadAsync(null);
        return journal;
    }

    private sealed class Follower(FakeTimeProvider clock, TimeSpan takes) : IJournalFollower
    {
        public Task Receive(JournalBatch batch)
        {
            clock.Advance(takes);
            return Task.CompletedTask;
        }
    }
}
