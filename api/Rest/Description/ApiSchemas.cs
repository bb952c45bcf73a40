using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Stadmaken.Api.Rest.Gatherings;
using Stadmaken.Api.Rest.Glances;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Boards;
using Stadmaken.Participants;
using Stadmaken.Participation;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Description;

/// <summary>What the types themselves cannot say of the JSON they become.</summary>
internal static class ApiSchemas
{
    internal static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } field)
        {
            var words = PracticeWords.AreOf(field.DeclaringType) ? PracticeWords.Of(field.DeclaringType, field.Name)
                : GatheringWords.AreOf(field.DeclaringType) ? GatheringWords.Of(field.Name)
                : GlanceWords.AreOf(field.DeclaringType) ? GlanceWords.Of(field.Name)
                : WordsOf(field.Name);
            if (words is not null && schema.Items is OpenApiSchema item)
            {
                item.Enum = [.. words.Select(word => (JsonNode)word)];
            }
            else if (words is not null)
            {
                schema.Enum = [.. words.Select(word => (JsonNode)word)];
                // A comment that only points at the list in the code; one that explains the words stays.
                if (schema.Description is null || schema.Description.StartsWith("One of ", StringComparison.Ordinal))
                {
                    schema.Description = $"One of {string.Join(", ", words)}.";
                }
            }

            return Task.CompletedTask;
        }

        // What has no value is left out, so a client must not count on finding it.
        foreach (var nullable in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
        {
            schema.Required?.Remove(nullable.Name);
        }

        return Task.CompletedTask;
    }

    private static IReadOnlyList<string>? WordsOf(string field) => field switch
    {
        "colour" => CardColours.All,
        "sector" => Sectors.All,
        "sectors" or "tooFew" or "absent" => ParticipationSectors.All,
        "role" => BoardRoles.All,
        "defaultRole" => BoardRoles.Defaults,
        "templateLanguage" => Languages.All,
        "visibility" => BoardVisibilities.All,
        "kind" => CityEndpoints.Kinds,
        "reactionsOpenTo" => ReactionAudiences.All,
        _ => null,
    };
}
