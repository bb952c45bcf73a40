using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Stadmaken.Api.Rest;

/// <summary>What an endpoint says of itself in the description of the API.</summary>
internal static class EndpointDescriptions
{
    /// <summary>Names an endpoint and says what it does.</summary>
    internal static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description);

    /// <summary>The problems an endpoint can answer with, besides those that each can.</summary>
    internal static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<Problem>(status, Problems.ContentType);
        }

        return endpoint;
    }

    /// <summary>The problems that every endpoint of a group can answer with.</summary>
    internal static RouteGroupBuilder CanAllRefuse(this RouteGroupBuilder group, params int[] statuses) =>
        group.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(Problem), [Problems.ContentType]))]);

    /// <summary>A parameter in the query, which the handler reads itself (<see cref="QueryFields"/>).</summary>
    internal static RouteHandlerBuilder TakesWhole(this RouteHandlerBuilder endpoint, string name, long otherwise, long least, long? most, string description) =>
        endpoint.TakesQuery(name, required: false, description, new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = least.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = most?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Default = JsonValue.Create(otherwise),
        });

    /// <summary>A parameter that is given once for each value.</summary>
    internal static RouteHandlerBuilder TakesMany(this RouteHandlerBuilder endpoint, string name, int most, string description) =>
        endpoint.TakesQuery(name, required: true, description, new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
            MinItems = 1,
            MaxItems = most,
        });

    /// <summary>A parameter in the query that is a whole number, or left out.</summary>
    internal static RouteHandlerBuilder TakesOptionalWhole(this RouteHandlerBuilder endpoint, string name, long least, string description) =>
        endpoint.TakesQuery(name, required: false, description, new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = least.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

    /// <summary>A parameter in the query that is a moment, or left out.</summary>
    internal static RouteHandlerBuilder TakesOptionalMoment(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.TakesQuery(name, required: false, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });

    /// <summary>A parameter in the query that is a text, or left out.</summary>
    internal static RouteHandlerBuilder TakesQueryText(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.TakesQuery(name, required: false, description, new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1 });

    /// <summary>A parameter in the query that is one of a few words; required when it has no default.</summary>
    internal static RouteHandlerBuilder TakesChoice(this RouteHandlerBuilder endpoint, string name, string? otherwise, string[] words, string description) =>
        endpoint.TakesQuery(name, required: otherwise is null, description, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. words.Select(word => (JsonNode)word)],
            Default = otherwise,
        });

    /// <summary>Types of content that an endpoint answers with besides the one whose schema is described.</summary>
    internal static RouteHandlerBuilder AlsoProducesText(this RouteHandlerBuilder endpoint, params string[] types) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var type in types)
            {
                operation.Responses!["200"].Content![type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }

            return Task.CompletedTask;
        });

    private static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, string name, bool required, string description, OpenApiSchema schema) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Required = required,
                Description = description,
                Schema = schema,
            });
            return Task.CompletedTask;
        });
}
