using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Stadmaken.Api.Auth;
using Stadmaken.Tests.Api.Rest;

namespace Stadmaken.Tests.Api.SignIn;

/// <summary>Programs with access tokens of the broker.</summary>
public class BrokerTokenTests
{
    private static readonly SymmetricSecurityKey Shared = new(Encoding.UTF8.GetBytes(FakeBroker.Secret));

    [Fact]
    public async Task A_program_is_the_participant_that_the_same_person_is_in_a_browser()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        broker.Claims = FakeBroker.Said(roles: "steward");
        var browser = new Browser(edge.Client);
        await browser.SignInAsync(broker);

        using var response = await edge.GetAsync("/v1/sessions/current", broker.AccessToken());
        using var ours = await edge.GetAsync("/v1/cities/den-haag", broker.AccessToken());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((await browser.WhoAsync())!.Value.GetRawText(), (await response.JsonAsync()).GetProperty("participant").GetRawText());
        Assert.True(edge.World.Callers.Last().IsStewardOf("den-haag"));
    }

    [Fact]
    public async Task A_program_that_nobody_signed_in_as_counts_when_its_token_says_all_that_is_asked()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());

        using var whole = await edge.GetAsync("/v1/sessions/current", broker.AccessToken(claims: FakeBroker.Said("a-program")));
        using var part = await edge.GetAsync("/v1/sessions/current", broker.AccessToken(claims: FakeBroker.Said("another", city: null)));

        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        await part.ProblemAsync(401, "not-allowed");
        Assert.Single(edge.World.Participants);
    }

    [Fact]
    public async Task What_a_program_may_do_is_in_each_token()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());

        using var before = await edge.GetAsync("/v1/sessions/current", broker.AccessToken(claims: FakeBroker.Said(roles: "operator")));
        using var after = await edge.GetAsync("/v1/sessions/current", broker.AccessToken(claims: FakeBroker.Said()));

        Assert.Equal("""["operator"]""", (await before.JsonAsync()).GetProperty("participant").GetProperty("roles").GetRawText());
        Assert.Equal("[]", (await after.JsonAsync()).GetProperty("participant").GetProperty("roles").GetRawText());
    }

    private static readonly Dictionary<string, (Action<SecurityTokenDescriptor> Twist, Action<JwtBearerOptions> Unprotect)> Twists = new()
    {
        ["another issuer"] = (token => token.Issuer = "https://evil.example", options => options.TokenValidationParameters.ValidateIssuer = false),
        ["another audience"] = (token => token.Audience = "another-api", options => options.TokenValidationParameters.ValidateAudience = false),
        ["the proof of a sign-in"] = (token => token.Audience = FakeBroker.ClientId, options => options.TokenValidationParameters.ValidateAudience = false),
        ["expired"] = (token => token.Expires = DateTime.UtcNow.AddMinutes(-10), options => options.TokenValidationParameters.ValidateLifetime = false),
        ["without an end"] = (token => token.Expires = null, options => (options.TokenValidationParameters.RequireExpirationTime, options.TokenValidationParameters.ValidateLifetime) = (false, false)),
        ["signed by someone else"] = (
            token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            options => options.TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token)),
        ["signed with the shared secret"] = (
            token => token.SigningCredentials = new SigningCredentials(Shared, SecurityAlgorithms.HmacSha256),
            options => (options.TokenValidationParameters.ValidAlgorithms, options.TokenValidationParameters.IssuerSigningKey) = (null, Shared)),
        ["not signed"] = (token => token.SigningCredentials = null, options => options.TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token)),
    };

    public static TheoryData<string, bool> Forgeries()
    {
        var all = new TheoryData<string, bool>();
        foreach (var forgery in Twists.Keys)
        {
            all.Add(forgery, true);
            all.Add(forgery, false);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_for_us_from_the_broker_is_refused_also_where_none_is_needed(string forgery, bool isProtected)
    {
        var (twist, unprotect) = Twists[forgery];
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(), configure: builder =>
        {
            if (!isProtected)
            {
                builder.Services.PostConfigure(SessionSchemes.BrokerBearer, unprotect);
            }
        });
        var token = broker.AccessToken(twist);

        using var own = await edge.GetAsync("/v1/sessions/current", token);
        using var open = await edge.GetAsync("/v1/cities", token);

        if (isProtected)
        {
            await own.ProblemAsync(401, "not-allowed");
            await open.ProblemAsync(401, "not-allowed");
        }
        else
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (own.StatusCode, open.StatusCode));
        }
    }

    [Fact]
    public async Task Without_an_audience_no_token_of_the_broker_counts()
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings(("OIDC_AUDIENCE", null)));

        using var access = await edge.GetAsync("/v1/sessions/current", broker.AccessToken());
        using var proof = await edge.GetAsync("/v1/sessions/current", broker.IdToken());

        await access.ProblemAsync(401, "not-allowed");
        await proof.ProblemAsync(401, "not-allowed");
    }

    [Theory]
    [InlineData("/v1/sessions/current")]
    [InlineData("/v1/cities")]
    [InlineData("/live")]
    [InlineData("/live/negotiate")]
    public async Task A_token_in_an_address_is_refused_and_the_program_is_told(string path)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());

        foreach (var name in (string[])["access_token", "Access_Token"])
        {
            using var response = await edge.GetAsync($"{path}?{name}={broker.AccessToken()}");
            Assert.Contains("never taken from an address", (await response.ProblemAsync(401, "not-allowed")).Text("detail"), StringComparison.Ordinal);
            using var withHeader = await edge.GetAsync($"{path}?{name}=x", broker.AccessToken());
            await withHeader.ProblemAsync(401, "not-allowed");
        }
    }

    [Fact]
    public async Task A_bad_token_is_told_as_one_also_when_the_broker_does_not_answer()
    {
        var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        var token = broker.AccessToken();
        await broker.DisposeAsync();

        using var response = await edge.GetAsync("/v1/cities", token);

        await response.ProblemAsync(401, "not-allowed");
    }
}
