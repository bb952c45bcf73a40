using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stadmaken.Tests.Api.Rest;

namespace Stadmaken.Tests.Api.SignIn;

/// <summary>What a browser keeps of one site: its cookies, by name. It goes to no other address by itself.</summary>
public sealed class Browser(HttpClient http, string? host = null)
{
    private readonly Dictionary<string, string> _cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Every cookie as it was set.</summary>
    public List<string> Set { get; } = [];

    /// <summary>The value of the session's cookie.</summary>
    public string? Session => _cookies.GetValueOrDefault("stadmaken-session") ?? _cookies.GetValueOrDefault("__Host-stadmaken-session");

    /// <summary>The same cookies at another node.</summary>
    public Browser At(HttpClient other)
    {
        var browser = new Browser(other, host);
        foreach (var (name, value) in _cookies)
        {
            browser._cookies[name] = value;
        }

        return browser;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Host = host;
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : throw new InvalidOperationException(cookie);
            if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))
            {
                _cookies.Remove(name);
            }
            else
            {
                Set.Add(cookie);
                _cookies[name] = value;
            }
        }

        return response;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    /// <summary>Begins to sign in: where the browser is sent.</summary>
    public async Task<Uri> BeginAsync(string to = "/inbox")
    {
        using var response = await GetAsync("/sign-in/start?to=" + Uri.EscapeDataString(to));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!;
    }

    /// <summary>Comes back from the broker: where it is sent then.</summary>
    public async Task<string> ComeBackAsync(string query)
    {
        using var response = await GetAsync("/sign-in/callback" + query);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, body);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Signs in at the broker, as whoever it says.</summary>
    public async Task<string> SignInAsync(FakeBroker broker, string to = "/inbox") => await ComeBackAsync(broker.Answer(await BeginAsync(to)));

    /// <summary>Who is signed in; null when nobody is.</summary>
    public async Task<JsonElement?> WhoAsync()
    {
        using var response = await GetAsync("/v1/sessions/current");
        return response.StatusCode == HttpStatusCode.OK ? (await response.JsonAsync()).GetProperty("participant") : null;
    }
}
