using System.Diagnostics;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Grains.Journals;

/// <summary>A command on its way to a decision.</summary>
/// <typeparam name="TState">The state it is decided on.</typeparam>
/// <typeparam name="TEvent">What it may become.</typeparam>
/// <param name="CommandId">The sender's id (rule J3).</param>
/// <param name="By">The participant it comes from.</param>
/// <param name="Decide">Pure; may be called again on another state if the first did not come to be.</param>
public readonly record struct JournalCommand<TState, TEvent>(string CommandId, string By, Func<TState, Decision<TEvent>> Decide)
    where TState : class
    where TEvent : class;

/// <summary>A command that waits for its answer.</summary>
internal sealed class PendingCommand<TState, TEvent>(JournalCommand<TState, TEvent> command)
    where TState : class
    where TEvent : class
{
    // Continuations must not run inside the commit loop: they may call the journal again.
    private readonly TaskCompletionSource<CommandResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalCommand<TState, TEvent> Command => command;

    public Task<CommandResult> Answer => _answer.Task;

    /// <summary>The call that it came with, for those who follow it.</summary>
    public Activity? Cause { get; } = Spans.Current;

    /// <summary>The event it became, not yet stored; null while undecided or refused.</summary>
    public JournalEntry? Entry { get; set; }

    /// <summary>The state with that event.</summary>
    public JournalPoint<TState> After { get; set; }

    /// <summary>A refusal that waits for the pending state it was decided on (rule J4).</summary>
    public Refusal? Refusal { get; set; }

    public void Accept(long version) => _answer.TrySetResult(new CommandResult.Accepted(command.CommandId, version));

    public void Refuse(Refusal refusal) => _answer.TrySetResult(new CommandResult.Refused(command.CommandId, refusal));
}
