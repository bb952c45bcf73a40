namespace Stadmaken.Api.Live;

/// <summary>The names of the messages that the server sends; see PROTOCOL.md.</summary>
public static class LiveMessages
{
    /// <summary>Stored events: <c>(boardId, events[])</c>.</summary>
    public const string BoardEvents = "boardEvents";

    /// <summary>Posted commands that were not accepted: <c>(boardId, results[])</c>.</summary>
    public const string Refused = "refused";

    /// <summary>Who is where: <c>(boardId, changes[])</c>.</summary>
    public const string Presence = "presence";

    /// <summary>News in a feed: <c>(cityId, items[])</c>.</summary>
    public const string FeedItems = "feedItems";

    /// <summary>News in the caller's inbox: <c>(items[])</c>.</summary>
    public const string InboxItems = "inboxItems";

    /// <summary>Stored events of a practice: <c>(practiceId, events[])</c>.</summary>
    public const string PracticeEvents = "practiceEvents";

    /// <summary>The connection fell behind: <c>(boardId, reason)</c>.</summary>
    public const string Resync = "resync";

    /// <summary>This node stops: connect again at once, which leads elsewhere.</summary>
    public const string Leaving = "leaving";

    /// <summary>The reason of a <see cref="Resync"/> after something was redacted: texts that the connection has are not to be shown any more.</summary>
    public const string Redacted = "redacted";
}
