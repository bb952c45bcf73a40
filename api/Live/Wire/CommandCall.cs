using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Api.Live.Wire;

/// <summary>What was read of a call with commands.</summary>
public abstract record CommandCall
{
    private CommandCall()
    {
    }

    /// <summary>Each command is read by itself: one that is wrong does not keep the others.</summary>
    public sealed record Commands(IReadOnlyList<CommandReading> Readings) : CommandCall;

    /// <summary>Nothing of the call is done, and every command of it gets the same refusal.</summary>
    public sealed record NoneDone(IReadOnlyList<CommandResult> Results) : CommandCall;

    /// <summary>The call is not a list of commands at all.</summary>
    public sealed record Unreadable(Refusal Refusal) : CommandCall;
}

/// <summary>One command of a call, or why it could not be read. Exactly one of the two is there.</summary>
/// <param name="CommandId">The sender's id of it; when that is what is wrong with it, the start of what came, or empty.</param>
/// <param name="Command">The command, unless refused.</param>
/// <param name="Refusal">Why not, if refused.</param>
public readonly record struct CommandReading(string CommandId, BoardCommand? Command, Refusal? Refusal);
