namespace Stadmaken.Practices;

/// <summary>Proposes an agreement, in the place of another one that is in force if <paramref name="Supersedes"/> names it.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.propose-agreement")]
public sealed record ProposeAgreement(
    [property: Id(0)] string AgreementId,
    [property: Id(1)] AgreementTerms Terms,
    [property: Id(2)] string? Supersedes = null,
    [property: Id(3)] string? BorrowingId = null) : PracticeCommand;

/// <summary>
/// Accepts an agreement for one party: who speaks for it does; for a party that nobody in the network speaks
/// for, who leads the practice records it. With the last party's acceptance the agreement is in force.
/// </summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.accept-agreement")]
public sealed record AcceptAgreement([property: Id(0)] string AgreementId, [property: Id(1)] string StakeholderId) : PracticeCommand;

/// <summary>Records that an agreement in force was reviewed and goes on; who speaks for a party may, and who leads.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.review-agreement")]
public sealed record ReviewAgreement(
    [property: Id(0)] string AgreementId,
    [property: Id(1)] string Findings,
    [property: Id(2)] DateOnly NextReviewDate) : PracticeCommand;

/// <summary>Ends an agreement in force, or turns a proposed one down; who speaks for a party may, and who leads.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.end-agreement")]
public sealed record EndAgreement([property: Id(0)] string AgreementId, [property: Id(1)] string Why) : PracticeCommand;
