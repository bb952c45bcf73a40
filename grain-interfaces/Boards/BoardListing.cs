namespace Stadmaken.Boards;

/// <summary>A board as its home lists it.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">The title it was opened with; the board itself has the current one.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-listing")]
public sealed record BoardListing(
    [property: Id(0)] string BoardId,
    [property: Id(1)] string Title);
