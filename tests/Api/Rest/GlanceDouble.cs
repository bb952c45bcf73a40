using Stadmaken.Glances;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>The network at a glance, as the test made it.</summary>
internal sealed class GlanceDouble(World world) : INetworkGlanceGrain
{
    public Task<Answer<NetworkGlance>> Look()
    {
        world.Enter();
        return Task.FromResult<Answer<NetworkGlance>>(world.Refusal is { } refusal ? refusal : world.Glance);
    }
}
