using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Participation;
using Stadmaken.Journals;
using Stadmaken.Participation;

namespace Stadmaken.Grains.Gatherings;

/// <content>Which sectors take part (<c>PARTICIPATION.md</c>).</content>
public sealed partial class GatheringGrain
{
    private ParticipationDesk? _participation;

    /// <inheritdoc/>
    public async Task<Answer<ParticipationMirror>> Participation()
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? await MirrorAsync() : Refusal.NotFound("gathering");
    }

    private Task<Answer<ParticipationMirror>> MirrorAsync()
    {
        _participation ??= new ParticipationDesk(GrainFactory, _clock, ServiceProvider.GetRequiredService<IOptions<ParticipationOptions>>().Value, ActsByName.OfGathering(), Read);
        return _participation.LookAsync(() => [State.OrganiserId, .. State.Attendances.Where(one => one.Answer == AttendanceAnswers.Coming || one.Attended == true).Select(one => one.ParticipantId)]);
    }
}
