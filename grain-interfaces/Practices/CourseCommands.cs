namespace Stadmaken.Practices;

/// <summary>Takes the practice a phase on or back; to <c>formulated</c> and beyond only when nothing is missing (rule PR4). Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.change-phase")]
public sealed record ChangePhase([property: Id(0)] string Phase) : PracticeCommand;

/// <summary>Ends the practice, with a verdict from <see cref="Verdicts.All"/>, why, and its lessons. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.end-practice")]
public sealed record EndPractice(
    [property: Id(0)] string Verdict,
    [property: Id(1)] string Why,
    [property: Id(2)] string Lessons) : PracticeCommand;

/// <summary>Offers the stewardship to another participant, who becomes steward by accepting. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.offer-stewardship")]
public sealed record OfferStewardship([property: Id(0)] string ParticipantId) : PracticeCommand;

/// <summary>Accepts the stewardship that was offered to oneself.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.accept-stewardship")]
public sealed record AcceptStewardship : PracticeCommand;

/// <summary>Declines the stewardship that was offered to oneself; the steward stays.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.decline-stewardship")]
public sealed record DeclineStewardship : PracticeCommand;

/// <summary>Takes an offer back that has not been answered. Takes leading.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.withdraw-stewardship-offer")]
public sealed record WithdrawStewardshipOffer : PracticeCommand;

/// <summary>Takes something over from another practice; that practice will know of it (rule PR8).</summary>
/// <param name="BorrowingId">New.</param>
/// <param name="PracticeId">The practice it is from.</param>
/// <param name="Kind">One of <see cref="BorrowableKinds.All"/>.</param>
/// <param name="ItemId">The agreement, the update or the board.</param>
/// <param name="BoardId">New; for a board only, and needed there: the board that begins with its set-up.</param>
/// <param name="Title">What that board is called; as the one it is set up like if left out.</param>
/// <param name="Visibility">Who may see it, one of <see cref="Boards.BoardVisibilities"/>; the network if left out.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.borrow")]
public sealed record Borrow(
    [property: Id(0)] string BorrowingId,
    [property: Id(1)] string PracticeId,
    [property: Id(2)] string Kind,
    [property: Id(3)] string ItemId,
    [property: Id(4)] string? BoardId = null,
    [property: Id(5)] string? Title = null,
    [property: Id(6)] string? Visibility = null) : PracticeCommand;

/// <summary>Says what became of something borrowed; its origin will know of it. Also after the practice has ended.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-command.report-borrowing")]
public sealed record ReportBorrowing(
    [property: Id(0)] string BorrowingId,
    [property: Id(1)] string Outcome,
    [property: Id(2)] string Text) : PracticeCommand;
