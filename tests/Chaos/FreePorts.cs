using System.Net;
using System.Net.Sockets;

namespace Stadmaken.Tests.Chaos;

/// <summary>Ports for a program that must come back at the address it had.</summary>
internal static class FreePorts
{
    public static int Next()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
