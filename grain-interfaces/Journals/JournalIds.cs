namespace Stadmaken.Journals;

/// <summary>
/// Keys of grains and journals. Each is prefixed with its kind, because the Orleans ADO.NET
/// providers fold keys that parse as hexadecimal numbers into one row ("ab", "AB", "0ab").
/// </summary>
public static class JournalIds
{
    /// <summary>The journal of the network as a whole.</summary>
    public const string Network = "network:main";

    /// <summary>The journal of who did what to whom, and why: the audit, and the standing of everybody.</summary>
    public const string Audit = "audit:network";

    /// <summary>The journal of the issues of the data set for research.</summary>
    public const string Research = "research:network";

    private const string BoardFollowersKind = "board-followers:";

    /// <summary>The journal of a board.</summary>
    public static string Board(string boardId) => "board:" + boardId;

    /// <summary>The journal of a city.</summary>
    public static string City(string cityId) => "city:" + cityId;

    /// <summary>The journal of a gathering.</summary>
    public static string Gathering(string gatheringId) => "gathering:" + gatheringId;

    /// <summary>The journal of a participant.</summary>
    public static string Participant(string participantId) => "participant:" + participantId;

    /// <summary>The journal of a practice.</summary>
    public static string Practice(string practiceId) => "practice:" + practiceId;

    /// <summary>The journal of who follows a practice.</summary>
    public static string Followers(string practiceId) => "followers:" + practiceId;

    /// <summary>The journal of who follows a board.</summary>
    public static string BoardFollowers(string boardId) => BoardFollowersKind + boardId;

    /// <summary>Whether a journal is that of who follows a board.</summary>
    public static bool IsBoardFollowers(string journalId) => journalId.StartsWith(BoardFollowersKind, StringComparison.Ordinal);

    /// <summary>Whether a journal is a city's.</summary>
    public static bool IsCity(string journalId) => journalId.StartsWith("city:", StringComparison.Ordinal);

    /// <summary>The id without its kind: <c>board:abc</c> is <c>abc</c>.</summary>
    public static string Local(string journalId) => journalId[(journalId.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
