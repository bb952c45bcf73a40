using System.Text.Json.Serialization;
using Stadmaken.Api.Rest;

namespace Stadmaken.Api.Templates;

/// <summary>A template for boards, as it is in its file: the same in every language.</summary>
/// <param name="TemplateId">Its id; also the name of its file.</param>
/// <param name="Languages">The template by language.</param>
public sealed record BoardTemplateFile(
    [property: JsonRequired] string TemplateId,
    [property: JsonRequired] IReadOnlyDictionary<string, BoardTemplate> Languages);

/// <summary>A template in one language.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Zones">The zones a board begins with.</param>
public sealed record BoardTemplate(
    [property: JsonRequired] string Title,
    [property: JsonRequired] string Description,
    [property: JsonRequired] TemplateZone[] Zones)
{
    // Prompts look unlike what people write, who get yellow unless they choose.
    private const string PromptColour = "white";

    /// <summary>The id it is asked for by; from the file around it.</summary>
    [JsonIgnore]
    public string TemplateId { get; init; } = string.Empty;

    internal BoardContent ToContent() => new(
        [.. Zones.Select(zone => new ZoneContent(zone.Title, [.. zone.Cards.Select(text => new CardContent(text, PromptColour, []))]))],
        [],
        TemplateId);
}

/// <summary>A zone of a template.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Cards">The texts of the white cards in it, which help a facilitator to get people talking.</param>
public sealed record TemplateZone(
    [property: JsonRequired] string Title,
    [property: JsonRequired] string[] Cards);
