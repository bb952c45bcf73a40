using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Practices;

/// <summary>Where something borrowed comes from.</summary>
/// <param name="PracticeId">The practice it is from.</param>
/// <param name="Version">The version of that practice at which it came to be: an agreement proposed, an update posted, a board opened.</param>
/// <param name="Kind">One of <see cref="BorrowableKinds"/>.</param>
/// <param name="ItemId">The agreement, the update or the board.</param>
/// <param name="BoardVersion">Of a board: its own version when its set-up was taken over.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.lineage")]
public sealed record Lineage(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Kind,
    [property: Id(3)] string ItemId,
    [property: Id(4)] long? BoardVersion = null);

/// <summary>Something that a practice took over from another.</summary>
/// <param name="BorrowingId">Its id, unique in the practice that borrows.</param>
/// <param name="Version">The version of that practice at which it was borrowed.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Title">What it was called there then; empty for a board, whose title is for those to see who may see the board.</param>
/// <param name="Text">What it said there then; empty for a board.</param>
/// <param name="By">Which participant borrowed it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reports">What became of it, oldest first.</param>
/// <param name="IsNoted">Whether the origin is known to know of it.</param>
/// <param name="From">The practice it is from, as it was named then; null for what was borrowed before that was kept.</param>
/// <param name="BoardId">The board of this practice that began with the set-up of the one it borrowed, if it borrowed one.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.borrowing")]
public sealed record Borrowing(
    [property: Id(0)] string BorrowingId,
    [property: Id(1)] long Version,
    [property: Id(2)] Lineage Origin,
    [property: Id(3)] string Title,
    [property: Id(4)] string Text,
    [property: Id(5)] string By,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] BorrowingReport[] Reports,
    [property: Id(8)] bool IsNoted,
    [property: Id(9)] PracticeName? From = null,
    [property: Id(10)] string? BoardId = null);

/// <summary>What became of something borrowed, as the borrower says.</summary>
/// <param name="Version">The version of the borrowing practice at which it was said.</param>
/// <param name="Outcome">One of <see cref="BorrowingOutcomes.All"/>.</param>
/// <param name="Text">In words.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsNoted">Whether the origin is known to know of it.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.borrowing-report")]
public sealed record BorrowingReport(
    [property: Id(0)] long Version,
    [property: Id(1)] string Outcome,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] bool IsNoted);

/// <summary>A practice that took something over from this one.</summary>
/// <param name="Borrower">Which.</param>
/// <param name="BorrowingId">The borrower's id of it.</param>
/// <param name="Kind">One of <see cref="BorrowableKinds"/>.</param>
/// <param name="ItemId">What it took over.</param>
/// <param name="At">When this practice heard of it, UTC.</param>
/// <param name="Reports">What became of it, oldest first.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.lending")]
public sealed record Lending(
    [property: Id(0)] PracticeName Borrower,
    [property: Id(1)] string BorrowingId,
    [property: Id(2)] string Kind,
    [property: Id(3)] string ItemId,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] BorrowingReport[] Reports);

/// <summary>A practice as it is told to another.</summary>
/// <param name="PracticeId">Its id.</param>
/// <param name="CityId">Its city.</param>
/// <param name="Title">Its title at that time.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.practice-name")]
public sealed record PracticeName(
    [property: Id(0)] string PracticeId,
    [property: Id(1)] string CityId,
    [property: Id(2), FreeText] string Title);

/// <summary>Something that another practice can take over.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says; empty for a board, whose content is the board's own.</param>
/// <param name="From">The practice it is from.</param>
/// <param name="Zones">Of a board: its zones in order, without cards.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.borrowable")]
public sealed record Borrowable(
    [property: Id(0)] Lineage Origin,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] PracticeName? From = null,
    [property: Id(4)] ZoneOpening[]? Zones = null);

/// <summary>What can be borrowed.</summary>
public static class BorrowableKinds
{
    /// <summary>An agreement that is or was in force.</summary>
    public const string Agreement = "agreement";

    /// <summary>The approach in an update.</summary>
    public const string Approach = "approach";

    /// <summary>A board of the practice, to begin one that is set up like it.</summary>
    public const string Template = "template";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Agreement, Approach, Template];
}

/// <summary>What can become of something borrowed.</summary>
public static class BorrowingOutcomes
{
    /// <summary>All of them: still being tried; in use as it was; in use after it was changed; given up.</summary>
    public static readonly IReadOnlyList<string> All = ["trying", "adopted", "adapted", "dropped"];
}
