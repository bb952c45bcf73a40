using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Benchmarks;

/// <summary>The people of a load, and the boards they open.</summary>
internal static class Guests
{
    /// <summary>Signs someone in.</summary>
    /// <returns>Their token.</returns>
    internal static async Task<string> SignInAsync(HttpClient http)
    {
        using var response = (await http.PostAsJsonAsync("/v1/sessions", new { displayName = "Load", cityId = "haarlem", sector = "knowledge" })).EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Opens a board of the network.</summary>
    /// <returns>Its id.</returns>
    internal static async Task<string> OpenBoardAsync(HttpClient http, string token, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/boards") { Content = JsonContent.Create(new { title }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = (await http.SendAsync(request)).EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("boardId").GetString()!;
    }
}
