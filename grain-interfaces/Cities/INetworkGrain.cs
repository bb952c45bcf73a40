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
}
