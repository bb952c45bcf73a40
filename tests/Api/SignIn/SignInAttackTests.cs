using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Stadmaken.Api.Auth;
using Stadmaken.Tests.Api.Rest;

namespace Stadmaken.Tests.Api.SignIn;

/// <summary>Attacks on signing in, each also tried where what stops it is taken away: there it works.</summary>
public class SignInAttackTests
{
    private const string Expired = "/sign-in?to=%2F&reason=expired";

    [Theory]
    [InlineData("?code=x&state=forged")]
    [InlineData("?code=x&state=")]
    [InlineData("?code=x")]
    [InlineData("")]
    public async Task A_state_that_is_forged_or_missing_signs_nobody_in(string query)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());
        var browser = new Browser(edge.Client);
        await browser.BeginAsync();

        Assert.Equal(Expired, await browser.ComeBackAsync(query));
        Assert.Null(await browser.WhoAsync());
    }

    /// <summary>An attacker begins to sign in, and has the victim's browser finish it: whatever the victim then writes is the attacker's.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_that_was_begun_in_another_browser_is_not_finished_in_this_one(bool isProtected)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await StartAsync(broker, isProtected, trustsAnyState: true, options => options.ProtocolValidator.RequireNonce = false);
        broker.Twist = token => { if (!isProtected) { token.Claims.Remove("nonce"); } };
        var attacker = new Browser(edge.Client);
        var victim = new Browser(edge.Client);
        var query = broker.Answer(await attacker.BeginAsync());

        var landing = await victim.ComeBackAsync(query);

        Assert.Equal(isProtected ? "/sign-in?to=%2Finbox&reason=expired" : "/sign-in?to=%2Finbox", landing);
        Assert.Equal(isProtected, await victim.WhoAsync() is null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_that_was_used_signs_nobody_in_again_even_where_the_broker_would_take_it(bool isProtected)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await StartAsync(broker, isProtected, trustsAnyState: true, options => options.ProtocolValidator.RequireNonce = false);
        broker.Twist = token => { if (!isProtected) { token.Claims.Remove("nonce"); } };
        var browser = new Browser(edge.Client);
        var query = broker.Answer(await browser.BeginAsync());
        Assert.Equal("/sign-in?to=%2Finbox", await browser.ComeBackAsync(query));
        (await browser.SendAsync(HttpMethod.Delete, "/v1/sessions/current")).Dispose();

        await browser.ComeBackAsync(query);

        Assert.Equal(isProtected, await browser.WhoAsync() is null);
    }

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

    private static readonly SymmetricSecurityKey Shared = new(System.Text.Encoding.UTF8.GetBytes(FakeBroker.Secret));

    /// <summary>What is wrong with the proof of a sign-in, and what would let it through.</summary>
    private static readonly Dictionary<string, (Action<SecurityTokenDescriptor> Twist, Action<OpenIdConnectOptions> Unprotect)> Twists = new()
    {
        ["no nonce"] = (token => token.Claims.Remove("nonce"), options => options.ProtocolValidator.RequireNonce = false),
        ["another nonce"] = (token => token.Claims["nonce"] = "639314420596131005.YQ", options => (options.ProtocolValidator.RequireNonce, options.ProtocolValidator) = (false, new Forgiving())),
        ["another issuer"] = (token => token.Issuer = "https://evil.example", options => options.TokenValidationParameters.ValidateIssuer = false),
        ["another audience"] = (token => token.Audience = "another-client", options => options.TokenValidationParameters.ValidateAudience = false),
        ["expired"] = (token => token.Expires = DateTime.UtcNow.AddMinutes(-10), options => options.TokenValidationParameters.ValidateLifetime = false),
        ["signed by someone else"] = (
            token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            options => options.TokenValidationParameters.SignatureValidator = (token, _) => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token)),
        ["signed with the shared secret"] = (
            token => token.SigningCredentials = new SigningCredentials(Shared, SecurityAlgorithms.HmacSha256),
            options => (options.TokenValidationParameters.ValidAlgorithms, options.TokenValidationParameters.IssuerSigningKey, options.Events.OnTokenValidated) = (null, Shared, _ => Task.CompletedTask)),
        ["not signed"] = (token => token.SigningCredentials = null, options => options.Events.OnTokenValidated = _ => Task.CompletedTask),
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_proof_that_is_not_of_this_sign_in_signs_nobody_in(string forgery, bool isProtected)
    {
        var (twist, unprotect) = Twists[forgery];
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await StartAsync(broker, isProtected, trustsAnyState: false, unprotect);
        broker.Twist = twist;
        var browser = new Browser(edge.Client);

        var landing = await browser.SignInAsync(broker);

        Assert.True(isProtected == landing.Contains("reason=", StringComparison.Ordinal), landing);
        Assert.Equal(isProtected, await browser.WhoAsync() is null);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" /inbox")]
    [InlineData("")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string to)
    {
        await using var broker = await FakeBroker.StartAsync();
        await using var edge = await EdgeHost.StartAsync(settings: broker.Settings());

        Assert.Equal("/sign-in?to=%2F", await new Browser(edge.Client).SignInAsync(broker, to));
        Assert.Equal("/sign-in?to=%2Fboards%2Fb1%3Fx%3D1", await new Browser(edge.Client).SignInAsync(broker, "/boards/b1?x=1"));
    }

    private static Task<EdgeHost> StartAsync(FakeBroker broker, bool isProtected, bool trustsAnyState, Action<OpenIdConnectOptions> unprotect) =>
        EdgeHost.StartAsync(settings: broker.Settings(), configure: builder =>
        {
            if (!isProtected)
            {
                builder.Services.PostConfigure<AuthenticationOptions>(options => options.SchemeMap[SessionSchemes.Broker].HandlerType = trustsAnyState ? typeof(Trusting) : typeof(OpenIdConnectHandler));
                builder.Services.PostConfigure(SessionSchemes.Broker, unprotect);
                builder.Services.AddTransient<Trusting>();
            }
        });

    private sealed class Forgiving : Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectProtocolValidator
    {
        public Forgiving() => (RequireNonce, RequireStateValidation) = (false, false);

        protected override void ValidateNonce(Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectProtocolValidationContext validationContext)
        {
        }
    }

    private sealed class Trusting(IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory loggers, HtmlEncoder html, UrlEncoder url) : OpenIdConnectHandler(options, loggers, html, url)
    {
        protected override bool ValidateCorrelationId(AuthenticationProperties properties) => true;
    }
}
