using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;

namespace Stadmaken.Silo.Telemetry;

/// <summary>
/// Metrics at an address of their own, which nothing else answers at. Not a path of the public's addresses: whether a request comes from
/// inside cannot be told from it, since behind a proxy all of them do, and a host name is whatever the sender says.
/// </summary>
public sealed partial class MetricsListener : IHostedService, IAsyncDisposable
{
    /// <summary>Where it listens, such as <c>http://10.0.0.7:9464</c>; <c>Metrics__Url</c> in the environment.</summary>
    public const string Setting = "Metrics:Url";

    private readonly WebApplication _app;
    private readonly ILogger _logger;

    /// <summary>Prepares; listens once it is started.</summary>
    /// <param name="url">Where.</param>
    /// <param name="metrics">What is told there.</param>
    /// <param name="loggers">Where it says so.</param>
    public MetricsListener(string url, MeterProvider metrics, ILoggerFactory loggers)
    {
        _logger = loggers.CreateLogger<MetricsListener>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Services.AddSingleton<IHostLifetime, OfTheProgram>();
        _app = builder.Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, predicate: null, TelemetrySetup.MetricsPath, configureBranchedPipeline: null, optionsName: null);
    }

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Address => new(new Uri(_app.Urls.First()), TelemetrySetup.MetricsPath);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        LogListens(Address);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics are at {Address}.")]
    private partial void LogListens(Uri address);

    // Signals to stop are for the program, which stops this last of all: what happens while it drains is worth knowing.
    private sealed class OfTheProgram : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
