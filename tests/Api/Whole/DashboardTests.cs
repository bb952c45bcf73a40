using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Api.Hosting;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Orleans' dashboard, which by itself asks nobody who they are.</summary>
public sealed class DashboardTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("stadmaken-dashboard-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/DashboardCounters")]
    [InlineData("/dashboard/ClusterStats")]
    [InlineData("/dashboard/Trace")]
    public async Task Only_an_operator_sees_it(string path)
    {
        await using var app = Application.Build(
            ["--environment=Development", "--Dashboard:Enabled=true", $"--Storage:DataDirectory={_data.FullName}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(http, path, null));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(http, path, await SignInAsync(http)));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(http, path, await SignInAsync(http, "steward")));
        var seen = await GetAsync(http, path, await SignInAsync(http, "operator"));
        Assert.True(path == "/dashboard/Trace" ? seen is HttpStatusCode.Forbidden or HttpStatusCode.NotFound : seen is HttpStatusCode.OK, $"{path}: {seen}");
    }

    [Fact]
    public async Task It_is_not_there_where_nobody_asked_for_it()
    {
        await using var app = Application.Build(
            ["--environment=Development", $"--Storage:DataDirectory={_data.FullName}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        // What is not there is answered by the browser client, whether it is built or not.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard/DashboardCounters");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await SignInAsync(http, "operator"));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("totalActivationCount", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient http, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<string> SignInAsync(HttpClient http, params string[] roles)
    {
        using var response = await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Ot", cityId = "haarlem", sector = "public", roles }, TestContext.Current.CancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.GetProperty("token").GetString()!;
    }
}
