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
    /// <exception cref="SampleException">There is no such seed, or this is not the embedded way to run.</exception>
    public static WebApplicationBuilder AddSampleNetwork(this WebApplicationBuilder builder)
    {
        var seed = builder.Configuration[Setting];
        if (string.IsNullOrEmpty(seed))
        {
            return builder;
        }

        if (seed != Sample)
        {
            throw new SampleException($"There is no seed '{seed}'. The only one is '{Sample}'.");
        }

        // What is sown cannot be taken away again, and a cluster is for a network of people.
        if (string.Equals(builder.Configuration["Cluster:Mode"], "Cluster", StringComparison.OrdinalIgnoreCase))
        {
            throw new SampleException(
                $"{Setting}={Sample} is for the embedded way to run only, and Cluster__Mode is Cluster. Leave {Setting} out here, or start without Cluster__Mode and with a data directory of its own.");
        }

        builder.Services.AddHostedService<SampleNetwork>();
        return builder;
    }
}
