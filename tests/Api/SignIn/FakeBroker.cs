using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Stadmaken.Tests.Api.SignIn;

/// <summary>A broker that does whatever a test wants, also what no honest one would. It takes a code any number of times.</summary>
public sealed class FakeBroker : IAsyncDisposable
{
    public const string ClientId = "stadmaken";
    public const string Secret = "a-secret-of-32-characters-or-more!";
    public const string Audience = "stadmaken-api";

    private readonly WebApplication _app;
    // Made once: it takes longer than most of these tests.
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "one" };

    private readonly ConcurrentDictionary<string, Asked> _asked = new();

    private FakeBroker(WebApplication app) => _app = app;

    public string Issuer { get; private set; } = string.Empty;

    /// <summary>All that programs were given, to be looked for where it must not be.</summary>
    public ConcurrentQueue<string> Secrets { get; } = new([Secret]);

    /// <summary>What is done to an id token before it is signed.</summary>
    public Action<SecurityTokenDescriptor> Twist { get; set; } = _ => { };

    /// <summary>What is said of the person; <c>sub</c> is the person.</summary>
    public Dictionary<string, object> Claims { get; set; } = Said();

    /// <summary>Someone of whom all is said.</summary>
    public static Dictionary<string, object> Said(string subject = "subject-7261940", string? city = "den-haag", string? sector = "public", params string[] roles)
    {
        var said = new Dictionary<string, object> { ["sub"] = subject, ["name"] = "Noor van Dijk" };
        if (city is not null)
        {
            said["city"] = city;
        }

        if (sector is not null)
        {
            said["sector"] = sector;
        }

        if (roles.Length > 0)
        {
            said["roles"] = roles;
        }

        return said;
    }

    public static async Task<FakeBroker> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var broker = new FakeBroker(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = broker.Issuer,
            ["authorization_endpoint"] = broker.Issuer + "/authorize",
            ["token_endpoint"] = broker.Issuer + "/token",
            ["end_session_endpoint"] = broker.Issuer + "/end-session",
            ["jwks_uri"] = broker.Issuer + "/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        app.MapPost("/token", (Delegate)broker.RedeemAsync);
        await app.StartAsync();
        broker.Issuer = app.Urls.First();
        return broker;
    }

    /// <summary>The settings of a program that trusts this broker.</summary>
    public Dictionary<string, string?> Settings(params (string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["OIDC_AUTHORITY"] = Issuer,
            ["OIDC_CLIENT_ID"] = ClientId,
            ["OIDC_CLIENT_SECRET"] = Secret,
            ["OIDC_AUDIENCE"] = Audience,
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
            if (value is null)
            {
                settings.Remove(name);
            }
        }

        return settings;
    }

    /// <summary>Someone is asked who they are and says so: the query that they go back with.</summary>
    public string Answer(Uri question)
    {
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(question.Query);
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        Secrets.Enqueue(code);
        _asked[code] = new Asked(asked.TryGetValue("nonce", out var nonce) ? nonce.ToString() : null, asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return $"?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}";
    }

    /// <summary>An access token.</summary>
    public string AccessToken(Action<SecurityTokenDescriptor>? twist = null, Dictionary<string, object>? claims = null)
    {
        var descriptor = Describe(Audience, claims ?? Claims);
        twist?.Invoke(descriptor);
        return Sign(descriptor, "at+jwt");
    }

    /// <summary>What a browser is given as the proof of a sign-in.</summary>
    public string IdToken() => Sign(Describe(ClientId, Claims), "JWT");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Secrets.Enqueue(form["code_verifier"].ToString());
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_asked.TryGetValue(form["code"].ToString(), out var asked) || form["client_secret"] != Secret || challenge != asked.Challenge || form["redirect_uri"] != asked.ReturnTo)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var descriptor = Describe(ClientId, Claims);
        if (asked.Nonce is not null)
        {
            descriptor.Claims["nonce"] = asked.Nonce;
        }

        Twist(descriptor);
        var idToken = Sign(descriptor, "JWT");
        var accessToken = AccessToken();
        Secrets.Enqueue(idToken);
        Secrets.Enqueue(accessToken);
        return Results.Json(new { id_token = idToken, access_token = accessToken, token_type = "Bearer", expires_in = 300 });
    }

    private SecurityTokenDescriptor Describe(string audience, Dictionary<string, object> claims) => new()
    {
        Issuer = Issuer,
        Audience = audience,
        Claims = new Dictionary<string, object>(claims),
        IssuedAt = DateTime.UtcNow,
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
    };

    private static string Sign(SecurityTokenDescriptor descriptor, string type)
    {
        descriptor.TokenType = type;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static object PublicKey()
    {
        var parameters = Key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = Key.KeyId, alg = "RS256", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private sealed record Asked(string? Nonce, string Challenge, string ReturnTo);
}
