namespace Stadmaken.Boards;

/// <summary>How a board is set up: nothing of what people put on it, nor of who they are.</summary>
/// <param name="Version">The version of the board this is of.</param>
/// <param name="Title">Its title.</param>
/// <param name="Zones">Its zones, in order, without cards.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.board-outline")]
public sealed record BoardOutline(
    [property: Id(0)] long Version,
    [property: Id(1)] string Title,
    [property: Id(2)] ZoneOpening[] Zones);
