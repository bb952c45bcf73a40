using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Stadmaken.Api.Rest.Description;

/// <summary>The description of the API, at <c>/v1/openapi.json</c>: public, and readable by scripts of any site.</summary>
internal static class ApiDescription
{
    private const string AnyOrigin = "any-origin";

    internal static void AddApiDescription(this IServiceCollection services)
    {
        services.AddOptions<ApiContact>().BindConfiguration("Api:Contact");
        services.AddCors(cors => cors.AddPolicy(AnyOrigin, policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get)));
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer<DescribeDocument>();
            options.AddOperationTransformer<DescribeOperation>();
            options.AddSchemaTransformer(ApiSchemas.DescribeAsync);
        });
    }

    internal static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(V1.Prefix + "/openapi.json").AllowAnonymous().RequireCors(AnyOrigin);

    private sealed class DescribeDocument(IOptions<ApiContact> contact) : IOpenApiDocumentTransformer
    {
        public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
        {
            document.Info = new OpenApiInfo
            {
                Title = "Stadmaken Cluster",
                Version = V1.Version,
                Description = ApiTexts.Introduction,
                Contact = new OpenApiContact { Name = contact.Value.Name, Email = contact.Value.Email, Url = contact.Value.Url },
                License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            };
            document.Tags = ApiTexts.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
            document.AddComponent("token", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "For programs: the token that POST /sessions answers, or an access token of the broker that people sign in at.",
            });
            document.AddComponent("cookie", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = Auth.SessionSchemes.CookieName,
                Description = "For browsers: the cookie that signing in sets; over https its name begins with __Host-.",
            });
            MoveVersionIntoServer(document);
            return Task.CompletedTask;
        }

        // NL API Design Rules: the major version is part of the server's address, not of each path.
        private static void MoveVersionIntoServer(OpenApiDocument document)
        {
            foreach (var server in document.Servers ?? [])
            {
                server.Url = server.Url?.TrimEnd('/') + V1.Prefix;
            }

            var paths = new OpenApiPaths();
            foreach (var (path, item) in document.Paths)
            {
                paths[path.StartsWith(V1.Prefix + "/", StringComparison.Ordinal) ? path[V1.Prefix.Length..] : path] = item;
            }

            document.Paths = paths;
        }
    }

    private sealed class DescribeOperation : IOpenApiOperationTransformer
    {
        public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                operation.Security =
                [
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", context.Document)] = [] },
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("cookie", context.Document)] = [] },
                ];
            }

            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Description ??= ApiTexts.Parameters.GetValueOrDefault(parameter.Name!);
            }

            foreach (var (status, response) in operation.Responses ?? [])
            {
                response.Description = ApiTexts.Statuses.GetValueOrDefault(status, response.Description ?? string.Empty);
            }

            foreach (var (status, response) in operation.Responses ?? [])
            {
                if (response is OpenApiResponse described)
                {
                    described.Headers ??= new Dictionary<string, IOpenApiHeader>();
                    DescribeHeaders(status, described.Headers);
                }
            }

            return Task.CompletedTask;
        }

        private static void DescribeHeaders(string status, IDictionary<string, IOpenApiHeader> headers)
        {
            headers["API-Version"] = new OpenApiHeader
            {
                Description = "The full version of this API.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
            if (status == "201")
            {
                headers["Location"] = new OpenApiHeader
                {
                    Description = "Where it is that was made.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" },
                };
            }
        }
    }
}
