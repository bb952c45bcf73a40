using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Stadmaken.Telemetry;

namespace Stadmaken.Silo.Telemetry;

/// <summary>
/// Sends what the program tells of itself to those who operate it: metrics to whoever scrapes them, and metrics and traces over OTLP when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where. When neither is asked for, nothing of it is started.
/// </summary>
public static class TelemetrySetup
{
    /// <summary>Where metrics are scraped.</summary>
    public const string MetricsPath = "/metrics";

    private static readonly string[] Meters =
    [
        Instrumentation.Name,
        "Microsoft.Orleans",
        "Npgsql",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections",
        "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        Instrumentation.Name,
        "Microsoft.Orleans.Application",
        "Microsoft.Orleans.Runtime",
        "Microsoft.Orleans.Lifecycle",
        "Microsoft.Orleans.Storage",
        "Microsoft.AspNetCore.SignalR.Server",
        "Npgsql",
    ];

    // Probes come every second and say nothing; a live connection is one request of hours, and its calls have spans of their own.
    private static readonly PathString[] Untraced = ["/health", "/live", MetricsPath];

    /// <summary>For a program whose addresses are the public's: metrics are at an address of their own, if <see cref="MetricsListener.Setting"/> names one.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="service">What it is called by those who operate it.</param>
    /// <param name="hasGrains">Whether practices can be counted from here.</param>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service, bool hasGrains)
    {
        var url = builder.Configuration[MetricsListener.Setting];
        var isScraped = !string.IsNullOrEmpty(url);
        if (builder.AddTelemetry(service, hasGrains, isScraped) && isScraped)
        {
            builder.Services.AddSingleton(services => new MetricsListener(url!, services.GetRequiredService<MeterProvider>(), services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>()));
            builder.Services.AddHostedService(services => services.GetRequiredService<MetricsListener>());
        }
    }

    /// <summary>For a program that maps <see cref="MetricsPath"/> by itself, or for one that does not.</summary>
    /// <returns>Whether there is any telemetry.</returns>
    public static bool AddTelemetry(this IHostApplicationBuilder builder, string service, bool hasGrains, bool isScraped)
    {
        var isExported = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (!isScraped && !isExported)
        {
            return false;
        }

        var options = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(service, serviceVersion: Version));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (isScraped)
            {
                metrics.AddPrometheusExporter();
            }

            if (isExported)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (isExported)
        {
            telemetry.WithTracing(traces => traces.AddTraces(options.TracedShare).AddOtlpExporter());
        }

        if (hasGrains)
        {
            builder.Services.AddHostedService<PracticeCensus>();
        }

        return true;
    }

    /// <summary>All spans of the program, without what may say something of people.</summary>
    /// <param name="traces">Where they go.</param>
    /// <param name="share">Of the requests and calls from outside, from 0 to 1.</param>
    public static TracerProviderBuilder AddTraces(this TracerProviderBuilder traces, double share) => traces
        .SetSampler(new RequestSampler(share))
        .AddSource(Sources)
        .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !Untraced.Any(path => context.Request.Path.StartsWithSegments(path)))
        .AddProcessor(new HarmlessTags());

    private static string? Version =>
        typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
