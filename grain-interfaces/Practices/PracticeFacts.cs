using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>What a practice says of itself.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Kind">One of <see cref="PracticeKinds.All"/>.</param>
/// <param name="Pitch">How it introduces itself; may be empty.</param>
/// <param name="Task">What it is up against; may be empty until it is formulated.</param>
/// <param name="Themes">From <see cref="Practices.Themes.All"/>, each once.</param>
/// <param name="LearningAreas">From <see cref="Practices.LearningAreas.All"/>, each once.</param>
/// <param name="Responsibilities">What somebody must answer for, in a few words each; the ecosystem map shows which nobody does.</param>
/// <param name="VolunteerHoursPerMonth">Hours that its volunteers can bear in a calendar month, if it says so; more is warned of (rule PR9).</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-facts")]
public sealed record PracticeFacts(
    [property: Id(0), FreeText] string Title,
    [property: Id(1)] string Kind,
    [property: Id(2), FreeText] string Pitch,
    [property: Id(3), FreeText] string Task,
    [property: Id(4)] string[] Themes,
    [property: Id(5)] string[] LearningAreas,
    [property: Id(6), FreeText] string[]? Responsibilities = null,
    [property: Id(7)] decimal? VolunteerHoursPerMonth = null);
