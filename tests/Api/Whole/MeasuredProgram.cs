using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stadmaken.Silo.Telemetry;
using Stadmaken.Tests.Support.Telemetry;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>The whole program as an operator runs it who scrapes metrics and keeps what is logged, at the levels it comes with.</summary>
public sealed class MeasuredProgram : WholeProgram
{
    /// <summary>Where metrics are.</summary>
    public Uri Metrics => Services.GetRequiredService<MetricsListener>().Address;

    /// <summary>What is logged.</summary>
    public RecordedLogs Logs { get; } = new();

    protected override string[] Settings =>
        ["--Metrics:Url=http://127.0.0.1:0", "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft=Warning", "--Logging:LogLevel:Orleans=Warning"];

    protected override void Configure(WebApplicationBuilder builder) => builder.Logging.AddProvider(Logs);
}
