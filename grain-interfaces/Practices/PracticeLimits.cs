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

    /// <summary>Commands in one call.</summary>
    public int CommandsPerCall { get; set; } = 64;
}
