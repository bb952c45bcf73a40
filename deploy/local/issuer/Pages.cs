using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Stadmaken.DevelopmentIssuer;

/// <summary>The pages that a person sees: one to choose who to be.</summary>
internal static class Pages
{
    /// <summary>Where people are sent to sign in.</summary>
    internal const string Authorize = "/connect/authorize";

    /// <summary>Where people are sent to sign out.</summary>
    internal const string EndSession = "/connect/end-session";

    // Who is signed in at this issuer, as brokers remember it: the next application asks nothing any more.
    private const string Remembered = "issuer-person";
    private const string Chosen = "person";

    /// <summary>Maps them.</summary>
    internal static void MapPages(this WebApplication app)
    {
        app.MapMethods(Authorize, [HttpMethods.Get, HttpMethods.Post], (Delegate)AuthorizeAsync);
        app.MapMethods(EndSession, [HttpMethods.Get, HttpMethods.Post], (Delegate)SignOut);
        app.MapGet("/", () => Results.Text("The development issuer: sign in at the network, and choose here who to be.\n"));
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext context)
    {
        var asked = context.GetOpenIddictServerRequest()!;
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
        var chosen = (string?)form?[Chosen];
        if (chosen == string.Empty)
        {
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = OpenIddictConstants.Errors.AccessDenied }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        if (SamplePerson.Find(chosen ?? context.Request.Cookies[Remembered]) is not { } person)
        {
            return Results.Content(ChoicePage(asked), "text/html; charset=utf-8");
        }

        context.Response.Cookies.Append(Remembered, person.Id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        var principal = Issuer.OfPerson(person);
        principal.SetScopes(asked.GetScopes());
        return Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult SignOut(HttpContext context)
    {
        context.Response.Cookies.Delete(Remembered);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static string ChoicePage(OpenIddictRequest asked)
    {
        var page = new StringBuilder();
        page.Append("""
            <!doctype html>
            <html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kies wie je bent</title>
            <style>
              body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #1d2433 }
              ul { list-style: none; padding: 0 } li { margin: 0.5rem 0 }
              button { font: inherit; text-align: left; width: 100%; padding: 0.625rem 0.875rem; border: 1px solid #6b7280; border-radius: 6px; background: #fff; cursor: pointer }
              button:hover { background: #eef2ff } small { color: #4b5563; display: block }
            </style></head><body>
            <h1>Kies wie je bent</h1>
            <p>Dit is de inlogpagina om mee te ontwikkelen. Iedereen hier is verzonnen.</p>
            <form method="post">
            """);
        foreach (var parameter in asked.GetParameters())
        {
            page.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="{Html(parameter.Key)}" value="{Html((string?)parameter.Value)}">""");
        }

        page.Append("<ul>");
        foreach (var person in SamplePerson.All)
        {
            var what = string.Join(", ", new[] { person.City, person.Sector }.Concat(person.Roles).Where(word => word is not null));
            page.Append(CultureInfo.InvariantCulture, $"""<li><button name="{Chosen}" value="{Html(person.Id)}">{Html(person.Name)}<small>{Html(what)}</small></button></li>""");
        }

        page.Append(CultureInfo.InvariantCulture, $"""<li><button name="{Chosen}" value="">Toch niet inloggen</button></li></ul></form></body></html>""");
        return page.ToString();
    }

    private static string Html(string? text) => WebUtility.HtmlEncode(text ?? string.Empty);
}
