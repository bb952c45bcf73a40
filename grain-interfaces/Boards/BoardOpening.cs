using Stadmaken.Journals;

namespace Stadmaken.Boards;

/// <summary>How a board begins.</summary>
/// <param name="Title">1 to <see cref="BoardLimits.TitleUnits"/> UTF-16 units.</param>
/// <param name="Visibility">One of <see cref="BoardVisibilities"/>.</param>
/// <param name="CityId">The city it belongs to; none for a board of the network.</param>
/// <param name="Zones">Its first zones, in order.</param>
/// <param name="Template">The template it was made from, if any.</param>
/// <param name="Links">Links between its first cards.</param>
/// <param name="PracticeId">The practice it belongs to, if any; set by the practice.</param>
/// <param name="GatheringId">The gathering it belongs to, if any; set by the gathering.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-opening")]
public sealed record BoardOpening(
    [property: Id(0)] string Title,
    [property: Id(1)] string Visibility,
    [property: Id(2)] string? CityId,
    [property: Id(3)] ZoneOpening[] Zones,
    [property: Id(4)] string? Template = null,
    [property: Id(5)] CardLink[]? Links = null,
    [property: Id(6)] string? PracticeId = null,
    [property: Id(7)] string? GatheringId = null);

/// <summary>A zone that a board begins with.</summary>
/// <param name="ZoneId">Its id, unique in the board.</param>
/// <param name="Title">Its title.</param>
/// <param name="Cards">Its first cards, in order.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.zone-opening")]
public sealed record ZoneOpening(
    [property: Id(0)] string ZoneId,
    [property: Id(1), FreeText("zoneId")] string Title,
    [property: Id(2)] CardOpening[]? Cards = null);

/// <summary>A card that a board begins with.</summary>
/// <param name="CardId">Its id, unique in the board.</param>
/// <param name="Text">Its text.</param>
/// <param name="Colour">One of <see cref="CardColours.All"/>.</param>
/// <param name="Comments">Its first comments.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.card-opening")]
public sealed record CardOpening(
    [property: Id(0)] string CardId,
    [property: Id(1), FreeText("cardId")] string Text,
    [property: Id(2)] string Colour,
    [property: Id(3)] CommentOpening[]? Comments = null);

/// <summary>A comment that a board begins with.</summary>
/// <param name="CommentId">Its id, unique in the board.</param>
/// <param name="Text">Its text.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.comment-opening")]
public sealed record CommentOpening(
    [property: Id(0)] string CommentId,
    [property: Id(1), FreeText("commentId")] string Text);
