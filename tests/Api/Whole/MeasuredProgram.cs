using Microsoft.Extensions.DependencyInjection;
using Stadmaken.Silo.Telemetry;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>The whole program as an operator runs it who scrapes metrics.</summary>
public sealed class MeasuredProgram : WholeProgram
{
    /// <summary>Where metrics are.</summary>
    public Uri Metrics => Services.GetRequiredService<MetricsListener>().Address;

    protected override string[] Settings => ["--Metrics:Url=http://127.0.0.1:0"];
}
