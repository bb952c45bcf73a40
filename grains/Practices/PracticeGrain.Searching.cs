using Stadmaken.Grains.Search;
using Stadmaken.Participants;
using Stadmaken.Search;

namespace Stadmaken.Grains.Practices;

/// <content>What is found of a practice, as it is now.</content>
public sealed partial class PracticeGrain : ISearchable
{
    /// <inheritdoc/>
    public async Task<FoundItem[]> Show(Caller caller, string[] itemIds)
    {
        await Journal.RefreshAsync();
        return FoundDocuments.Of(PracticeDocuments.Of(JournalId, State), itemIds);
    }
}
