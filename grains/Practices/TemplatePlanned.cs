using System.Text.Json.Serialization;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>
/// A board is to begin, set up like one of another practice, which is to be told. One event, so that there is never the
/// board without its lineage, nor a lineage without the board, whatever is cut short.
/// </summary>
/// <param name="BorrowingId">New.</param>
/// <param name="Origin">The board it is set up like.</param>
/// <param name="From">The practice that one is of.</param>
/// <param name="Board">The board that is to begin.</param>
public sealed record TemplatePlanned(
    [property: JsonRequired] string BorrowingId,
    [property: JsonRequired] Lineage Origin,
    [property: JsonRequired] PracticeName From,
    [property: JsonRequired] BoardPlanned Board) : HomeEvent;
