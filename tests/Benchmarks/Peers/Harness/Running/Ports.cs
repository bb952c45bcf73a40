using System.Net;
using System.Net.Sockets;

namespace Stadmaken.Tests.Benchmarks.Peers.Running;

/// <summary>Ports for servers that have to be told theirs.</summary>
internal static class Ports
{
    /// <summary>One that nothing listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
