using Microsoft.AspNetCore.Diagnostics;

namespace Stadmaken.Api.Rest;

/// <summary>Answers what was thrown: a problem that says whether to try again, and nothing of the inside.</summary>
internal sealed partial class Faults(ILogger<Faults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var request = httpContext.Request;
        var answer = exception switch
        {
            BadHttpRequestException malformed => Problems.FromStatus(malformed.StatusCode),
            // The outcome of a call that failed on its way is unknown; the caller may ask again.
            OrleansException or TimeoutException => Problems.FromStatus(StatusCodes.Status503ServiceUnavailable),
            _ => Problems.FromStatus(StatusCodes.Status500InternalServerError),
        };

        switch (exception)
        {
            case BadHttpRequestException:
                LogMalformed(exception, request.Method, request.Path);
                break;
            case OrleansException or TimeoutException:
                LogUnavailable(exception, request.Method, request.Path);
                break;
            default:
                LogFault(exception, request.Method, request.Path);
                break;
        }

        await answer.ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(LogLevel.Debug, "{Method} {Path} was malformed")]
    private partial void LogMalformed(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} could not be answered now")]
    private partial void LogUnavailable(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFault(Exception exception, string method, string path);
}
