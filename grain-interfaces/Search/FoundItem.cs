namespace Stadmaken.Search;

/// <summary>Something that was found, as it is now: the grain it belongs to was asked, so nothing is in it that the asker may not see.</summary>
/// <param name="Type">One of <see cref="SearchTypes.All"/>.</param>
/// <param name="ItemId">Its id within what it belongs to; empty for the whole of it.</param>
/// <param name="Title">Its title; for a card the board's.</param>
/// <param name="Text">What it says; plain, never HTML.</param>
/// <param name="At">When it was written or last changed, as far as that is known, UTC.</param>
/// <param name="CityId">The city it belongs to, if any.</param>
/// <param name="PracticeId">The practice it belongs to, if any.</param>
/// <param name="BoardId">The board it belongs to, if any.</param>
/// <param name="GatheringId">The gathering it belongs to, if any.</param>
/// <param name="Kind">The kind of the practice, if it is of one.</param>
/// <param name="Phase">The phase of the practice, if it is of one.</param>
/// <param name="LearningAreas">What it is about.</param>
/// <param name="Words">The words in it for which it was found, as they stand in the question.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.found-item")]
public sealed record FoundItem(
    [property: Id(0)] string Type,
    [property: Id(1)] string ItemId,
    [property: Id(2)] string Title,
    [property: Id(3)] string Text,
    [property: Id(4)] DateTimeOffset? At,
    [property: Id(5)] string? CityId,
    [property: Id(6)] string? PracticeId,
    [property: Id(7)] string? BoardId,
    [property: Id(8)] string? GatheringId,
    [property: Id(9)] string? Kind,
    [property: Id(10)] string? Phase,
    [property: Id(11)] string[] LearningAreas,
    [property: Id(12)] string[] Words);

/// <summary>What was found, the best first.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="HasMore">Whether there may be more.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.found-items")]
public sealed record FoundItems(
    [property: Id(0)] FoundItem[] Items,
    [property: Id(1)] bool HasMore);
