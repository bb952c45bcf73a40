using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Unit.Journals;

public class GroupCommitTests
{
    private const string Id = "ledger:1";
    private readonly FaultyJournalStore _store = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly List<JournalEntry> _seen = [];
    private readonly List<Exception> _stopped = [];

    [Fact]
    public Task J1_nothing_is_acknowledged_or_shown_before_it_is_stored() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAppend();

        var answer = journal.Execute(LedgerModel.Book("a", 5));
        await held.Arrived;

        Assert.False(answer.IsCompleted);
        Assert.Empty(_seen);
        Assert.Equal(0, journal.Current.State.Sum);

        held.Release();
        Assert.Equal(1, Accepted(await answer));
        Assert.Equal(5, journal.Current.State.Sum);
        Assert.Equal([1L], _seen.Select(entry => entry.Version));
    });

    [Fact]
    public Task J2_the_activation_that_loses_a_race_tells_its_callers_to_retry_and_stops() => GrainScheduler.Run(async () =>
    {
        var inner = new InMemoryJournalStore();
        var loser = await OpenAsync(new FaultyJournalStore(inner));
        var winner = await OpenAsync(new FaultyJournalStore(inner));
        Assert.Equal(1, Accepted(await winner.Execute(LedgerModel.Book("w", 1))));

        var answers = loser.Execute([LedgerModel.Book("a", 1), LedgerModel.Book("b", 1)]);

        Assert.All(await Task.WhenAll(answers), answer => Assert.True(Refused(answer).Retry));
        Assert.IsType<JournalConflictException>(Assert.Single(_stopped));
        Assert.True(Refused(await loser.Execute(LedgerModel.Book("c", 1))).Retry);
        Assert.Equal(1, await inner.GetVersionAsync(Id, default));
    });

    [Fact]
    public Task J3_a_command_sent_again_gets_its_first_answer_and_changes_nothing() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var first = Accepted(await journal.Execute(LedgerModel.Book("a", 5)));
        await journal.Execute(LedgerModel.Book("b", 1));

        Assert.Equal(first, Accepted(await journal.Execute(LedgerModel.Book("a", 5))));
        Assert.Equal(6, journal.Current.State.Sum);
    });

    [Fact]
    public Task J3_a_command_sent_again_while_it_is_under_way_is_one_command() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAppend();
        var first = journal.Execute(LedgerModel.Book("a", 5));
        await held.Arrived;
        var again = journal.Execute(LedgerModel.Book("a", 5));
        held.Release();

        Assert.Equal(Accepted(await first), Accepted(await again));
        Assert.Equal(5, journal.Current.State.Sum);
    });

    [Fact]
    public Task J3_a_refused_command_sent_again_gets_its_first_answer() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var first = Refused(await journal.Execute(LedgerModel.Book("a", -5)));
        await journal.Execute(LedgerModel.Book("b", 10));

        Assert.Equal(first, Refused(await journal.Execute(LedgerModel.Book("a", -5))));
    });

    [Fact]
    public Task J3_a_command_accepted_long_ago_is_found_by_the_stores_key_and_the_rest_is_decided_again() => GrainScheduler.Run(async () =>
    {
        var forgetful = new JournalOptions { RememberedCommands = 1 };
        var journal = await OpenAsync(options: forgetful);
        await journal.Execute(LedgerModel.Book("old", 5));
        await journal.Execute(LedgerModel.Book("newer", 1));

        // On top of the repetition, 11 would be there to take; in truth there is 6.
        var answers = await Task.WhenAll(journal.Execute([LedgerModel.Book("old", 5), LedgerModel.Book("too-much", -11), LedgerModel.Book("fits", -6)]));

        Assert.Equal(1, Accepted(answers[0]));
        Assert.Equal(RefusalCodes.Conflict, Refused(answers[1]).Code);
        Assert.Equal(3, Accepted(answers[2]));
        Assert.Equal(0, journal.Current.State.Sum);
    });

    [Fact]
    public Task J3_a_command_accepted_long_ago_that_would_be_refused_now_is_found_in_the_store_and_gets_its_first_answer() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync(options: new JournalOptions { RememberedCommands = 2 });
        await journal.Execute(LedgerModel.Book("in", 5));
        await journal.Execute(LedgerModel.Book("takes-all", -5));
        await journal.Execute(LedgerModel.Book("x", 1));
        await journal.Execute(LedgerModel.Book("y", -1));

        var answers = await Task.WhenAll(journal.Execute([LedgerModel.Book("takes-all", -5), LedgerModel.Book("new", -5)]));

        Assert.Equal(2, Accepted(answers[0]));
        Assert.Equal(RefusalCodes.Conflict, Refused(answers[1]).Code);
        Assert.Equal((0, 4L, 1), (journal.Current.State.Sum, journal.Current.Version, _store.LookUps));

        // Both answers are remembered.
        Assert.Equal(2, Accepted(await journal.Execute(LedgerModel.Book("takes-all", -5))));
        Assert.Equal(Refused(answers[1]), Refused(await journal.Execute(LedgerModel.Book("new", -5))));
        Assert.Equal(1, _store.LookUps);
    });

    [Fact]
    public Task J3_a_command_from_before_the_snapshot_that_would_be_refused_now_gets_its_first_answer() => GrainScheduler.Run(async () =>
    {
        var first = await OpenAsync();
        await first.Execute(LedgerModel.Book("in", 5));
        await first.Execute(LedgerModel.Book("takes-all", -5));
        var journal = await OpenAsync(snapshot: first.Current);

        Assert.Equal(2, Accepted(await journal.Execute(LedgerModel.Book("takes-all", -5))));
        Assert.True(Refused(await journal.Execute(LedgerModel.Book("new", -5))) is { Retry: false });
    });

    [Fact]
    public Task J3_while_every_accepted_command_is_remembered_refusals_ask_the_store_nothing() => GrainScheduler.Run(async () =>
    {
        var first = await OpenAsync();
        await first.Execute(LedgerModel.Book("in", 5));
        for (var i = 0; i < 100; i++)
        {
            Refused(await first.Execute(LedgerModel.Book($"r{i}", -50)));
        }

        // Also on what is not yet stored, before and after what is accepted with it.
        var held = _store.HoldNextAppend();
        var mixed = first.Execute([LedgerModel.Book("a", 1), LedgerModel.Book("s", -50), LedgerModel.Book("b", 1), LedgerModel.Book("t", -50)]);
        held.Release();
        Assert.Equal([true, false, true, false], (await Task.WhenAll(mixed)).Select(answer => answer is CommandResult.Accepted));

        // Read from its beginning, so known from its beginning.
        var again = await OpenAsync();
        Refused(await again.Execute(LedgerModel.Book("r", -50)));

        Assert.Equal(0, _store.LookUps);
    });

    [Fact]
    public Task J3_a_thousand_refusals_at_once_are_few_questions_and_hold_up_nobody_who_is_accepted() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync(options: new JournalOptions { RememberedCommands = 1 });
        await journal.Execute(LedgerModel.Book("in", 5));
        await journal.Execute(LedgerModel.Book("x", 1));
        var held = _store.HoldNextLookUp();

        var refused = journal.Execute([.. Enumerable.Range(0, 1_000).Select(i => LedgerModel.Book($"r{i}", -50))]);
        await held.Arrived;

        Assert.Equal(3, Accepted(await journal.Execute(LedgerModel.Book("beside", 1))));
        Assert.All(refused, answer => Assert.False(answer.IsCompleted));
        held.Release();
        Assert.All(await Task.WhenAll(refused), answer => Assert.Equal(RefusalCodes.Conflict, Refused(answer).Code));
        Assert.Equal(4, _store.LookUps);
    });

    [Fact]
    public Task J3_J5_when_the_store_cannot_be_asked_a_refusal_is_not_told_as_the_last_word() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync(options: new JournalOptions { RememberedCommands = 1 });
        await journal.Execute(LedgerModel.Book("in", 5));
        await journal.Execute(LedgerModel.Book("takes-all", -5));
        await journal.Execute(LedgerModel.Book("x", 0));
        _store.FailNextRead();

        Assert.Equal(RefusalCodes.Unavailable, Refused(await journal.Execute(LedgerModel.Book("takes-all", -5))).Code);
        Assert.Equal(2, Accepted(await journal.Execute(LedgerModel.Book("takes-all", -5))));

        var held = _store.HoldNextLookUp();
        var hanging = journal.Execute(LedgerModel.Book("new", -5));
        await held.Arrived;
        _clock.Advance(new JournalOptions().CommitTimeout);
        Assert.True(Refused(await hanging).Retry);
    });

    [Fact]
    public Task J4_commands_that_arrive_during_a_commit_share_the_next_one() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAppend();
        var answers = new List<Task<CommandResult>> { journal.Execute(LedgerModel.Book("c0", 1)) };
        await held.Arrived;
        for (var i = 1; i <= 50; i++)
        {
            answers.Add(journal.Execute(LedgerModel.Book($"c{i}", 1)));
        }

        held.Release();

        Assert.Equal(Enumerable.Range(1, 51).Select(v => (long)v), (await Task.WhenAll(answers)).Select(Accepted));
        Assert.Equal(2, _store.Appends);
    });

    [Fact]
    public Task J4_a_refusal_decided_on_pending_state_waits_for_it_and_falls_with_it() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        await journal.Execute(LedgerModel.Book("in", 5));
        var held = _store.HoldNextAppend();
        var takesAll = journal.Execute(LedgerModel.Book("takes-all", -5));
        await held.Arrived;
        var takesOne = journal.Execute(LedgerModel.Book("takes-one", -1));
        Assert.False(takesOne.IsCompleted);

        held.Fail(new JournalStoreException("disk", mayRetry: true));

        Assert.True(Refused(await takesAll).Retry);
        Assert.Equal(RefusalCodes.Unavailable, Refused(await takesOne).Code);

        // Nothing was taken, so the same command is accepted when it is sent again.
        Assert.Equal(2, Accepted(await journal.Execute(LedgerModel.Book("takes-one", -1))));
    });

    [Fact]
    public Task J5_a_failure_before_the_write_is_told_to_all_who_stood_on_it_and_leaves_nothing() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAppend();
        var first = journal.Execute(LedgerModel.Book("a", 5));
        await held.Arrived;
        var second = journal.Execute(LedgerModel.Book("b", -5));
        held.Fail(new JournalStoreException("disk full", mayRetry: true));

        Assert.True(Refused(await first).Retry);
        Assert.True(Refused(await second).Retry);
        await journal.DrainAsync();
        Assert.Equal(0, journal.Current.Version);
        Assert.Equal(1, Accepted(await journal.Execute(LedgerModel.Book("a", 5))));
    });

    [Fact]
    public Task J5_a_lost_acknowledgement_is_found_by_reading_and_followers_hear_of_it() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        _store.LoseNextAcknowledgement();
        Assert.True(Refused(await journal.Execute(LedgerModel.Book("a", 5))).Retry);

        await journal.DrainAsync();

        Assert.Equal(5, journal.Current.State.Sum);
        Assert.Equal([1L], _seen.Select(entry => entry.Version));
        Assert.Equal(1, Accepted(await journal.Execute(LedgerModel.Book("a", 5))));
        Assert.Equal(5, journal.Current.State.Sum);
    });

    [Fact]
    public Task J5_while_the_store_is_down_each_caller_is_told_at_once_and_nothing_retries_by_itself() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        _store.IsDown = true;
        Assert.True(Refused(await journal.Execute(LedgerModel.Book("a", 5))).Retry);
        await journal.DrainAsync();
        var calls = _store.Appends + _store.Reads;

        Assert.True(Refused(await journal.Execute(LedgerModel.Book("b", 5))).Retry);
        await journal.DrainAsync();
        Assert.Equal(calls + 1, _store.Appends + _store.Reads);

        _store.IsDown = false;
        Assert.Equal(1, Accepted(await journal.Execute(LedgerModel.Book("a", 5))));
    });

    [Fact]
    public Task J5_a_store_that_hangs_is_given_up_and_may_still_write_without_harm() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var held = _store.HoldNextAcknowledgement();
        var hanging = journal.Execute(LedgerModel.Book("a", 5));
        await held.Arrived;

        _clock.Advance(new JournalOptions().CommitTimeout);

        Assert.True(Refused(await hanging).Retry);
        await journal.DrainAsync();
        Assert.Equal(1, Accepted(await journal.Execute(LedgerModel.Book("a", 5))));
        Assert.Equal(5, journal.Current.State.Sum);
    });

    [Fact]
    public Task J6_a_stored_event_that_does_not_fold_stops_the_activation() => GrainScheduler.Run(async () =>
    {
        var inner = new InMemoryJournalStore();
        var poison = new JournalEntry(1, DateTimeOffset.UnixEpoch, "tester", "p", "poison", "{}"u8.ToArray());
        await inner.AppendAsync(Id, 0, [poison], default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(new FaultyJournalStore(inner)));
    });

    [Fact]
    public Task J6_an_event_that_does_not_fold_is_never_stored_and_harms_nobody_else() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync();
        var bad = new JournalCommand<Ledger, LedgerEvent>("bad", "tester", _ => new Poison());

        var answers = journal.Execute([LedgerModel.Book("a", 1), bad, LedgerModel.Book("b", 1)]);

        Assert.Equal(RefusalCodes.Invalid, Refused(await answers[1]).Code);
        Assert.Equal(1, Accepted(await answers[0]));
        Assert.Equal(2, Accepted(await answers[2]));
    });

    [Fact]
    public Task J7_a_snapshot_ahead_of_the_journal_is_ignored() => GrainScheduler.Run(async () =>
    {
        var journal = await OpenAsync(snapshot: new JournalPoint<Ledger>(new Ledger(99, 9), 9, _clock.GetUtcNow()));

        Assert.Equal(0, journal.Current.Version);
        Assert.Equal(0, journal.Current.State.Sum);
    });

    [Fact]
    public Task Time_in_a_journal_never_runs_back_even_if_the_clock_does() => GrainScheduler.Run(async () =>
    {
        var inner = new InMemoryJournalStore();
        var future = _clock.GetUtcNow().AddHours(1);
        await inner.AppendAsync(Id, 0, [new JournalEntry(1, future, "tester", "f", "booked", """{"Amount":1}"""u8.ToArray())], default);
        var journal = await OpenAsync(new FaultyJournalStore(inner));

        await journal.Execute(LedgerModel.Book("a", 1));

        Assert.Equal(future, journal.Current.At);
    });

    private async Task<GroupCommit<Ledger, LedgerEvent>> OpenAsync(FaultyJournalStore? store = null, JournalOptions? options = null, JournalPoint<Ledger>? snapshot = null)
    {
        var journal = new GroupCommit<Ledger, LedgerEvent>(Id, new LedgerModel(), store ?? _store, options ?? new JournalOptions(), _clock, NullLogger.Instance)
        {
            Committed = _seen.AddRange,
            Stopped = _stopped.Add,
        };
        await journal.LoadAsync(snapshot);
        return journal;
    }

    private static long Accepted(CommandResult result) => Assert.IsType<CommandResult.Accepted>(result).Version;

    private static Refusal Refused(CommandResult result) => Assert.IsType<CommandResult.Refused>(result).Refusal;
}
