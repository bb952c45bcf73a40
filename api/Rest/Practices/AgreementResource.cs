using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>An agreement to propose.</summary>
/// <param name="What">Who does what.</param>
/// <param name="Parties">The stakeholders between whom, at least two, by id.</param>
/// <param name="ResponsibleId">Which of them is responsible.</param>
/// <param name="LiableId">Which of them is liable.</param>
/// <param name="ReviewDate">When it is to be looked at again, after today.</param>
/// <param name="Cover">How it is insured or mandated, if it is.</param>
/// <param name="Responsibility">The responsibility that it arranges, in a few words.</param>
/// <param name="ValidUntil">The last day it holds; until it is ended if left out.</param>
/// <param name="Supersedes">The agreement in force whose place it takes once it is in force.</param>
/// <param name="BorrowingId">The borrowing it is made from.</param>
public sealed record NewAgreement(
    string What,
    string[] Parties,
    string ResponsibleId,
    string LiableId,
    DateOnly ReviewDate,
    string? Cover = null,
    string? Responsibility = null,
    DateOnly? ValidUntil = null,
    string? Supersedes = null,
    string? BorrowingId = null);

/// <summary>That a party accepts an agreement.</summary>
/// <param name="StakeholderId">The party.</param>
public sealed record NewAcceptance(string StakeholderId);

/// <summary>That an agreement was reviewed and goes on.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="NextReviewDate">When it is to be looked at again.</param>
public sealed record NewReview(string Findings, DateOnly NextReviewDate);

/// <summary>That an agreement ends.</summary>
/// <param name="Why">Why.</param>
public sealed record AgreementEnding(string Why);

/// <summary>An agreement between stakeholders. What is agreed never changes; another agreement can take its place.</summary>
/// <param name="AgreementId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was proposed.</param>
/// <param name="What">Who does what.</param>
/// <param name="Parties">The stakeholders between whom.</param>
/// <param name="ResponsibleId">Which of them is responsible.</param>
/// <param name="LiableId">Which of them is liable.</param>
/// <param name="ReviewDate">When it was first to be looked at again.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="ProposedBy">Which participant proposed it.</param>
/// <param name="ProposedAt">When, UTC.</param>
/// <param name="Acceptances">Which parties accepted it, in the order they did.</param>
/// <param name="NextReviewDate">When it is to be looked at next.</param>
/// <param name="Reviews">What came of reviewing it, oldest first.</param>
/// <param name="Cover">How it is insured or mandated, if it is.</param>
/// <param name="Responsibility">The responsibility that it arranges, if any.</param>
/// <param name="ValidUntil">The last day it holds, if there is one.</param>
/// <param name="Supersedes">The agreement whose place it takes once in force, if any.</param>
/// <param name="SupersededBy">The agreement that took its place, if any.</param>
/// <param name="BorrowingId">The borrowing it was made from, if any.</param>
/// <param name="InForceSince">When the last party accepted it, UTC, if that happened.</param>
/// <param name="CeasedAt">When it ended, expired or was superseded, UTC, if it did.</param>
/// <param name="EndedBecause">Why it was ended, if it was.</param>
public sealed record AgreementResource(
    string AgreementId,
    long Version,
    string What,
    string[] Parties,
    string ResponsibleId,
    string LiableId,
    DateOnly ReviewDate,
    string Status,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    Acceptance[] Acceptances,
    DateOnly NextReviewDate,
    AgreementReview[] Reviews,
    string? Cover = null,
    string? Responsibility = null,
    DateOnly? ValidUntil = null,
    string? Supersedes = null,
    string? SupersededBy = null,
    string? BorrowingId = null,
    DateTimeOffset? InForceSince = null,
    DateTimeOffset? CeasedAt = null,
    string? EndedBecause = null)
{
    internal static AgreementResource From(Agreement agreement)
    {
        var terms = agreement.Terms;
        return new AgreementResource(
            agreement.AgreementId,
            agreement.Version,
            terms.What,
            terms.Parties,
            terms.ResponsibleId,
            terms.LiableId,
            terms.ReviewDate,
            agreement.Status,
            agreement.ProposedBy,
            agreement.ProposedAt,
            agreement.Acceptances,
            agreement.NextReviewDate,
            agreement.Reviews,
            terms.Cover,
            terms.Responsibility,
            terms.ValidUntil,
            agreement.Supersedes,
            agreement.SupersededBy,
            agreement.BorrowingId,
            agreement.InForceSince,
            agreement.CeasedAt,
            agreement.EndedBecause);
    }
}
