namespace Stadmaken.Api.Rest;

/// <summary>Serves, at the address that a problem names as its type, what that kind of problem means.</summary>
internal static class ProblemPages
{
    internal static void MapProblemPages(this IEndpointRouteBuilder routes) => routes
        .MapGet(ProblemKinds.Prefix + "{code}", (string code) => ProblemKinds.ByCode.TryGetValue(code, out var kind)
            ? Results.Text($"{kind.Code}: {kind.Title}\n\n{kind.Explanation}\n")
            : Problems.FromStatus(StatusCodes.Status404NotFound))
        .ExcludeFromDescription();
}
