using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Stadmaken.Api.Rest;

/// <summary>Whether this process lives, and whether it can take commands: <c>/health/live</c> and <c>/health/ready</c>.</summary>
public static class Health
{
    /// <summary>
    /// Tag of the health checks that decide on readiness. Whoever stores commands registers one that
    /// stores something; as long as nobody has, this process is not ready.
    /// </summary>
    public const string ReadyTag = "ready";

    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpContext context) => Answer(context, StatusCodes.Status200OK, "live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", AnswerReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerReadyAsync(HttpContext context, HealthCheckService checks, IHostApplicationLifetime lifetime)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(ReadyTag), context.RequestAborted);

        // Once it is asked to stop nobody new is to be sent here, though whoever is here is still served.
        var ready = !lifetime.ApplicationStopping.IsCancellationRequested && report.Entries.Count > 0 && report.Status != HealthStatus.Unhealthy;
        return ready
            ? Answer(context, StatusCodes.Status200OK, "ready")
            : Answer(context, StatusCodes.Status503ServiceUnavailable, "not-ready");
    }

    private static IResult Answer(HttpContext context, int status, string word)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { status = word }, statusCode: status);
    }
}
