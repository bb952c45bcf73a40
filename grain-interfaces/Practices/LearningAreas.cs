namespace Stadmaken.Practices;

/// <summary>The four learning areas of the network.</summary>
public static class LearningAreas
{
    /// <summary>Working together.</summary>
    public const string Cooperation = "cooperation";

    /// <summary>Paying for it.</summary>
    public const string Financing = "financing";

    /// <summary>Everyone taking part.</summary>
    public const string Inclusivity = "inclusivity";

    /// <summary>Who answers for what.</summary>
    public const string ResponsibilityAndLiability = "responsibility-and-liability";

    /// <summary>All of them, in the network's order.</summary>
    public static readonly IReadOnlyList<string> All = [Cooperation, Financing, Inclusivity, ResponsibilityAndLiability];
}
