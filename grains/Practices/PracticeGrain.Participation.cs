using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stadmaken.Grains.Participation;
using Stadmaken.Journals;
using Stadmaken.Participation;

namespace Stadmaken.Grains.Practices;

/// <content>Which sectors take part (<c>PARTICIPATION.md</c>).</content>
public sealed partial class PracticeGrain
{
    private ParticipationDesk? _participation;

    /// <inheritdoc/>
    public async Task<Answer<ParticipationMirror>> Participation()
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? await MirrorAsync() : Refusal.NotFound("practice");
    }

    private Task<Answer<ParticipationMirror>> MirrorAsync()
    {
        _participation ??= new ParticipationDesk(GrainFactory, _clock, ServiceProvider.GetRequiredService<IOptions<ParticipationOptions>>().Value, ActsByName.OfPractice(), Read);
        return _participation.LookAsync(() => [State.StewardId, .. State.Stakeholders.Select(stakeholder => stakeholder.ParticipantId).OfType<string>()]);
    }
}
