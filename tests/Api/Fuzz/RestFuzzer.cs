using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stadmaken.Tests.Api.Fuzz;

/// <summary>Someone, signed in or not, who asks every operation of the API's description for what makes no sense.</summary>
/// <param name="address">Where the program is.</param>
/// <param name="token">Their session; null for someone who has not signed in.</param>
/// <param name="description">The description, as it answers it.</param>
/// <param name="ids">Ids to name, of what they may and may not change.</param>
/// <param name="seed">What they send.</param>
internal sealed class RestFuzzer(Uri address, string? token, JsonElement description, string[] ids, int seed)
{
    // Whoever does one of these has no session after it, and would be a stranger from then on.
    private static readonly string[] Last = ["eraseMe", "endParticipantSessions"];

    private readonly Random _random = new(seed);
    private readonly JsonElement _schemas = description.GetProperty("components").GetProperty("schemas");
    private readonly (HttpMethod Method, string Path, JsonElement Operation)[] _operations =
    [
        .. description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(method => method.Value.ValueKind == JsonValueKind.Object && !Last.Contains(method.Value.GetProperty("operationId").GetString()))
            .Select(method => (HttpMethod.Parse(method.Name), path.Name, method.Value))),
    ];

    /// <summary>How many requests were made.</summary>
    internal int Tried { get; private set; }

    /// <summary>How often there was no answer, because the server closed the connection.</summary>
    internal int Closed { get; private set; }

    /// <summary>Answers that no input may get: those of 500 and above, and successes of someone who has not signed in and wants to change something.</summary>
    internal List<string> Wrong { get; } = [];

    /// <summary>Asks until it is told to stop.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        while (!stop.IsCancellationRequested)
        {
            var (method, path, operation) = _operations[_random.Next(_operations.Length)];
            using var request = new HttpRequestMessage(method, "/v1" + At(path) + Query(operation));
            if (token is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _random.Next(40) == 0 ? token[..^5] : token);
            }

            if (operation.TryGetProperty("requestBody", out var body) || _random.Next(20) == 0)
            {
                request.Content = Content(body);
            }

            Tried++;
            using var response = await AskAsync(http, request);
            if (response is null)
            {
                continue;
            }

            var status = (int)response.StatusCode;
            var isChange = method != HttpMethod.Get && !path.StartsWith("/sessions", StringComparison.Ordinal);
            if (status >= 500 || (token is null && isChange && status < 400))
            {
                Wrong.Add($"{method} {request.RequestUri}: {status} {await response.Content.ReadAsStringAsync(CancellationToken.None)}");
            }
        }
    }

    /// <summary>Asks; null when the server closed the connection meanwhile, as it may after a request of which it did not want to read the rest.</summary>
    private async Task<HttpResponseMessage?> AskAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            return await http.SendAsync(request, CancellationToken.None);
        }
        catch (HttpRequestException closed) when (closed.HttpRequestError is HttpRequestError.ResponseEnded)
        {
            Closed++;
            return null;
        }
    }

    private string At(string path) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? Segment() : part));

    private string Segment() => _random.Next(3) == 0 && Hostile.Text(_random) is { Length: > 0 and < 2_000 } text ? Escape(text) : ids[_random.Next(ids.Length)];

    private string Query(JsonElement operation)
    {
        if (!operation.TryGetProperty("parameters", out var parameters))
        {
            return _random.Next(20) == 0 ? "?x=" + Escape(Cut(Hostile.Text(_random))) : string.Empty;
        }

        var named = parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query" && _random.Next(2) == 0)
            .Select(one => $"{one.GetProperty("name").GetString()}={Escape(Cut(Hostile.Text(_random)))}");
        return "?" + string.Join('&', named);
    }

    private static string Cut(string text) => text.Length > 2_000 ? text[..2_000] : text;

    private static string Escape(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private ByteArrayContent Content(JsonElement body)
    {
        var valid = body.ValueKind == JsonValueKind.Object && body.GetProperty("content").TryGetProperty("application/json", out var json) ? Sample(json.GetProperty("schema"), 0) : new JsonObject();
        var bytes = Encoding.UTF8.GetBytes(Hostile.Mutate(_random, valid ?? new JsonObject()));
        var content = new ByteArrayContent(_random.Next(10) == 0 ? Hostile.Mutate(_random, bytes) : bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", _random.Next(30) == 0 ? "text/plain" : "application/json");
        return content;
    }

    /// <summary>Something that a schema allows, more or less.</summary>
    private JsonNode? Sample(JsonElement schema, int depth)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return depth > 4 ? null : Sample(_schemas.GetProperty(reference.GetString()!.Split('/')[^1]), depth + 1);
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return JsonNode.Parse(words[_random.Next(words.GetArrayLength())].GetRawText());
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            var fields = new JsonObject();
            foreach (var property in properties.EnumerateObject())
            {
                fields[property.Name] = Sample(property.Value, depth + 1);
            }

            return fields;
        }

        var type = !schema.TryGetProperty("type", out var given) ? string.Empty : given.ValueKind == JsonValueKind.Array ? given[0].GetString()! : given.GetString()!;
        return type switch
        {
            "array" => new JsonArray(Sample(schema.GetProperty("items"), depth + 1)),
            "integer" or "number" => _random.Next(100),
            "boolean" => _random.Next(2) == 0,
            "string" when schema.TryGetProperty("format", out var format) => format.GetString() == "date" ? "2027-06-01" : "2027-06-01T10:00:00Z",
            _ => _random.Next(3) == 0 ? ids[_random.Next(ids.Length)] : "Buurttuin",
        };
    }
}
