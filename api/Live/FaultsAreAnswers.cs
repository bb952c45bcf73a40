using Microsoft.AspNetCore.SignalR;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Api.Live.Wire;

namespace Stadmaken.Api.Live;

/// <summary>
/// Whatever a hub method throws is answered as <c>unavailable</c>, never as SignalR's own text: the outcome is
/// unknown, and sending again with the same id is always safe.
/// </summary>
public sealed partial class FaultsAreAnswers(ILogger<LiveHub> logger) : IHubFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception e) when (e is TimeoutException or Orleans.Runtime.OrleansException)
        {
            LogFault(e, invocationContext.HubMethodName);
            return WireAnswers.Error(Faults.Unavailable);
        }
        catch (Exception e)
        {
            LogUnexpected(e, invocationContext.HubMethodName);
            return WireAnswers.Error(Faults.Unavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} failed; the client is told to try again.")]
    private partial void LogFault(Exception fault, string call);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Call} failed unexpectedly; the client is told to try again.")]
    private partial void LogUnexpected(Exception fault, string call);
}
