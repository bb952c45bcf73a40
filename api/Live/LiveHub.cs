using Microsoft.AspNetCore.SignalR;
using Stadmaken.Api.Live.Wire;

namespace Stadmaken.Api.Live;

/// <summary>x</summary>
public sealed class LiveHub : Hub
{
    /// <summary>x</summary>
    public WireJson Misfit(WireJson answer) => answer;
}
