namespace Stadmaken.Journals;

/// <summary>What of a journal is to be redacted (rule J9), as one grain of the network tells another. Who may ask is decided before.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.redaction")]
public abstract record Redaction
{
    private Redaction()
    {
    }

    /// <summary>The text of one thing on a board, in the board's journal or in that of its home, where the plan of it is.</summary>
    /// <param name="BoardId">The board.</param>
    /// <param name="Of">The field that names the thing: <c>cardId</c>, <c>commentId</c>, <c>zoneId</c> or <c>boardId</c>.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Mode">What is to become of it.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.redaction.content")]
    public sealed record Content([property: Id(0)] string BoardId, [property: Id(1)] string Of, [property: Id(2)] string Id, [property: Id(3)] RedactionMode Mode) : Redaction;

    /// <summary>The text of one event.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Mode">What is to become of it.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.redaction.entry")]
    public sealed record Entry([property: Id(0)] long Version, [property: Id(1)] RedactionMode Mode) : Redaction;

    /// <summary>
    /// What a person leaves behind: their names and e-mail addresses in what they wrote, and their name where the network says it of them.
    /// </summary>
    /// <param name="ParticipantId">Who.</param>
    /// <param name="Names">What they are or were called.</param>
    /// <param name="AllTexts">Whether everything that they wrote goes with it.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.redaction.person")]
    public sealed record Person([property: Id(0)] string ParticipantId, [property: Id(1)] string[] Names, [property: Id(2)] bool AllTexts) : Redaction;

    /// <summary>Everything that the plan of a board says was on it, in the journal of its home.</summary>
    /// <param name="BoardId">The board.</param>
    [GenerateSerializer, Immutable, Alias("stadmaken.redaction.board-plan")]
    public sealed record BoardPlan([property: Id(0)] string BoardId) : Redaction;

    /// <summary>Everything that people wrote in it.</summary>
    [GenerateSerializer, Immutable, Alias("stadmaken.redaction.everything")]
    public sealed record Everything : Redaction;
}

/// <summary>What becomes of a text.</summary>
public enum RedactionMode
{
    /// <summary>It is kept aside, and can be put back.</summary>
    Hide,

    /// <summary>What was kept aside is put back.</summary>
    Restore,

    /// <summary>It is gone for good.</summary>
    Redact,
}
