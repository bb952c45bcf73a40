namespace Stadmaken.Practices;

/// <summary>
/// Sizes beyond which a practice refuses with <c>too-large</c>. Configurable under <c>Practices:Limits</c>;
/// they are checked when a command is decided and never when an event is folded, so that lowering
/// one later cannot make a stored practice unreadable.
/// </summary>
public sealed class PracticeLimits
{
    /// <summary>Titles, names, roles and responsibilities, UTF-16 units.</summary>
    public int TitleUnits { get; set; } = 200;

    /// <summary>Longer texts, UTF-16 units.</summary>
    public int TextUnits { get; set; } = 10_000;

    /// <summary>Responsibilities of one stakeholder, or that the practice needs.</summary>
    public int Responsibilities { get; set; } = 50;

    /// <summary>Stakeholders.</summary>
    public int Stakeholders { get; set; } = 500;

    /// <summary>Agreements, those that have ceased included.</summary>
    public int Agreements { get; set; } = 1_000;

    /// <summary>Milestones.</summary>
    public int Milestones { get; set; } = 500;

    /// <summary>Updates.</summary>
    public int Updates { get; set; } = 10_000;

    /// <summary>Contributions and outcomes.</summary>
    public int Contributions { get; set; } = 10_000;

    /// <summary>Things borrowed.</summary>
    public int Borrowings { get; set; } = 500;

    /// <summary>Reports on one borrowing.</summary>
    public int Reports { get; set; } = 50;

    /// <summary>Questions, answers and reactions, UTF-16 units each.</summary>
    public int TalkUnits { get; set; } = 2_000;

    /// <summary>Questions put to the practice, and put to others from it.</summary>
    public int Questions { get; set; } = 5_000;

    /// <summary>Questions of one participant to the practice that nobody has answered.</summary>
    public int OpenQuestionsOfOne { get; set; } = 5;

    /// <summary>Answers to one question.</summary>
    public int Answers { get; set; } = 50;

    /// <summary>Reactions, those that are not shown included.</summary>
    public int Reactions { get; set; } = 10_000;

    /// <summary>Reactions of one person that they did not take back.</summary>
    public int ReactionsOfOne { get; set; } = 50;

    /// <summary>Commands in one call.</summary>
    public int CommandsPerCall { get; set; } = 64;
}
