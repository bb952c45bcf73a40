namespace Stadmaken.Journals;

/// <summary>The stable codes of refusals. Clients branch on them; texts may change, these never do.</summary>
public static class RefusalCodes
{
    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    public const string NotFound = "not-found";

    /// <summary>The caller may see it but not do this.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The command is malformed; <see cref="Refusal.Field"/> says where.</summary>
    public const string Invalid = "invalid";

    /// <summary>The command contradicts what is there now.</summary>
    public const string Conflict = "conflict";

    /// <summary>The board, zone or card is locked.</summary>
    public const string Locked = "locked";

    /// <summary>A configured limit would be passed.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Too many in a short time; try again later.</summary>
    public const string RateLimited = "rate-limited";

    /// <summary>It could not be stored now, or it is not known whether it was; send it again with the same id.</summary>
    public const string Unavailable = "unavailable";
}
