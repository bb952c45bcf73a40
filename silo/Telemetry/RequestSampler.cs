using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Stadmaken.Silo.Telemetry;

/// <summary>
/// A trace begins where somebody outside asks for something, and whatever follows from a traced span is traced: what it calls, and a
/// batch in which it is one of several, which has links instead of a parent. What the program does of its own accord (renewing,
/// looking who else is in the cluster) would be thousands of traces of nothing.
/// </summary>
/// <param name="share">Of what is asked, from 0 to 1.</param>
internal sealed class RequestSampler(double share) : Sampler
{
    // The names that ASP.NET Core begins the spans of requests and of hub calls with.
    private const string AskedFromOutside = "Microsoft.AspNetCore.";

    private readonly TraceIdRatioBasedSampler _asked = new(Math.Clamp(share, 0, 1));

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        // Also when whoever asks has begun the trace, as our own browser client does: how much is followed is the operator's to say. Which of a trace
        // begun elsewhere is followed depends on its id alone, and so is the same in every process.
        if (samplingParameters.Name.StartsWith(AskedFromOutside, StringComparison.Ordinal))
        {
            return _asked.ShouldSample(samplingParameters);
        }

        if (samplingParameters.ParentContext.TraceId != default)
        {
            return Decided((samplingParameters.ParentContext.TraceFlags & ActivityTraceFlags.Recorded) != 0);
        }

        return Decided(samplingParameters.Links?.Any(link => (link.Context.TraceFlags & ActivityTraceFlags.Recorded) != 0) == true);
    }

    private static SamplingResult Decided(bool isTraced) => new(isTraced ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
