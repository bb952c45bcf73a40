using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Grains.Journals;
using Stadmaken.Telemetry;
using Stadmaken.Tests.Support.Journals;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Unit.Journals;

public sealed class CommitSpanTests : IDisposable
{
    private readonly FaultyJournalStore _store = new();
    private readonly RecordedSpans _spans = new();

    public void Dispose() => _spans.Dispose();

    [Fact]
    public Task A_commit_for_one_caller_is_part_of_what_that_caller_does() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var caller = Call();
        await Task.WhenAll(journal.Execute([LedgerModel.Book("a", 1), LedgerModel.Book("b", 1)]));
        caller.Stop();

        var commit = Assert.Single(Commits(caller));
        Assert.Equal(caller.SpanId, commit.ParentSpanId);
        Assert.Equal(2, commit.GetTagItem("events"));
    });

    [Fact]
    public Task A_commit_for_several_callers_is_part_of_none_and_points_at_each() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAppend();
        var first = Call();
        var answers = new List<Task> { journal.Execute(LedgerModel.Book("a", 1)) };
        await held.Arrived;
        var second = Call();
        answers.Add(journal.Execute(LedgerModel.Book("b", 1)));
        var third = Call();
        answers.Add(journal.Execute(LedgerModel.Book("c", 1)));
        held.Release();
        await Task.WhenAll(answers);

        Assert.Equal(first.SpanId, Assert.Single(Commits(first)).ParentSpanId);
        var together = Assert.Single(Commits(second));
        Assert.Equal(default, together.ParentSpanId);
        Assert.Equal([second.SpanId, third.SpanId], together.Links.Select(link => link.Context.SpanId));
        Assert.Same(together, Assert.Single(Commits(third)));
    });

    [Fact]
    public Task A_commit_for_nobody_who_is_followed_is_not_told_of_and_is_no_part_of_the_one_before() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAppend();
        var caller = Call();
        var answer = journal.Execute(LedgerModel.Book("a", 1));
        await held.Arrived;
        Activity.Current = null;
        var other = journal.Execute(LedgerModel.Book("b", 1));
        held.Release();
        await Task.WhenAll(answer, other);

        Assert.Single(Commits(caller));
        Assert.Equal(1, Assert.Single(Commits(caller)).GetTagItem("events"));
    });

    private static Activity Call()
    {
        // A hub call, since a trace begins with one.
        Activity.Current = null;
        var earlier = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        return Instrumentation.Source.StartActivity("call", ActivityKind.Server, earlier)!;
    }

    private Activity[] Commits(Activity caller) =>
        [.. _spans.All.Where(span => span.DisplayName == "journal commit" && (span.ParentSpanId == caller.SpanId || span.Links.Any(link => link.Context.SpanId == caller.SpanId)))];

    private async Task<GroupCommit<Ledger, LedgerEvent>> OpenAsync()
    {
        var journal = new GroupCommit<Ledger, LedgerEvent>("board:b", new LedgerModel(), _store, new JournalOptions(), new FakeTimeProvider(), NullLogger.Instance);
        await journal.LoadAsync(null);
        return journal;
    }
}
