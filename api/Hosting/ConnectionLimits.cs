using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Stadmaken.Api.Hosting;

/// <summary>How many connections this node keeps, under <c>Connections</c>. What is more is closed at once, before anything is read.</summary>
public sealed class ConnectionLimitOptions
{
    /// <summary>Of all together, 0 for no limit. Each takes some tens of kilobytes and a file descriptor.</summary>
    public int Most { get; set; } = 20_000;

    /// <summary>
    /// Of one address, 0 for no limit: enough for a large workshop behind one address, and too few to take the node from everyone else. Behind a proxy every
    /// connection is the proxy's: then 0, and the proxy limits.
    /// </summary>
    public int PerAddress { get; set; } = 2_500;

    /// <summary>How long a connection may take to send the head of a request; who sends it byte by byte holds a connection no longer than this.</summary>
    public TimeSpan HeadWithin { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Puts <see cref="ConnectionLimitOptions"/> to work.</summary>
internal sealed partial class ConnectionLimits(IOptions<ConnectionLimitOptions> options, ILogger<ConnectionLimits> logger) : IConfigureOptions<KestrelServerOptions>
{
    private readonly ConcurrentDictionary<IPAddress, int> _held = new();

    /// <inheritdoc/>
    public void Configure(KestrelServerOptions kestrel)
    {
        var limits = options.Value;
        kestrel.Limits.MaxConcurrentConnections = kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Most > 0 ? limits.Most : null;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadWithin;
        if (limits.PerAddress > 0)
        {
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => HoldAsync(connection, next, limits.PerAddress)));
        }
    }

    private async Task HoldAsync(ConnectionContext connection, ConnectionDelegate next, int most)
    {
        if (Whose(connection.RemoteEndPoint) is not { } address)
        {
            await next(connection);
            return;
        }

        var held = _held.AddOrUpdate(address, 1, (_, before) => before + 1);
        try
        {
            if (held > most)
            {
                LogTooMany(most);
                connection.Abort(new ConnectionAbortedException("Too many connections of one address."));
                return;
            }

            await next(connection);
        }
        finally
        {
            // Gone when nobody holds any, or addresses seen once would be kept for ever.
            if (_held.AddOrUpdate(address, 0, (_, before) => before - 1) <= 0)
            {
                _held.TryRemove(new(address, 0));
            }
        }
    }

    // Whoever has one IPv6 address has all of its /64.
    private static IPAddress? Whose(EndPoint? remote)
    {
        if (remote is not IPEndPoint { Address: var address })
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (bytes.Length == 16)
        {
            bytes.AsSpan(8).Clear();
        }

        return new IPAddress(bytes);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A connection was closed: its address has {Most} already.")]
    private partial void LogTooMany(int most);
}

/// <summary>Registers <see cref="ConnectionLimits"/>.</summary>
internal static class ConnectionLimitSetup
{
    internal static void AddConnectionLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConnectionLimitOptions>().BindConfiguration("Connections");
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ConnectionLimits>();
    }
}
