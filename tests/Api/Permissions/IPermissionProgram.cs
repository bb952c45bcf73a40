using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>A program in which everyone asks for what they may and may not.</summary>
public interface IPermissionProgram
{
    /// <summary>Where it is; another of its nodes every time, if it has several.</summary>
    Uri Address { get; }
}

/// <summary>Asking it.</summary>
internal static class Asking
{
    /// <summary>Signs in as a guest.</summary>
    internal static async Task<Session> SignInAsync(this IPermissionProgram program, string cityId, params string[] roles)
    {
        var answer = await program.AskAsync(HttpMethod.Post, "/v1/sessions", null, new { displayName = "Deelnemer", cityId, sector = "civic", roles });
        Assert.True(answer.Status == 201, answer.Body.ToString());
        return new Session(answer.Body.GetProperty("token").GetString()!, answer.Body.GetProperty("participant").GetProperty("participantId").GetString()!);
    }

    /// <summary>Asks something over REST; the body is undefined for what is not JSON.</summary>
    internal static async Task<(int Status, JsonElement Body)> AskAsync(this IPermissionProgram program, HttpMethod method, string path, string? token, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return ((int)response.StatusCode, isJson ? await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken) : default);
    }
}

/// <summary>Someone who signed in.</summary>
internal sealed record Session(string Token, string ParticipantId);
