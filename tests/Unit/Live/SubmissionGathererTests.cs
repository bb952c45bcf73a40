using System.IO.Pipelines;
using Microsoft.Extensions.Logging.Abstractions;
using Stadmaken.Api.Live;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Unit.Live;

public class SubmissionGathererTests
{
    private readonly FakeBoard _board = new();
    private readonly Queue<TaskCompletionSource> _calls = new();

    public SubmissionGathererTests()
    {
        _board.Append(1);
        _board.BeforeSubmit = () =>
        {
            var call = new TaskCompletionSource();
            _calls.Enqueue(call);
            return call.Task;
        };
    }

    [Fact]
    public void The_first_command_goes_at_once()
    {
        _ = Gatherer().Submit([Command("a")]);
        Assert.Equal(["a"], Ids(0));
    }

    [Fact]
    public void What_comes_before_the_first_call_has_its_turn_goes_in_it()
    {
        var turn = new OneTurn();
        var gatherer = Gatherer(calls: turn);
        _ = gatherer.Submit([Command("a")]);
        _ = gatherer.Submit([Command("b")]);
        Assert.Empty(_board.Submits);

        turn.Come();
        Assert.Equal(["a", "b"], Ids(0));
        Assert.Single(_board.Submits);
    }

    [Fact]
    public async Task What_comes_while_a_call_is_under_way_goes_together_in_the_next_in_order()
    {
        var gatherer = Gatherer();
        var first = gatherer.Submit([Command("a")]);
        var second = gatherer.Submit([Command("b"), Command("c")]);
        var third = gatherer.Submit([Command("d")]);
        Assert.Single(_board.Submits);

        _calls.Dequeue().SetResult();
        Assert.Equal(["b", "c", "d"], Ids(1));
        _calls.Dequeue().SetResult();

        Assert.Equal([("a", 2L)], Versions(await first));
        Assert.Equal([("b", 3L), ("c", 4L)], Versions(await second));
        Assert.Equal([("d", 5L)], Versions(await third));
        Assert.Equal(2, _board.Submits.Count);
    }

    [Fact]
    public async Task Next_call_waits_for_those_who_answer_what_the_last_one_brought_about()
    {
        var delivery = new TaskCompletionSource();
        var gatherer = Gatherer(delivery: () => delivery.Task);
        _ = gatherer.Submit([Command("a")]);
        Assert.Empty(_board.Submits);
        delivery.SetResult();
        Assert.Equal(["a"], Ids(0));

        _ = gatherer.Submit([Command("b")]);
        delivery = new TaskCompletionSource();
        _calls.Dequeue().SetResult();
        var answered = gatherer.Submit([Command("c")]);
        Assert.Single(_board.Submits);

        delivery.SetResult();
        Assert.Equal(["b", "c"], Ids(1));
        _calls.Dequeue().SetResult();
        Assert.Equal([("c", 4L)], Versions(await answered));
    }

    [Fact]
    public void A_call_takes_no_more_than_its_limit_and_breaks_no_submit_in_two()
    {
        var gatherer = Gatherer(perCall: 3);
        _ = gatherer.Submit([Command("a")]);
        _ = gatherer.Submit([Command("b"), Command("c")]);
        _ = gatherer.Submit([Command("d"), Command("e")]);
        _calls.Dequeue().SetResult();
        Assert.Equal(["b", "c"], Ids(1));
        _calls.Dequeue().SetResult();
        Assert.Equal(["d", "e"], Ids(2));
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_says_to_try_again()
    {
        var gatherer = Gatherer(waiting: 2);
        _ = gatherer.Submit([Command("a")]);
        _ = gatherer.Submit([Command("b"), Command("c")]);

        var refused = Assert.IsType<CommandResult.Refused>(Assert.Single(await gatherer.Submit([Command("d")])));

        Assert.Equal(RefusalCodes.Unavailable, refused.Refusal.Code);
        Assert.True(refused.Refusal.Retry);
        Assert.InRange(refused.Refusal.RetryAfterMs ?? 0, 100, 5_000);
        _calls.Dequeue().SetResult();
        Assert.Equal(["b", "c"], Ids(1));
    }

    [Fact]
    public async Task A_fault_fails_its_call_and_all_that_waited_behind_it_and_then_it_goes_on()
    {
        var gatherer = Gatherer();
        var first = gatherer.Submit([Command("a")]);
        var behind = gatherer.Submit([Command("b")]);
        _calls.Dequeue().SetException(new TimeoutException());

        Assert.All([.. await first, .. await behind], result => Assert.Equal(RefusalCodes.Unavailable, Assert.IsType<CommandResult.Refused>(result).Refusal.Code));
        Assert.Single(_board.Submits);

        var again = gatherer.Submit([Command("a"), Command("b")]);
        _calls.Dequeue().SetResult();
        Assert.Equal([("a", 2L), ("b", 3L)], Versions(await again));
    }

    [Fact]
    public async Task A_call_that_is_refused_in_part_answers_each_its_own()
    {
        var gatherer = Gatherer();
        var answer = gatherer.Submit([Command("a"), new BoardSubmission("b", Caller.Network, new MoveCard("unknown", "z"))]);
        _calls.Dequeue().SetResult();
        var results = await answer;
        Assert.IsType<CommandResult.Accepted>(results[0]);
        Assert.Equal(RefusalCodes.NotFound, Assert.IsType<CommandResult.Refused>(results[1]).Refusal.Code);
    }

    [Fact]
    public async Task Nothing_is_asked_for_nothing()
    {
        Assert.Empty(await Gatherer().Submit([]));
        Assert.Empty(_board.Submits);
    }

    private SubmissionGatherer Gatherer(int perCall = 1_024, int waiting = 16_384, PipeScheduler? calls = null, Func<Task>? delivery = null) =>
        new(_board, new LiveOptions { CommandsPerGrainCall = perCall, WaitingCommandsPerBoard = waiting }, NullLogger.Instance, calls ?? PipeScheduler.Inline, delivery);

    private IEnumerable<string> Ids(int call) => _board.Submits[call].Select(submission => submission.CommandId);

    private static IEnumerable<(string, long)> Versions(CommandResult[] results) =>
        results.Select(result => (result.CommandId, Assert.IsType<CommandResult.Accepted>(result).Version));

    private static BoardSubmission Command(string id) => new(id, Caller.Network, new SetBoardTitle(id));

    private sealed class OneTurn : PipeScheduler
    {
        private Action? _action;

        public void Come() => _action!();

        public override void Schedule(Action<object?> action, object? state) => _action = () => action(state);
    }
}
