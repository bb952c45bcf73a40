namespace Stadmaken.Practices;

/// <summary>How far a practice is.</summary>
public static class PracticePhases
{
    /// <summary>It has introduced itself.</summary>
    public const string Pitched = "pitched";

    /// <summary>It looks for who takes part and what it takes.</summary>
    public const string Exploring = "exploring";

    /// <summary>Stakeholders, task and timeline are all there; see <see cref="FormulationGate"/>.</summary>
    public const string Formulated = "formulated";

    /// <summary>It tries.</summary>
    public const string Experimenting = "experimenting";

    /// <summary>It works and goes on.</summary>
    public const string Sustained = "sustained";

    /// <summary>It is over, with a verdict and its lessons.</summary>
    public const string Ended = "ended";

    /// <summary>All but <see cref="Ended"/>, which can follow on any, in their order.</summary>
    public static readonly IReadOnlyList<string> Course = [Pitched, Exploring, Formulated, Experimenting, Sustained];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [.. Course, Ended];

    /// <summary>Whether a practice can go from one phase to the other: a step on, or a step back.</summary>
    public static bool IsStep(string from, string to)
    {
        var (here, there) = (IndexOf(from), IndexOf(to));
        return here >= 0 && there >= 0 && Math.Abs(here - there) == 1;
    }

    private static int IndexOf(string phase)
    {
        for (var i = 0; i < Course.Count; i++)
        {
            if (Course[i] == phase)
            {
                return i;
            }
        }

        return -1;
    }
}
