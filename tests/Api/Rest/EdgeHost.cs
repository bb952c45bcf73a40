using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Rest;
using Stadmaken.Audit;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>The edge on a real server at a free port, in front of grain doubles.</summary>
public sealed class EdgeHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo? _ownDirectory;

    private EdgeHost(WebApplication app, World world, FakeTimeProvider time, DirectoryInfo? ownDirectory, X509Certificate2? certificate)
    {
        _app = app;
        World = world;
        Time = time;
        _ownDirectory = ownDirectory;
        // Cookies are carried by hand: a test decides what is sent.
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        // A test that wants https makes its own certificate, which nobody else vouches for.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => certificate is not null && shown?.GetCertHashString() == certificate.GetCertHashString();
        Client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public World World { get; }

    public IServiceProvider Services => _app.Services;

    public FakeTimeProvider Time { get; }

    public static async Task<EdgeHost> StartAsync(
        string environment = "Development",
        DirectoryInfo? data = null,
        Dictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        X509Certificate2? certificate = null)
    {
        var own = data is null ? Directory.CreateTempSubdirectory("stadmaken-edge-") : null;
        var directory = (data ?? own)!;
        var webRoot = directory.CreateSubdirectory("wwwroot");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ContentRootPath = directory.FullName,
            WebRootPath = webRoot.FullName,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Storage:DataDirectory"] = directory.FullName;
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        var world = new World();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        builder.Services.AddSingleton(world.Factory);
        builder.Services.AddSingleton<TimeProvider>(time);
        if (certificate is not null)
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        }

        configure?.Invoke(builder);
        builder.AddRestEdge();
        var app = builder.Build();
        app.Services.GetRequiredService<StandingTable>().Load(NetworkStanding.Empty);
        app.MapRestEdge();
        await app.StartAsync();
        return new EdgeHost(app, world, time, own, certificate);
    }

    /// <summary>Signs a guest in.</summary>
    public async Task<SignedIn> SignInAsync(string cityId = "den-haag", params string[] roles)
    {
        using var response = await Client.PostAsJsonAsync("/v1/sessions", new { displayName = "Ada", cityId, sector = "civic", roles });
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        return new SignedIn(body.GetProperty("token").GetString()!, cookie, body.GetProperty("participant").GetProperty("participantId").GetString()!);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? token = null, string? cookie = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", "stadmaken-session=" + cookie);
        }

        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request);

    public Task<HttpResponseMessage> GetAsync(string address, string? token = null, string? cookie = null) => SendAsync(HttpMethod.Get, address, token, cookie);

    public Task<HttpResponseMessage> PostAsync(string address, object body, string? token = null) =>
        SendAsync(HttpMethod.Post, address, token, content: JsonContent.Create(body));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _ownDirectory?.Delete(recursive: true);
    }
}

/// <summary>A session as both kinds of client hold it.</summary>
public sealed record SignedIn(string Token, string Cookie, string ParticipantId);

/// <summary>What the tests read from answers.</summary>
public static class Answers
{
    public static Task<JsonElement> JsonAsync(this HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>Checks that an answer is problem details with this status and code, and gives them.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(code, problem.Text("code"));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal("/problems/" + code, problem.Text("type"));
        Assert.NotEmpty(problem.Text("title"));
        Assert.NotEmpty(problem.Text("detail"));
        return problem;
    }

    public static string[] Fields(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)];
}
