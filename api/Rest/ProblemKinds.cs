using System.Collections.Frozen;
using Stadmaken.Journals;

namespace Stadmaken.Api.Rest;

/// <summary>A kind of problem: its code, its usual status, and what it says at its address.</summary>
internal sealed record ProblemKind(string Code, int Status, string Title, string Explanation)
{
    internal string Address => ProblemKinds.Prefix + Code;
}

/// <summary>Every kind of problem there is; the codes are those of refusals, and one for faults of the program.</summary>
internal static class ProblemKinds
{
    internal const string Prefix = "/problems/";

    internal const string Internal = "internal";

    internal static readonly FrozenDictionary<string, ProblemKind> ByCode = new ProblemKind[]
    {
        new(RefusalCodes.Invalid, StatusCodes.Status400BadRequest, "The request is not valid",
            "Something in the request is malformed. 'errors' names every field that is wrong and why. Mend them and send it again."),
        new(RefusalCodes.NotAllowed, StatusCodes.Status403Forbidden, "Not allowed",
            "You may know of this but not do what you asked. With status 401 there is no valid session: sign in with POST /v1/sessions first."),
        new(RefusalCodes.NotFound, StatusCodes.Status404NotFound, "Not found",
            "There is nothing at this address, or you may not know of it."),
        new(RefusalCodes.Conflict, StatusCodes.Status409Conflict, "In conflict with what is there",
            "The request contradicts what is there now, such as an id that is taken. Read again before you decide what to do."),
        new(RefusalCodes.Locked, StatusCodes.Status409Conflict, "Locked",
            "What you want to change is locked. Whoever locked it can unlock it, and so can who leads the board."),
        new(RefusalCodes.TooLarge, StatusCodes.Status413PayloadTooLarge, "Too large",
            "The request, or a field in it, is larger than this network allows."),
        new(RefusalCodes.RateLimited, StatusCodes.Status429TooManyRequests, "Too many requests",
            "You asked too much in a short time. Wait for as many seconds as 'Retry-After' says."),
        new(RefusalCodes.Unavailable, StatusCodes.Status503ServiceUnavailable, "Not available now",
            "It could not be done now, or it is not known whether it was. Send it again after as many seconds as 'Retry-After' says."),
        new(Internal, StatusCodes.Status500InternalServerError, "A fault in this program",
            "This program failed; it is not the request's doing. The fault is in its log."),
    }.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);
}
