using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stadmaken.Silo.Storage.PostgreSql;
using Stadmaken.Silo.Telemetry;

namespace Stadmaken.Silo.Hosting;

/// <summary>A silo as a process of its own, with its health and its metrics over HTTP.</summary>
public static partial class ClusterNode
{
    /// <summary>For this machine only, unless <c>ASPNETCORE_URLS</c> says otherwise; it is not for the public.</summary>
    private const string DefaultAddress = "http://127.0.0.1:5081";

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="args">Command line; settings as <c>--Orleans:SiloPort=…</c>.</param>
    /// <param name="configure">What a test wants otherwise, applied last.</param>
    /// <returns>The exit code: 0 after a stop that was asked for, 1 when it could not start.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        try
        {
            var app = Build(args, configure);
            RequireMigrations(app.Services.GetRequiredService<PostgresOptions>());
            await app.RunAsync();
            return 0;
        }
        catch (ClusterSettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    /// <summary>Builds the program, ready to run.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="configure">What a test wants otherwise, applied last.</param>
    /// <exception cref="ClusterSettingException">A setting is missing or cannot be read.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["urls"] is null or "")
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.AddClusterSilo();

        // At the same address as its health: nothing of a silo is for the public.
        builder.AddTelemetry("stadmaken-silo", hasGrains: true, isScraped: true);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(EmbeddedSilo.ReadyTag) });
        app.MapPrometheusScrapingEndpoint(TelemetrySetup.MetricsPath);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
            {
                LogReady(app.Logger, address);
            }
        });
        return app;
    }

    /// <summary>
    /// Somewhere inside the silo it would fail too, and say less. Silos never migrate by themselves, because several start at once and older
    /// ones still run.
    /// </summary>
    private static void RequireMigrations(PostgresOptions database)
    {
        if (PostgresMigrations.Missing(database.ConnectionString) is [var first, ..])
        {
            throw new ClusterSettingException($"The database lacks the migration '{first}'. Run the command 'migrate' of this version first: dotnet run --project silo -- migrate");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The silo is in the cluster; its health is at {Address}/health/ready, its metrics at /metrics there.")]
    private static partial void LogReady(ILogger logger, string address);
}
