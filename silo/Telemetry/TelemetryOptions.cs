namespace Stadmaken.Silo.Telemetry;

/// <summary>What operators may say about telemetry besides the standard <c>OTEL_…</c> variables; section <see cref="Section"/>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section; <c>Telemetry__TracedShare</c> in the environment.</summary>
    public const string Section = "Telemetry";

    /// <summary>
    /// Which share of the requests and calls from outside is followed by a trace, from 0 to 1. All, unless told otherwise, so that whoever
    /// tries it sees something; a busy network wants a hundredth.
    /// </summary>
    public double TracedShare { get; set; } = 1;
}
