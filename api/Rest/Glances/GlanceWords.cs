using Stadmaken.Glances;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Glances;

/// <summary>The words that fields of a glance can hold, for the description of the API.</summary>
internal static class GlanceWords
{
    /// <summary>Whether this type says something of the network at a glance.</summary>
    internal static bool AreOf(Type resource) => resource.Namespace == typeof(NetworkGlance).Namespace;

    /// <summary>The words of a field, if it is one of a few.</summary>
    internal static IReadOnlyList<string>? Of(string field) => field switch
    {
        "kind" => TravelKinds.All,
        "phase" => PracticePhases.All,
        "learningArea" => LearningAreas.All,
        "code" => FormulationGate.Codes,
        "what" => [.. BorrowableKinds.All, TravelKinds.Answer],
        "outcome" => BorrowingOutcomes.All,
        _ => null,
    };
}
