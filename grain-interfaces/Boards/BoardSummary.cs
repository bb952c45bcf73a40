namespace Stadmaken.Boards;

/// <summary>A board in a line.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Version">Its version now.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-summary")]
public sealed record BoardSummary([property: Id(0)] string BoardId, [property: Id(1)] string Title, [property: Id(2)] long Version);
