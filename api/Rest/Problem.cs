namespace Stadmaken.Api.Rest;

/// <summary>Why a request was not carried out (RFC 9457 problem details).</summary>
/// <param name="Type">Reference to an explanation of this kind of problem.</param>
/// <param name="Title">The kind of problem, in a few words; the same for each of its kind.</param>
/// <param name="Status">The HTTP status code, 400 to 599.</param>
/// <param name="Detail">What is wrong with this request, in English, without personal data.</param>
/// <param name="Code">Stable code to branch on: <c>not-found</c>, <c>not-allowed</c>, <c>invalid</c>, <c>conflict</c>, <c>locked</c>, <c>too-large</c>, <c>rate-limited</c>, <c>unavailable</c> (send it again) or <c>internal</c>.</param>
/// <param name="Errors">Every field that is wrong, with what is wrong with it.</param>
/// <param name="Suspension">When you are suspended: why, and until when.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    ProblemSuspension? Suspension = null);

/// <summary>That whoever asks is suspended.</summary>
/// <param name="Reason">Why; left out when it was redacted.</param>
/// <param name="Until">Until when; left out for no end.</param>
public sealed record ProblemSuspension(string? Reason = null, DateTimeOffset? Until = null);
