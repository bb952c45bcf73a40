namespace Stadmaken.Search;

/// <summary>What is looked for. Filters that are null do not narrow; those of practices leave out boards and gatherings that say nothing of it.</summary>
/// <param name="Text">In words, as somebody types them; at most <see cref="LongestText"/> UTF-16 units.</param>
/// <param name="Offset">So many are passed over, 0 to <see cref="MostOffset"/>.</param>
/// <param name="Limit">At most so many, 1 to <see cref="MostItems"/>.</param>
/// <param name="CityId">Only of this city.</param>
/// <param name="Kind">Only of practices of this kind, of <see cref="Practices.PracticeKinds.All"/>.</param>
/// <param name="Theme">Only of practices with this theme, of <see cref="Practices.Themes.All"/>.</param>
/// <param name="LearningArea">Only about this learning area, of <see cref="Practices.LearningAreas.All"/>.</param>
/// <param name="Phase">Only of practices in this phase, of <see cref="Practices.PracticePhases.All"/>.</param>
/// <param name="Type">Only of this type, of <see cref="SearchTypes.All"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.search-query")]
public sealed record SearchQuery(
    [property: Id(0)] string Text,
    [property: Id(1)] int Offset = 0,
    [property: Id(2)] int Limit = SearchQuery.UsualItems,
    [property: Id(3)] string? CityId = null,
    [property: Id(4)] string? Kind = null,
    [property: Id(5)] string? Theme = null,
    [property: Id(6)] string? LearningArea = null,
    [property: Id(7)] string? Phase = null,
    [property: Id(8)] string? Type = null)
{
    /// <summary>Longest text, in UTF-16 units: longer than a question, and about a paragraph.</summary>
    public const int LongestText = 1_000;

    /// <summary>Most items of one answer.</summary>
    public const int MostItems = 50;

    /// <summary>Items of an answer for which nothing was said.</summary>
    public const int UsualItems = 20;

    /// <summary>Nobody looks further; whoever would should ask for something else.</summary>
    public const int MostOffset = 200;
}
