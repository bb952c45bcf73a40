using Stadmaken.Api.Hosting;

namespace Stadmaken.Api.Samples;

/// <summary>Switches the sample network on.</summary>
public static class SampleSetup
{
    private const string Setting = "Seed";
    private const string Sample = "sample";

    /// <summary>
    /// With <c>--seed sample</c> (or <c>Seed=sample</c>), sows the sample network before the program listens. Comes after the silo, which
    /// must be running by then.
    /// </summary>
    public static WebApplicationBuilder AddSampleNetwork(this WebApplicationBuilder builder)
    {
        if (IsWanted(builder.Configuration))
        {
            builder.Services.AddHostedService<SampleNetwork>();
        }

        return builder;
    }

    /// <summary>Says what is wrong with the setting before anything else is set up.</summary>
    /// <exception cref="SampleException">There is no such seed, or this is not the embedded way to run.</exception>
    public static void RefuseWrongSeed(IConfiguration configuration) => IsWanted(configuration);

    private static bool IsWanted(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => false,
        // What is sown cannot be taken away again, and a cluster is for a network of people.
        Sample when configuration.IsCluster() => throw new SampleException(
            $"{Setting}={Sample} is for the embedded way to run only, and Cluster__Mode is Cluster. Leave {Setting} out here, or start without Cluster__Mode and with a data directory of its own."),
        Sample => true,
        var seed => throw new SampleException($"There is no seed '{seed}'. The only one is '{Sample}'."),
    };
}
