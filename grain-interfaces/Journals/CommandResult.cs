namespace Stadmaken.Journals;

/// <summary>The answer to one command.</summary>
/// <param name="CommandId">The sender's id of the command.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.command-result")]
public abstract record CommandResult([property: Id(0)] string CommandId)
{
    /// <summary>The command is stored, as exactly one event.</summary>
    /// <param name="CommandId">The sender's id of the command.</param>
    /// <param name="Version">The version of that event.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.command-result.accepted")]
    public sealed record Accepted(string CommandId, [property: Id(0)] long Version) : CommandResult(CommandId);

    /// <summary>The command changed nothing.</summary>
    /// <param name="CommandId">The sender's id of the command.</param>
    /// <param name="Refusal">Why.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.command-result.refused")]
    public sealed record Refused(string CommandId, [property: Id(0)] Refusal Refusal) : CommandResult(CommandId);
}
