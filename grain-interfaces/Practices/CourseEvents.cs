using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>The practice is in another phase.</summary>
public sealed record PhaseChanged(string Phase) : PracticeEvent;

/// <summary>The practice ended.</summary>
public sealed record PracticeEnded(string Verdict, [property: FreeText] string Why, [property: FreeText] string Lessons) : PracticeEvent;

/// <summary>The stewardship was offered to this participant.</summary>
public sealed record StewardshipOffered(string ParticipantId) : PracticeEvent;

/// <summary>The participant in the entry is the steward from now on.</summary>
public sealed record StewardshipAccepted : PracticeEvent;

/// <summary>The participant in the entry declined the stewardship.</summary>
public sealed record StewardshipDeclined : PracticeEvent;

/// <summary>The offer of stewardship was taken back.</summary>
public sealed record StewardshipOfferWithdrawn : PracticeEvent;

/// <summary>There has been no news for a set time; said once until there is some.</summary>
public sealed record PracticeQuiet(DateTimeOffset LastNewsAt) : PracticeEvent;

/// <summary>The review date of an agreement comes near; said once for each date.</summary>
public sealed record AgreementReviewDue(string AgreementId, DateOnly ReviewDate) : PracticeEvent;

/// <summary>The review date of an agreement passed without a review; said once for each date.</summary>
public sealed record AgreementOverdue(string AgreementId, DateOnly ReviewDate) : PracticeEvent;

/// <summary>The last day of an agreement is past.</summary>
public sealed record AgreementExpired(string AgreementId) : PracticeEvent;

/// <summary>Volunteers gave more hours in a month than the practice said it could bear; said once for each month.</summary>
/// <param name="Month">Year and month, as in <c>2026-11</c>.</param>
/// <param name="Hours">What they gave when this was noticed.</param>
/// <param name="Bearable">What the practice said it could bear.</param>
public sealed record VolunteerHoursExceeded(string Month, decimal Hours, decimal Bearable) : PracticeEvent;

/// <summary>Something is taken over from another practice, which is to be told. Stored before it is, so that a crash in between leaves something to tell.</summary>
public sealed record BorrowingPlanned(string BorrowingId, Lineage Origin, [property: FreeText] string Title, [property: FreeText] string Text, PracticeName? From = null) : PracticeEvent;

/// <summary>The origin of a borrowing knows of it.</summary>
public sealed record BorrowingNoted(string BorrowingId) : PracticeEvent;

/// <summary>What became of something borrowed; its origin is to be told.</summary>
public sealed record BorrowingReported(string BorrowingId, string Outcome, [property: FreeText] string Text) : PracticeEvent;

/// <summary>The origin of a borrowing knows of the report that was made at this version.</summary>
public sealed record BorrowingReportNoted(string BorrowingId, long ReportVersion) : PracticeEvent;

/// <summary>Another practice took something over from this one.</summary>
public sealed record Borrowed(string BorrowingId, PracticeName Borrower, string Kind, string ItemId) : PracticeEvent;

/// <summary>Another practice told what became of what it took over from this one.</summary>
public sealed record BorrowerReported(string BorrowingId, string PracticeId, long ReportVersion, string Outcome, [property: FreeText] string Text) : PracticeEvent;
