namespace Stadmaken.Practices;

/// <summary>
/// What a practice needs before it is formulated (rule PR4): stakeholders, task and timeline. The codes are stable;
/// clients say each in their own language.
/// </summary>
public static class FormulationGate
{
    /// <summary>There are stakeholders from fewer than two sectors.</summary>
    public const string TwoSectors = "two-sectors";

    /// <summary>No stakeholder answers for anything: none has a responsibility of its own, or by an agreement in force.</summary>
    public const string Responsible = "responsible-stakeholder";

    /// <summary>The task is empty.</summary>
    public const string Task = "task";

    /// <summary>There is no milestone.</summary>
    public const string Timeline = "timeline";

    /// <summary>All codes, in the order they are listed.</summary>
    public static readonly IReadOnlyList<string> Codes = [TwoSectors, Responsible, Task, Timeline];

    /// <summary>What is missing; nothing if the practice can be formulated.</summary>
    public static MissingPart[] Missing(string task, IReadOnlyCollection<Stakeholder> stakeholders, IEnumerable<Agreement> agreements, IEnumerable<Milestone> milestones)
    {
        var missing = new List<MissingPart>();
        if (stakeholders.Select(stakeholder => stakeholder.Sector).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            missing.Add(new(TwoSectors, "At least two stakeholders from different sectors."));
        }

        if (!stakeholders.Any(stakeholder => stakeholder.Responsibilities.Length > 0)
            && !agreements.Any(agreement => agreement.Status == AgreementStatuses.InForce))
        {
            missing.Add(new(Responsible, "At least one stakeholder with a responsibility."));
        }

        if (string.IsNullOrWhiteSpace(task))
        {
            missing.Add(new(Task, "The task: what the practice is up against."));
        }

        if (!milestones.Any())
        {
            missing.Add(new(Timeline, "A timeline: at least one milestone with its date."));
        }

        return [.. missing];
    }
}

/// <summary>Something that is missing.</summary>
/// <param name="Code">One of <see cref="FormulationGate.Codes"/>.</param>
/// <param name="Message">For people who build clients, in English.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.missing-part")]
public sealed record MissingPart(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message);
