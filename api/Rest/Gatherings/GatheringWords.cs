using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>The words that fields of gatherings can hold, for the description of the API.</summary>
internal static class GatheringWords
{
    /// <summary>Whether this type says something of a gathering.</summary>
    internal static bool AreOf(Type resource) => resource.Namespace == typeof(GatheringWords).Namespace || resource.Namespace == typeof(GatheringFacts).Namespace;

    /// <summary>The words of a field, if it is one of a few.</summary>
    internal static IReadOnlyList<string>? Of(string field) => field switch
    {
        "kind" => GatheringKinds.All,
        "learningAreas" => LearningAreas.All,
        "answer" => AttendanceAnswers.All,
        _ => null,
    };
}
