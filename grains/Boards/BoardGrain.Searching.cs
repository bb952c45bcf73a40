using Stadmaken.Grains.Search;
using Stadmaken.Participants;
using Stadmaken.Search;

namespace Stadmaken.Grains.Boards;

/// <content>What is found of a board, as it is now and as far as the caller may see it: the last word, for an index that may be a moment behind.</content>
public sealed partial class BoardGrain : ISearchable
{
    /// <inheritdoc/>
    public async Task<FoundItem[]> Show(Caller caller, string[] itemIds)
    {
        await Journal.RefreshAsync();
        return BoardAccessRules.For(State, caller, _clock.GetUtcNow()) is null
            ? []
            : FoundDocuments.Of(BoardDocuments.Of(JournalId, State) with { Documents = [.. BoardDocuments.Some(State, itemIds)] }, itemIds);
    }
}
