using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Live;
using Stadmaken.Api.Rest;
using Stadmaken.Api.Samples;
using Stadmaken.Silo.Hosting;
using Stadmaken.Silo.Telemetry;

namespace Stadmaken.Api.Hosting;

/// <summary>
/// Puts the program together. The only place in this project that knows the silo: in the embedded way to run,
/// it lives in the same process; as a node of a cluster this program is a client of silos elsewhere.
/// </summary>
public static class Application
{
    /// <summary>Builds the program, ready to run.</summary>
    /// <param name="args">Command line; settings as <c>--Storage:DataDirectory=…</c>.</param>
    /// <param name="configure">What a test wants otherwise, applied last.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(WebRoot.Options(args));
        SampleSetup.RefuseWrongSeed(builder.Configuration);
        builder.UseDefaultAddress();
        builder.AddConnectionLimits();
        if (builder.Configuration.IsCluster())
        {
            builder.AddClusterClient();
        }
        else
        {
            builder.AddEmbeddedSilo();
        }

        builder.AddTelemetry("stadmaken-api", hasGrains: !builder.Configuration.IsCluster());
        builder.AddRestEdge();
        builder.AddLiveEdge();
        builder.AddStanding();
        builder.AddSampleNetwork();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapRestEdge();
        app.MapLiveEdge();
        app.MapDashboard();
        app.AnnounceAddress();
        return app;
    }
}
