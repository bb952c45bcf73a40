using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>An agreement between stakeholders. Its terms never change; a new agreement can take its place (rule PR5).</summary>
/// <param name="AgreementId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was proposed.</param>
/// <param name="Terms">What is agreed.</param>
/// <param name="Status">One of <see cref="AgreementStatuses"/>.</param>
/// <param name="ProposedBy">Which participant proposed it.</param>
/// <param name="ProposedAt">When, UTC.</param>
/// <param name="Acceptances">Which parties accepted it, in the order they did.</param>
/// <param name="NextReviewDate">When it is to be looked at next; that of its terms until it has been reviewed.</param>
/// <param name="Reviews">What came of reviewing it, oldest first.</param>
/// <param name="Supersedes">The agreement whose place it takes once in force, if any.</param>
/// <param name="SupersededBy">The agreement that took its place, if any.</param>
/// <param name="BorrowingId">The borrowing it was made from, if any; see <see cref="Borrowing"/>.</param>
/// <param name="InForceSince">When the last party accepted it, UTC; null if that never happened.</param>
/// <param name="CeasedAt">When it ended, expired or was superseded, UTC.</param>
/// <param name="EndedBecause">Why it was ended, if it was.</param>
/// <param name="ReviewDueFor">The review date that was told to come near, if any was; once for each date (rule PR9).</param>
/// <param name="OverdueFor">The review date that was told to have passed, if any was; once for each date (rule PR9).</param>
[GenerateSerializer, Immutable, Alias("stadmaken.agreement")]
public sealed record Agreement(
    [property: Id(0)] string AgreementId,
    [property: Id(1)] long Version,
    [property: Id(2)] AgreementTerms Terms,
    [property: Id(3)] string Status,
    [property: Id(4)] string ProposedBy,
    [property: Id(5)] DateTimeOffset ProposedAt,
    [property: Id(6)] Acceptance[] Acceptances,
    [property: Id(7)] DateOnly NextReviewDate,
    [property: Id(8)] AgreementReview[] Reviews,
    [property: Id(9)] string? Supersedes = null,
    [property: Id(10)] string? SupersededBy = null,
    [property: Id(11)] string? BorrowingId = null,
    [property: Id(12)] DateTimeOffset? InForceSince = null,
    [property: Id(13)] DateTimeOffset? CeasedAt = null,
    [property: Id(14)] string? EndedBecause = null,
    [property: Id(15)] DateOnly? ReviewDueFor = null,
    [property: Id(16)] DateOnly? OverdueFor = null)
{
    /// <summary>Whether it is proposed or in force.</summary>
    public bool IsLive() => Status is AgreementStatuses.Proposed or AgreementStatuses.InForce;

    /// <summary>Whether this party has accepted it.</summary>
    public bool IsAcceptedBy(string stakeholderId) => Array.Exists(Acceptances, acceptance => acceptance.StakeholderId == stakeholderId);
}

/// <summary>What is agreed; as it is stored and as it is shown.</summary>
/// <param name="What">Who does what.</param>
/// <param name="Parties">The stakeholders between whom, at least two.</param>
/// <param name="ResponsibleId">Which of them is responsible.</param>
/// <param name="LiableId">Which of them is liable.</param>
/// <param name="ReviewDate">When it is to be looked at again.</param>
/// <param name="Cover">How it is insured or mandated, if it is.</param>
/// <param name="Responsibility">The responsibility that it arranges, in a few words, as in <see cref="PracticeFacts.Responsibilities"/>.</param>
/// <param name="ValidUntil">The last day it holds; until it is ended if there is none.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.agreement-terms")]
public sealed record AgreementTerms(
    [property: Id(0), FreeText] string What,
    [property: Id(1)] string[] Parties,
    [property: Id(2)] string ResponsibleId,
    [property: Id(3)] string LiableId,
    [property: Id(4)] DateOnly ReviewDate,
    [property: Id(5), FreeText] string? Cover = null,
    [property: Id(6), FreeText] string? Responsibility = null,
    [property: Id(7)] DateOnly? ValidUntil = null);

/// <summary>That a party accepted an agreement.</summary>
/// <param name="StakeholderId">The party.</param>
/// <param name="By">The participant who said so.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsRecorded">Whether it was recorded by who leads the practice, for a party that nobody in the network speaks for.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.acceptance")]
public sealed record Acceptance(
    [property: Id(0)] string StakeholderId,
    [property: Id(1)] string By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool IsRecorded);

/// <summary>That an agreement was reviewed and goes on.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="NextReviewDate">When it is to be looked at again.</param>
/// <param name="By">The participant who recorded it.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.agreement-review")]
public sealed record AgreementReview(
    [property: Id(0)] string Findings,
    [property: Id(1)] DateOnly NextReviewDate,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset At);

/// <summary>Where an agreement is in its life.</summary>
public static class AgreementStatuses
{
    /// <summary>Not yet accepted by every party.</summary>
    public const string Proposed = "proposed";

    /// <summary>Accepted by every party.</summary>
    public const string InForce = "in-force";

    /// <summary>Its last day is past.</summary>
    public const string Expired = "expired";

    /// <summary>Ended, or withdrawn before it was in force.</summary>
    public const string Ended = "ended";

    /// <summary>Another agreement took its place.</summary>
    public const string Superseded = "superseded";
}
