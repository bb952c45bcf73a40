using System.Text.Json.Nodes;

namespace Stadmaken.Tests.Support.Live;

/// <summary>Commands that were sent and have no final answer, in the order in which they were sent.</summary>
internal sealed class UnansweredCommands
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Unanswered> _all = [];

    /// <summary>All there are now.</summary>
    public JsonObject[] Commands
    {
        get
        {
            lock (_gate)
            {
                return [.. _all.Values.Select(one => one.Command)];
            }
        }
    }

    /// <summary>Keeps commands, and completes once each has its answer.</summary>
    public Task<CommandOutcome[]> Add(JsonObject[] commands)
    {
        Unanswered[] added = [.. commands.Select(command => new Unanswered(command))];
        lock (_gate)
        {
            foreach (var one in added)
            {
                _all[LiveCommand.IdOf(one.Command)] = one;
            }
        }

        return Task.WhenAll(added.Select(one => one.Outcome.Task));
    }

    /// <summary>Answers one, if it is here: answers come more than once.</summary>
    public void Answer(CommandOutcome outcome)
    {
        lock (_gate)
        {
            if (_all.Remove(outcome.CommandId, out var one))
            {
                one.Outcome.TrySetResult(outcome);
            }
        }
    }

    /// <summary>Tells whoever waits that there will be no answer.</summary>
    public void Fail(Exception fault)
    {
        lock (_gate)
        {
            foreach (var one in _all.Values)
            {
                one.Outcome.TrySetException(fault);
            }
        }
    }

    private sealed record Unanswered(JsonObject Command)
    {
        public TaskCompletionSource<CommandOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
