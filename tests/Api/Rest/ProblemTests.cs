using System.Net;
using System.Text;
using Orleans.Runtime;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Api.Rest;

public class ProblemTests
{
    private const string Json = "application/json";

    // Method, address, content type, body, status, code.
    public static TheoryData<string, string, string?, string?, int, string> BadInputs => new()
    {
        { "POST", "/v1/sessions", Json, "{", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "[]", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "null", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "{\"displayName\":\"a\",\"displayName\":\"b\"}", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "{\"\\ud800\":1}", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "{\"roles\":[\"\\udc00\"]}", 400, "invalid" },
        { "POST", "/v1/sessions", Json, "{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}", 400, "invalid" },
        { "POST", "/v1/sessions", null, null, 415, "invalid" },
        { "POST", "/v1/sessions", "text/plain", "{}", 415, "invalid" },
        { "POST", "/v1/sessions", "application/x-www-form-urlencoded", "displayName=Ada", 415, "invalid" },
        { "PATCH", "/v1/sessions", Json, "{}", 405, "invalid" },
        { "DELETE", "/v1/cities", null, null, 405, "invalid" },
        { "GET", "/v1/sessions", null, null, 405, "invalid" },
        { "GET", "/v1", null, null, 404, "not-found" },
        { "GET", "/v1/", null, null, 404, "not-found" },
        { "GET", "/v1/cities/", null, null, 404, "not-found" },
        { "GET", "/V1/cities/", null, null, 404, "not-found" },
        { "GET", "/v1/cities/den-haag/", null, null, 404, "not-found" },
        { "POST", "/v1/sessions/", Json, "{}", 404, "not-found" },
        { "GET", "/v1/nothing", null, null, 404, "not-found" },
        { "GET", "/v1/nothing/at/all.html", null, null, 404, "not-found" },
        { "GET", "/v1/cities/atlantis", null, null, 404, "not-found" },
        { "GET", "/v1/cities/DEN-HAAG", null, null, 404, "not-found" },
        { "GET", "/v1/cities/%2e%2e%2fx", null, null, 404, "not-found" },
        { "GET", "/v1/boards/none", null, null, 404, "not-found" },
        { "GET", "/v1/boards/bpub?version=0", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub?at=2026-01-01T00:00:00", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub/events?after=-1", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub/events?after=99999999999999999999", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub/events?limit=0", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub/events?limit=1001", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub/events?limit=ten", null, null, 400, "invalid" },
        { "GET", "/v1/boards/bpub/events?after=1&after=2", null, null, 400, "invalid" },
        { "POST", "/v1/boards", Json, "{}", 401, "not-allowed" },
        { "POST", "/v1/cities", Json, "{}", 401, "not-allowed" },
        { "GET", "/v1/participants/me", null, null, 401, "not-allowed" },
        { "GET", "/v1/participants?participantId=p1", null, null, 401, "not-allowed" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public async Task Bad_input_is_answered_with_a_problem(string method, string address, string? type, string? body, int status, string code)
    {
        await using var edge = await EdgeHost.StartAsync("Production");
        edge.World.AddBoard("bpub", 3);

        using var response = await edge.SendAsync(new HttpMethod(method), address, content: body is null ? null : new StringContent(body, Encoding.UTF8, type!));

        await response.ProblemAsync(status, code);
        Assert.Equal("0.1.0", response.Headers.GetValues("API-Version").Single());
    }

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_invalid()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var content = new ByteArrayContent([(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        content.Headers.ContentType = new(Json);

        using var response = await edge.SendAsync(HttpMethod.Post, "/v1/sessions", content: content);

        Assert.Equal(["body"], (await response.ProblemAsync(400, "invalid")).Fields());
    }

    [Theory]
    [InlineData(64 * 1024, 400, "invalid")]
    [InlineData((64 * 1024) + 1, 413, "too-large")]
    public async Task A_body_over_64_KiB_is_too_large(int size, int status, string code)
    {
        await using var edge = await EdgeHost.StartAsync();
        using var content = new StringContent(new string(' ', size), Encoding.UTF8, Json);

        using var response = await edge.SendAsync(HttpMethod.Post, "/v1/sessions", content: content);

        await response.ProblemAsync(status, code);
    }

    public static TheoryData<string, string?, int> Refusals => new()
    {
        { RefusalCodes.NotFound, null, 404 },
        { RefusalCodes.NotAllowed, null, 403 },
        { RefusalCodes.Invalid, "title", 400 },
        { RefusalCodes.Conflict, null, 409 },
        { RefusalCodes.Locked, null, 409 },
        { RefusalCodes.TooLarge, null, 413 },
        { RefusalCodes.TooLarge, "title", 400 },
        { RefusalCodes.RateLimited, null, 429 },
        { RefusalCodes.Unavailable, null, 503 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_refusal_of_a_grain_has_its_status(string code, string? field, int status)
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;
        edge.World.Refusal = new Refusal(code, "Because.", field);

        using var response = await edge.PostAsync("/v1/boards", new { title = "Plans" }, token);

        var problem = await response.ProblemAsync(status, code);
        Assert.Equal("Because.", problem.Text("detail"));
        Assert.Equal(new Refusal(code, "").Retry, response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(field is not null, problem.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task Every_kind_of_problem_is_explained_at_its_address()
    {
        await using var edge = await EdgeHost.StartAsync();
        foreach (var code in new[] { "not-found", "not-allowed", "invalid", "conflict", "locked", "too-large", "rate-limited", "unavailable", "internal" })
        {
            using var response = await edge.GetAsync("/problems/" + code);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var unknown = await edge.GetAsync("/problems/nothing");
        await unknown.ProblemAsync(404, "not-found");
    }

    public static TheoryData<string> Unknowns => ["timeout", "orleans"];

    [Theory]
    [MemberData(nameof(Unknowns))]
    public async Task A_call_whose_outcome_is_unknown_is_unavailable(string kind)
    {
        await using var edge = await EdgeHost.StartAsync("Production");
        edge.World.Fault = kind == "timeout" ? new TimeoutException("secret") : new OrleansException("secret");

        using var response = await edge.GetAsync("/v1/cities");

        var problem = await response.ProblemAsync(503, "unavailable");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_fault_tells_nothing_of_the_inside(string environment)
    {
        await using var edge = await EdgeHost.StartAsync(environment);
        edge.World.Fault = new InvalidOperationException("secret");

        using var response = await edge.GetAsync("/v1/cities");

        var problem = await response.ProblemAsync(500, "internal");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.GetRawText(), StringComparison.Ordinal);
    }
}
