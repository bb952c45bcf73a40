using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Feeds;
using Stadmaken.Api.Rest.Description;
using Stadmaken.Api.Rest.Feeds;
using Stadmaken.Api.Rest.Gatherings;
using Stadmaken.Api.Rest.Moderation;
using Stadmaken.Api.Rest.Participation;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Api.Rest.Research;
using Stadmaken.Api.Rest.Search;
using Stadmaken.Boards;
using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest;

/// <summary>The HTTP edge of the network: REST under <c>/v1</c>, health, and the browser client's files.</summary>
public static class RestEdge
{
    /// <summary>
    /// Registers the edge and its sessions. Needs an <see cref="IGrainFactory"/>, from a silo in this process
    /// or an Orleans client, and a health check with <see cref="Health.ReadyTag"/> to ever be ready.
    /// </summary>
    public static WebApplicationBuilder AddRestEdge(this WebApplicationBuilder builder)
    {
        builder.AddSessions();
        var services = builder.Services;
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        // Otherwise, outside Development, a malformed parameter becomes an empty 400.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
            // Readable text is safe here: this JSON is never put inside HTML.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOptions<BoardLimits>().BindConfiguration("Boards:Limits");
        services.AddOptions<ImportOptions>().BindConfiguration("Boards:Import");
        services.AddOptions<PracticeLimits>().BindConfiguration("Practices:Limits");
        services.AddSingleton<PracticeRequests>();
        services.AddOptions<ResearchOptions>().BindConfiguration("Research");
        services.TryAddSingleton<NewsReader>();
        services.AddOptions<GatheringLimits>().BindConfiguration("Gatherings:Limits");
        services.AddSingleton<GatheringRequests>();
        services.TryAddSingleton<StandingTable>();
        services.AddSingleton<InvitationTokens>();
        services.AddExceptionHandler<Faults>();
        services.AddHealthChecks();
        services.AddRequestLimits();
        services.AddOtherSites();
        services.AddSecurityText();
        services.AddApiDescription();
        return builder;
    }

    /// <summary>
    /// Puts the edge in the pipeline. Called once, before anything else is added to it; endpoints such as
    /// the hub are mapped before or after, and get the same sessions, headers and problems.
    /// </summary>
    public static WebApplication MapRestEdge(this WebApplication app)
    {
        app.UseSecurityHeaders(SecurityHeaders.Policies);
        app.UseV1Headers();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseStatusCodePages(bare => Problems.FromStatus(bare.HttpContext.Response.StatusCode).ExecuteAsync(bare.HttpContext));
        app.UseExactV1Addresses();
        app.UseRouting();
        app.UseCors();
        app.UseOtherSitesRefusal();
        app.UseBrowserClient();
        app.UseAuthentication();
        app.UsePresentedCredentials();
        app.UseStanding();
        app.UseRateLimiter();
        app.UseAuthorization();

        var v1 = app.MapGroup(V1.Prefix).CanAllRefuse(401, 429, 500, 503);
        v1.MapSessions();
        v1.MapCities();
        v1.MapPractices();
        v1.MapGatherings();
        v1.MapBoards();
        v1.MapBoardEvents();
        v1.MapBoardExport();
        v1.MapBoardTemplates();
        v1.MapBoardParticipation();
        v1.MapParticipants();
        v1.MapStanding();
        v1.MapReports();
        v1.MapAudit();
        v1.MapInvitations();
        v1.MapErasure();
        v1.MapCityFeeds();
        v1.MapInbox();
        v1.MapAtom();
        v1.MapNetwork();
        v1.MapSearch();
        v1.MapMyConsents();
        v1.MapResearch();
        app.MapBroker();
        app.MapApiDescription();
        app.MapProblemPages();
        app.MapHealth();
        app.MapSecurityText();
        return app;
    }
}
