using Microsoft.Net.Http.Headers;

namespace Stadmaken.Api.Rest.Export;

/// <summary>A file to keep. Written as it goes: the whole of it is never in memory.</summary>
internal sealed class Download(string type, string name, Func<Stream, CancellationToken, Task> write) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        httpContext.Response.ContentType = type;
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        return write(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
