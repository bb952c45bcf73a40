namespace Stadmaken.Cities;

/// <summary>
/// Something that happened in a home of boards: a city, a practice, a gathering, or the network as a whole. Stored names and
/// fields only grow (rule J8); each journal lists which of these are its own.
/// </summary>
public abstract record HomeEvent;
