using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Search;

/// <summary>What can be asked.</summary>
public static class SearchRules
{
    /// <summary>Most practices of one answer.</summary>
    public const int MostSimilar = 20;

    /// <summary>What is wrong with a question; null if nothing is. The first only: the API tells all of them.</summary>
    public static Refusal? Check(SearchQuery query) =>
        string.IsNullOrWhiteSpace(query.Text) ? Refusal.Invalid("q", "Say what to look for.")
        : query.Text.Length > SearchQuery.LongestText ? Refusal.TooLarge("q", $"A question is at most {SearchQuery.LongestText} characters.")
        : query.Offset is < 0 or > SearchQuery.MostOffset ? Refusal.Invalid("offset", $"0 to {SearchQuery.MostOffset}.")
        : query.Limit is < 1 or > SearchQuery.MostItems ? Refusal.Invalid("limit", $"1 to {SearchQuery.MostItems}.")
        : OneOf("kind", query.Kind, PracticeKinds.All)
            ?? OneOf("theme", query.Theme, Themes.All)
            ?? OneOf("learningArea", query.LearningArea, LearningAreas.All)
            ?? OneOf("phase", query.Phase, PracticePhases.All)
            ?? OneOf("type", query.Type, SearchTypes.All);

    /// <summary>What is wrong with a question for similar practices; null if nothing is.</summary>
    public static Refusal? CheckSimilar(string? text, int limit) =>
        text?.Length > SearchQuery.LongestText ? Refusal.TooLarge("text", $"At most {SearchQuery.LongestText} characters are looked at.")
        : limit is < 1 or > MostSimilar ? Refusal.Invalid("limit", $"1 to {MostSimilar}.")
        : null;

    private static Refusal? OneOf(string field, string? value, IReadOnlyList<string> all) =>
        value is null || all.Contains(value) ? null : Refusal.Invalid(field, $"One of {string.Join(", ", all)}.");
}
