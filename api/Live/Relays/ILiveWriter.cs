using Microsoft.AspNetCore.SignalR;

namespace Stadmaken.Api.Live.Relays;

/// <summary>Where messages to one connection go.</summary>
public interface ILiveWriter
{
    /// <summary>
    /// Writes a message that others may get too. Completes once the connection has room for more; a task that
    /// is not complete at once says that the connection is slow. Writing to a closed connection does nothing.
    /// </summary>
    ValueTask WriteAsync(SerializedHubMessage message);
}
