using Microsoft.AspNetCore.Http.Connections;

namespace Stadmaken.Tests.Support.Live;

/// <summary>How a <see cref="LiveClient"/> connects.</summary>
public sealed record LiveClientOptions
{
    /// <summary>Addresses of the hub; the next is tried after each lost connection.</summary>
    public required IReadOnlyList<Uri> Hubs { get; init; }

    /// <summary>The token of the session; null for someone who has not signed in.</summary>
    public required string? Token { get; init; }

    /// <summary>By which transport.</summary>
    public HttpTransportType Transport { get; init; } = HttpTransportType.WebSockets;

    /// <summary>MessagePack rather than JSON.</summary>
    public bool MessagePack { get; init; }

    /// <summary>Asks for events without what the one before says already, as the browser client does.</summary>
    public bool Brief { get; init; }

    /// <summary>Whether a lost connection is made again.</summary>
    public bool Reconnects { get; init; } = true;

    /// <summary>Time between two attempts to connect, and before what is <c>unavailable</c> is sent again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock of <see cref="RetryAfter"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
