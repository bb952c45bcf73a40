namespace Stadmaken.Journals;

/// <summary>Why something was not done. A value, not an exception: being refused is part of the domain.</summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
/// <param name="Message">For people who build clients, in English, without personal data.</param>
/// <param name="Field">For <see cref="RefusalCodes.Invalid"/> and <see cref="RefusalCodes.TooLarge"/>: the field it is about.</param>
/// <param name="RetryAfterMs">For those that may be sent again: not before so many milliseconds, where that is known.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.refusal")]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message,
    [property: Id(2)] string? Field = null,
    [property: Id(3)] int? RetryAfterMs = null)
{
    /// <summary>Whether the same command, sent again later, may be accepted.</summary>
    public bool Retry => Code is RefusalCodes.Unavailable or RefusalCodes.RateLimited;

    /// <summary>There is no <paramref name="what"/>, or the caller may not know of it.</summary>
    public static Refusal NotFound(string what, string? field = null) => new(RefusalCodes.NotFound, $"There is no such {what}.", field);

    /// <summary>The caller may not do this.</summary>
    public static Refusal NotAllowed(string message) => new(RefusalCodes.NotAllowed, message);

    /// <summary>The field is malformed.</summary>
    public static Refusal Invalid(string field, string message) => new(RefusalCodes.Invalid, message, field);

    /// <summary>The command contradicts what is there now.</summary>
    public static Refusal Conflict(string message) => new(RefusalCodes.Conflict, message);

    /// <summary>What the command would change is locked.</summary>
    public static Refusal Locked(string what) => new(RefusalCodes.Locked, $"The {what} is locked.");

    /// <summary>A limit would be passed.</summary>
    public static Refusal TooLarge(string field, string message) => new(RefusalCodes.TooLarge, message, field);

    /// <summary>The outcome is unknown or nothing was stored; send again with the same id.</summary>
    public static Refusal Unavailable(string message) => new(RefusalCodes.Unavailable, message);
}
