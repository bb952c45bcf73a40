using Stadmaken.Journals;

namespace Stadmaken.Grains.Redacting;

/// <summary>Why texts are redacted. Stored, so they only grow (rule J8).</summary>
public static class RedactionCauses
{
    /// <summary>A participant left.</summary>
    public const string Erasure = "erasure";

    /// <summary>The time for which a board is kept is over.</summary>
    public const string Retention = "retention";

    /// <summary>A moderator hid, restored or removed something.</summary>
    public const string Moderation = "moderation";

    /// <summary>Why this is redacted.</summary>
    public static string Of(Redaction redaction) => redaction switch
    {
        Redaction.Person => Erasure,
        Redaction.Everything or Redaction.BoardPlan => Retention,
        _ => Moderation,
    };
}
