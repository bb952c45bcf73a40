using Stadmaken.Journals;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>
/// Fields as practices have them: read here, judged by <see cref="Stadmaken.Practices.PracticeRules"/>, so that the edge and the grain never
/// differ about a limit.
/// </summary>
internal static class PracticeFields
{
    /// <summary>A title, trimmed; empty when it is left out or wrong, which is told.</summary>
    internal static string Title(this JsonFields fields, string name) => fields.Needed(name).Trim();

    /// <summary>A title, trimmed; null when it is left out or wrong.</summary>
    internal static string? OptionalTitle(this JsonFields fields, string name) => fields.OptionalText(name)?.Trim();

    /// <summary>Text as it is; empty when it is left out or wrong, which is told.</summary>
    internal static string Needed(this JsonFields fields, string name) => fields.Text(name) ?? string.Empty;

    /// <summary>Short names, each trimmed; null when they are left out or wrong.</summary>
    internal static string[]? OptionalTitles(this JsonFields fields, string name) =>
        fields.OptionalTexts(name) is { } texts ? Array.ConvertAll(texts, text => text.Trim()) : null;

    /// <summary>Any of a few words, each once; null when they are left out.</summary>
    internal static string[]? OptionalChoices(this JsonFields fields, string name, IReadOnlyList<string> words) =>
        fields.Has(name) ? fields.Choices(name, words) : null;

    /// <summary>Tells what the rules say is wrong with what was read from the fields.</summary>
    internal static void Tell(this JsonFields fields, IReadOnlyList<Refusal> refusals)
    {
        // A field that could not be read was told already, and what stands in for it means nothing.
        foreach (var refusal in refusals.Where(refusal => !fields.Errors.Has(refusal.Field!)))
        {
            fields.Wrong(refusal.Field!, refusal.Message);
        }
    }

    /// <summary>Refuses a change in which nothing is changed: it would be stored and read by all who follow, and say nothing.</summary>
    internal static void NeedsAny(this JsonFields fields, params string[] names)
    {
        if (!Array.Exists(names, fields.Has))
        {
            fields.Wrong("body", $"At least one of {string.Join(", ", names)} must be there.");
        }
    }
}
