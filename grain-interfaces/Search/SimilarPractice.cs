namespace Stadmaken.Search;

/// <summary>A practice of another city that met something like it.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="Title">Its title.</param>
/// <param name="CityId">Its city.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Why">Why it is shown.</param>
/// <param name="Met">What it met and tried, if it told of that.</param>
/// <param name="Ended">How it ended and what it learned, if it did.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.similar-practice")]
public sealed record SimilarPractice(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] string Title,
    [property: Id(2)] string CityId,
    [property: Id(3)] string Kind,
    [property: Id(4)] string Phase,
    [property: Id(5)] SimilarBecause Why,
    [property: Id(6)] MetObstacle? Met,
    [property: Id(7)] string? Ended);

/// <summary>Why a practice is shown.</summary>
/// <param name="LearningAreas">Learning areas that both are about.</param>
/// <param name="SameKind">Whether both are of the same kind.</param>
/// <param name="Themes">Themes that both have.</param>
/// <param name="Words">Words of what was asked that it uses too, as they stand in the question, the rarest first.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.similar-because")]
public sealed record SimilarBecause(
    [property: Id(0)] string[] LearningAreas,
    [property: Id(1)] bool SameKind,
    [property: Id(2)] string[] Themes,
    [property: Id(3)] string[] Words);

/// <summary>An update in which a practice told what it met.</summary>
/// <param name="UpdateId">Which.</param>
/// <param name="Version">At which version of the practice.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What happened.</param>
/// <param name="At">When it was told, UTC.</param>
/// <param name="Obstacle">What stood in the way.</param>
/// <param name="Approach">What was tried.</param>
/// <param name="Lesson">What came of it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.met-obstacle")]
public sealed record MetObstacle(
    [property: Id(0)] string UpdateId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Title,
    [property: Id(3)] string Text,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? Obstacle,
    [property: Id(6)] string? Approach,
    [property: Id(7)] string? Lesson);

/// <summary>The practices that met something like it, the most alike first.</summary>
/// <param name="Items">At most as many as were asked for.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.similar-practices")]
public sealed record SimilarPractices([property: Id(0)] SimilarPractice[] Items);
