using Stadmaken.Journals;
using Stadmaken.Research;

namespace Stadmaken.Grains.Practices;

/// <content>What the practice consents to (rule R1). The consent itself is a command as any other.</content>
public sealed partial class PracticeGrain
{
    /// <inheritdoc/>
    public async Task<Answer<ResearchConsent[]>> Consents()
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? State.Consents.ToArray() : Refusal.NotFound("practice");
    }
}
