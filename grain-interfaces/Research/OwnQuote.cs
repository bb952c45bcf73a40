namespace Stadmaken.Research;

/// <summary>Something that may be quoted of a participant, as they find it themselves (rule R7).</summary>
/// <param name="QuoteId">What the data set calls it.</param>
/// <param name="PracticeId">The practice it is from.</param>
/// <param name="PracticeTitle">What that is called now.</param>
/// <param name="UpdateId">The update.</param>
/// <param name="Field">Which text of it: <c>text</c>, <c>obstacle</c>, <c>approach</c> or <c>lesson</c>.</param>
/// <param name="Text">The quote, as it is in the data set.</param>
/// <param name="At">When it was written, UTC.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.own-quote")]
public sealed record OwnQuote(
    [property: Id(0)] string QuoteId,
    [property: Id(1)] string PracticeId,
    [property: Id(2)] string PracticeTitle,
    [property: Id(3)] string UpdateId,
    [property: Id(4)] string Field,
    [property: Id(5)] string Text,
    [property: Id(6)] DateTimeOffset At);

/// <summary>The texts of an update that can be quoted.</summary>
public static class QuoteFields
{
    /// <summary>What happened.</summary>
    public const string Text = "text";

    /// <summary>What stood in the way.</summary>
    public const string Obstacle = "obstacle";

    /// <summary>What was tried.</summary>
    public const string Approach = "approach";

    /// <summary>What was learned.</summary>
    public const string Lesson = "lesson";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Text, Obstacle, Approach, Lesson];
}
