using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Api.Templates;

/// <summary>The templates for boards: the JSON files in this folder, in the order of <see cref="Ids"/>.</summary>
public static class BoardTemplates
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The ids of all templates, in the order to offer them.</summary>
    public static readonly IReadOnlyList<string> Ids =
        ["blank", "acquaintance-and-pitch", "ecosystem", "agreements-and-roles", "learning-question", "expedition-retrospective"];

    private static readonly Lazy<FrozenDictionary<string, BoardTemplateFile>> Files = new(
        () => Ids.Select(Read).ToFrozenDictionary(file => file.TemplateId, StringComparer.Ordinal));

    /// <summary>A template in a language.</summary>
    /// <exception cref="KeyNotFoundException">There is no such template or language.</exception>
    public static BoardTemplate Get(string templateId, string language) =>
        Files.Value[templateId].Languages[language] with { TemplateId = templateId };

    /// <summary>Reads the file of a template.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or not as it should be.</exception>
    public static BoardTemplateFile Read(string templateId)
    {
        using var stream = typeof(BoardTemplates).Assembly.GetManifestResourceStream("Templates/" + templateId)
            ?? throw new InvalidOperationException($"There is no file for the template {templateId}.");
        try
        {
            var file = JsonSerializer.Deserialize<BoardTemplateFile>(stream, Strict)!;
            return file.TemplateId == templateId
                ? file
                : throw new InvalidOperationException($"The file of the template {templateId} is of {file.TemplateId}.");
        }
        catch (JsonException malformed)
        {
            throw new InvalidOperationException($"The file of the template {templateId} cannot be read.", malformed);
        }
    }
}
