using System.Text.Json;

namespace Stadmaken.Api.Feeds;

/// <summary>News in a feed, with what it points at as that is now.</summary>
/// <param name="Position">Its place in the feed; rising, with gaps.</param>
/// <param name="PracticeId">The practice; left out for other news.</param>
/// <param name="Version">The version of the event.</param>
/// <param name="Type">What happened, such as <c>updatePosted</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Practice">The practice as it is called now; left out if it cannot be read any more.</param>
/// <param name="Event">The event as the practice's or the board's events have it; left out if it cannot be read any more.</param>
/// <param name="Read">In an inbox: whether it was read, or the board was seen since.</param>
/// <param name="BoardId">In an inbox: the board; left out for news of a practice.</param>
/// <param name="Board">The board as it is called now; left out if it may not be read any more.</param>
/// <param name="Report">In an inbox: the report that was settled.</param>
public sealed record NewsItem(
    long Position,
    string? PracticeId,
    long Version,
    string Type,
    DateTimeOffset At,
    NewsPractice? Practice = null,
    JsonElement? Event = null,
    bool? Read = null,
    string? BoardId = null,
    NewsBoard? Board = null,
    NewsReport? Report = null);

/// <summary>The practice that news is of.</summary>
/// <param name="Title">Its name.</param>
/// <param name="CityId">The city it belongs to.</param>
public sealed record NewsPractice(string Title, string CityId);

/// <summary>The board that news is of.</summary>
/// <param name="Title">Its title.</param>
public sealed record NewsBoard(string Title);

/// <summary>The report that was settled.</summary>
/// <param name="ReportId">Its id.</param>
/// <param name="State"><c>dismissed</c> or <c>acted</c>; left out if it is no longer at hand.</param>
/// <param name="Settlement">Why; left out if it was redacted.</param>
/// <param name="BoardId">The board it was about, if any.</param>
/// <param name="PracticeId">The practice it was about, if any.</param>
public sealed record NewsReport(string ReportId, string? State = null, string? Settlement = null, string? BoardId = null, string? PracticeId = null);
