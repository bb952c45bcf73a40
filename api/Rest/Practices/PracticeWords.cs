using Stadmaken.Boards;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>The words that fields of practices can hold, for the description of the API.</summary>
internal static class PracticeWords
{
    private static readonly string[] Statuses =
        [AgreementStatuses.Proposed, AgreementStatuses.InForce, AgreementStatuses.Expired, AgreementStatuses.Ended, AgreementStatuses.Superseded];

    /// <summary>Whether this type says something of a practice.</summary>
    internal static bool AreOf(Type resource) => resource.Namespace == typeof(PracticeWords).Namespace || resource.Namespace == typeof(PracticeFacts).Namespace;

    /// <summary>The words of a field, if it is one of a few.</summary>
    internal static IReadOnlyList<string>? Of(Type resource, string field) => field switch
    {
        "sector" => Sectors.All,
        "kind" => KindsOf(resource),
        "themes" => Themes.All,
        "learningAreas" or "learningArea" => LearningAreas.All,
        "phase" => resource == typeof(PhaseChange) ? PracticePhases.Course : PracticePhases.All,
        "verdict" => Verdicts.All,
        "outcome" => BorrowingOutcomes.All,
        "status" => Statuses,
        "answer" => StewardshipEndpoints.Answers,
        "code" => FormulationGate.Codes,
        "visibility" => BoardVisibilities.All,
        "action" => ReactionEndpoints.Actions,
        _ => null,
    };

    private static IReadOnlyList<string> KindsOf(Type resource) => resource.Name switch
    {
        nameof(Stakeholder) or nameof(NewStakeholder) => StakeholderKinds.All,
        nameof(Contribution) or nameof(NewContribution) or nameof(ValueSeries) => ContributionKinds.All,
        nameof(Lineage) or nameof(Lending) or nameof(NewBorrowing) => BorrowableKinds.All,
        _ => PracticeKinds.All,
    };
}
