using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>Reads the body of a request as one JSON object.</summary>
internal static class JsonBody
{
    /// <summary>The largest body that is read, bytes, where an endpoint does not say otherwise.</summary>
    internal const int Limit = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The fields, or what is wrong with the body as a whole.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the endpoint takes, or never came whole.</exception>
    internal static async Task<Answer<JsonFields>> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        return Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static Answer<JsonFields> Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return Refusal.Invalid("body", "The body is missing; it must be a JSON object.");
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            return Refusal.Invalid("body", "The body is not UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonFields(document.RootElement.Clone(), new FieldErrors())
                : Refusal.Invalid("body", "The body must be a JSON object.");
        }
        catch (JsonException malformed)
        {
            return Refusal.Invalid("body", $"The body is not well-formed JSON, near line {malformed.LineNumber + 1}.");
        }
        catch (InvalidOperationException)
        {
            // Looking for duplicates decodes every name: half a surrogate pair, written as an escape, is JSON but not a name.
            return Refusal.Invalid("body", "The name of a field is not text.");
        }
    }

    /// <summary>Says, to the server and in the description, that an endpoint takes a JSON body like <typeparamref name="T"/>.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="limit">The largest body it takes, bytes.</param>
    internal static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint, int limit = Limit)
        where T : notnull =>
        endpoint.Accepts<T>("application/json").WithMetadata(new SizeLimit(limit));

    private sealed class SizeLimit(int limit) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => limit;
    }
}
