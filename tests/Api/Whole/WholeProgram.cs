using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Stadmaken.Api.Hosting;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>The whole program in this process, with a real silo and real databases, in the Development environment.</summary>
public class WholeProgram : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-api-");
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.First());

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Settings besides those that every test wants.</summary>
    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        _app = Application.Build(["--urls=http://127.0.0.1:0", $"--Storage:DataDirectory={_data.FullName}", "--environment=Development", "--Logging:LogLevel:Default=Warning", .. Settings], Configure);
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What else the program has in these tests.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    /// <summary>Signs in as a guest and gives the token.</summary>
    public async Task<string> SignInAsync(string city, params string[] roles)
    {
        using var response = await Http.PostAsJsonAsync("/v1/sessions", new { displayName = "Deelnemer", cityId = city, sector = "civic", roles });
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, body.ToString());
        return body.GetProperty("token").GetString()!;
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? token = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, response.StatusCode == HttpStatusCode.NoContent ? default : await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<LiveClient> ConnectAsync(string city, bool messagePack = false) => await LiveClient.ConnectAsync(new LiveClientOptions
    {
        Hubs = [new Uri(Address, "/live")],
        Token = await SignInAsync(city),
        MessagePack = messagePack,
    });
}
