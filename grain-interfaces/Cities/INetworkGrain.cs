using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Cities;

/// <summary>The network as a whole: which cities are in it, and the boards of all. Key: <see cref="JournalIds.Network"/>.</summary>
[Alias("stadmaken.network")]
public interface INetworkGrain : IBoardHome, IGrainWithStringKey
{
    /// <summary>Puts an admitted city on the list; doing so again changes nothing.</summary>
    /// <returns>Null once it is listed, or why not.</returns>
    [Alias("list-city")]
    Task<Refusal?> ListCity(string cityId);

    /// <summary>The cities in the order they were admitted.</summary>
    [Alias("cities")]
    Task<string[]> Cities();

    /// <summary>The boards of the network itself that the caller may see.</summary>
    [Alias("boards")]
    Task<BoardListing[]> Boards(Caller caller);

    /// <summary>The network in short. Anyone may ask.</summary>
    [Alias("describe")]
    Task<NetworkDescription> Describe();

    /// <summary>Sets the day by which the practices of the network are to be formulated; operators only.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("set-formulation-date")]
    Task<Refusal?> SetFormulationDate(Caller caller, DateOnly date);
}

/// <summary>The network in short.</summary>
/// <param name="CityIds">Its cities, in the order they were admitted.</param>
/// <param name="FormulationDate">The day by which its practices are to be formulated, if one is set.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.network-description")]
public sealed record NetworkDescription([property: Id(0)] string[] CityIds, [property: Id(1)] DateOnly? FormulationDate);
