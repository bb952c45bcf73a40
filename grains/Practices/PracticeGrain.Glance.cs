using Stadmaken.Glances;
using Stadmaken.Grains.Glances;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Practices;

/// <content>Its part of the network at a glance.</content>
public sealed partial class PracticeGrain
{
    /// <inheritdoc/>
    public async Task<Answer<PracticeGlance>> Glance()
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? PracticeGlances.Of(State, PracticeId) : Refusal.NotFound("practice");
    }
}
