using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Cities;

/// <summary>A city in the network. Key: <see cref="JournalIds.City"/>.</summary>
[Alias("stadmaken.city")]
public interface ICityGrain : IBoardHome, IGrainWithStringKey
{
    /// <summary>
    /// Admits the city to the network and opens its first board, whose zones are the four
    /// learning areas. Operators only.
    /// </summary>
    /// <returns>
    /// The city; <c>conflict</c> if it was admitted before (its listing and board are then still
    /// seen to, so an admission cut short by a crash is finished by asking again).
    /// </returns>
    [Alias("admit")]
    Task<Answer<CityDescription>> Admit(Caller caller, CityFacts facts);

    /// <summary>The city with the boards that the caller may see, or <c>not-found</c>.</summary>
    [Alias("describe")]
    Task<Answer<CityDescription>> Describe(Caller caller);
}
