using Stadmaken.Journals;

namespace Stadmaken.Glances;

/// <summary>
/// Gathers what is to be seen of the network as a whole. It keeps nothing but the last answer, for a few seconds: the truth is in the
/// journals of cities and practices. Key: <see cref="Key"/>.
/// </summary>
[Alias("stadmaken.network-glance-grain")]
public interface INetworkGlanceGrain : IGrainWithStringKey
{
    /// <summary>The key of the only one there is.</summary>
    const string Key = "glance:network";

    /// <summary>The network at a glance, a few seconds old at most. Anyone may ask; only what everyone may see is in it.</summary>
    [Alias("look")]
    Task<Answer<NetworkGlance>> Look();
}
