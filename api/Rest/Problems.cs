using Microsoft.Net.Http.Headers;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>The one place where refusals, bare statuses and faults become problem details.</summary>
internal static class Problems
{
    internal const string ContentType = "application/problem+json";

    // Long enough for a failover's first attempt, short enough that nobody waits for nothing.
    private const string RetryAfterSeconds = "2";

    /// <summary>What a grain refused.</summary>
    internal static IResult From(Refusal refusal)
    {
        var kind = ProblemKinds.ByCode.GetValueOrDefault(refusal.Code, ProblemKinds.ByCode[ProblemKinds.Internal]);
        // One field over its limit is a field to mend; only the body as a whole can be too large for HTTP.
        var status = refusal is { Code: RefusalCodes.TooLarge, Field: not null } ? StatusCodes.Status400BadRequest : kind.Status;
        var errors = refusal.Field is { } field ? new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [refusal.Message] } : null;
        return new Answer(new Problem(kind.Address, kind.Title, status, refusal.Message, kind.Code, errors));
    }

    /// <summary>Whoever asks is suspended.</summary>
    internal static IResult Suspended(string detail, ProblemSuspension suspension)
    {
        var kind = ProblemKinds.ByCode[RefusalCodes.NotAllowed];
        return new Answer(new Problem(kind.Address, kind.Title, StatusCodes.Status403Forbidden, detail, kind.Code, Suspension: suspension));
    }

    /// <summary>Every field that is wrong, at once.</summary>
    internal static IResult Invalid(IReadOnlyDictionary<string, string[]> errors)
    {
        var kind = ProblemKinds.ByCode[RefusalCodes.Invalid];
        var detail = string.Join(' ', errors.Select(error => $"{error.Key}: {string.Join(' ', error.Value)}"));
        return new Answer(new Problem(kind.Address, kind.Title, kind.Status, detail, kind.Code, errors));
    }

    /// <summary>A status that something in front of the handlers decided on.</summary>
    internal static IResult FromStatus(int status, string? detail = null)
    {
        var (code, text) = Explain(status);
        var kind = ProblemKinds.ByCode[code];
        return new Answer(new Problem(kind.Address, kind.Title, status, detail ?? text, kind.Code));
    }

    private static (string Code, string Detail) Explain(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => (RefusalCodes.NotAllowed, "There is no valid session with this request. Sign in with POST /v1/sessions."),
        StatusCodes.Status403Forbidden => (RefusalCodes.NotAllowed, "You may not do this."),
        StatusCodes.Status404NotFound => (RefusalCodes.NotFound, "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => (RefusalCodes.Invalid, "This address does not take this method; 'Allow' lists those it takes."),
        StatusCodes.Status409Conflict => (RefusalCodes.Conflict, "The request contradicts what is there now."),
        StatusCodes.Status413PayloadTooLarge => (RefusalCodes.TooLarge, "The body of the request is too large."),
        StatusCodes.Status415UnsupportedMediaType => (RefusalCodes.Invalid, "The body must be JSON, sent with 'Content-Type: application/json'."),
        StatusCodes.Status429TooManyRequests => (RefusalCodes.RateLimited, "Too many requests in a short time."),
        StatusCodes.Status503ServiceUnavailable => (RefusalCodes.Unavailable, "This could not be done now, or it is not known whether it was."),
        >= 500 => (ProblemKinds.Internal, "This program failed while it handled the request."),
        _ => (RefusalCodes.Invalid, "The request is not valid."),
    };

    private sealed class Answer(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = problem.Status;
            if (problem.Code is RefusalCodes.Unavailable or RefusalCodes.RateLimited)
            {
                response.Headers.RetryAfter = RetryAfterSeconds;
            }

            if (problem.Status == StatusCodes.Status401Unauthorized)
            {
                response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            }

            return response.WriteAsJsonAsync(problem, options: null, ContentType, httpContext.RequestAborted);
        }
    }
}
