namespace Stadmaken.Practices;

/// <summary>A step on a practice's timeline.</summary>
/// <param name="MilestoneId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was added.</param>
/// <param name="Title">What is to be reached.</param>
/// <param name="Date">When.</param>
/// <param name="Text">More about it, if anything.</param>
/// <param name="ReachedOn">The day it was reached, if it was.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.milestone")]
public sealed record Milestone(
    [property: Id(0)] string MilestoneId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Title,
    [property: Id(3)] DateOnly Date,
    [property: Id(4)] string? Text = null,
    [property: Id(5)] DateOnly? ReachedOn = null);

/// <summary>What happened in a practice and what was learned.</summary>
/// <param name="UpdateId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was posted.</param>
/// <param name="Title">In one line.</param>
/// <param name="Text">What happened; plain, never HTML.</param>
/// <param name="By">Which participant posted it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="LearningArea">One of <see cref="LearningAreas.All"/>, if it is about one.</param>
/// <param name="Obstacle">What stood in the way.</param>
/// <param name="Approach">What was tried; others can borrow it.</param>
/// <param name="Lesson">What was learned.</param>
/// <param name="BorrowingId">The borrowing it is about, if any; see <see cref="Borrowing"/>.</param>
/// <param name="RedactedBecause">Why its text was removed for good, if it was; of each character a full block is left.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-update")]
public sealed record PracticeUpdate(
    [property: Id(0)] string UpdateId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Title,
    [property: Id(3)] string Text,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string? LearningArea = null,
    [property: Id(7)] string? Obstacle = null,
    [property: Id(8)] string? Approach = null,
    [property: Id(9)] string? Lesson = null,
    [property: Id(10)] string? BorrowingId = null,
    [property: Id(11)] string? RedactedBecause = null);

/// <summary>What was put in, or came out.</summary>
/// <param name="ContributionId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was recorded.</param>
/// <param name="Kind">One of <see cref="ContributionKinds"/>.</param>
/// <param name="What">What it was, in words.</param>
/// <param name="Date">On which day, or up to which.</param>
/// <param name="RecordedBy">Which participant recorded it.</param>
/// <param name="Amount">How much, greater than 0, at most two decimals; only a social outcome may have none.</param>
/// <param name="Unit">Of what: <c>hours</c>, a currency such as EUR, or a word for goods and outcomes.</param>
/// <param name="FromStakeholderId">Who put it in or achieved it, if that is one stakeholder.</param>
/// <param name="SaidByStakeholderId">Which stakeholder says so; who recorded it if none does.</param>
/// <param name="Assumption">What it rests on, above all for what was estimated.</param>
/// <param name="WithdrawnBecause">Why it does not count any more, if it was withdrawn.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.contribution")]
public sealed record Contribution(
    [property: Id(0)] string ContributionId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Kind,
    [property: Id(3)] string What,
    [property: Id(4)] DateOnly Date,
    [property: Id(5)] string RecordedBy,
    [property: Id(6)] decimal? Amount = null,
    [property: Id(7)] string? Unit = null,
    [property: Id(8)] string? FromStakeholderId = null,
    [property: Id(9)] string? SaidByStakeholderId = null,
    [property: Id(10)] string? Assumption = null,
    [property: Id(11)] string? WithdrawnBecause = null);

/// <summary>What a contribution or outcome can be.</summary>
public static class ContributionKinds
{
    /// <summary>Time of people; the unit is <see cref="HoursUnit"/>.</summary>
    public const string Hours = "hours";

    /// <summary>Money; the unit is a currency.</summary>
    public const string Money = "money";

    /// <summary>Things; the unit is a word.</summary>
    public const string Goods = "goods";

    /// <summary>Money that others did not have to spend; the unit is a currency.</summary>
    public const string AvoidedCost = "avoided-cost";

    /// <summary>What it brought to people; amount and unit if it can be counted.</summary>
    public const string SocialOutcome = "social-outcome";

    /// <summary>The unit of hours.</summary>
    public const string HoursUnit = "hours";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Hours, Money, Goods, AvoidedCost, SocialOutcome];
}
