using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stadmaken.Grains.Participation;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;

namespace Stadmaken.Grains.Boards;

/// <content>Which sectors take part (<c>PARTICIPATION.md</c>).</content>
public sealed partial class BoardGrain
{
    private ParticipationDesk? _participation;

    /// <inheritdoc/>
    public async Task<Answer<ParticipationMirror>> Participation(Caller caller)
    {
        await Journal.RefreshAsync();
        return BoardAccessRules.For(State, caller, _clock.GetUtcNow()) is null ? Refusal.NotFound("board")
            : !caller.IsSignedIn ? Refusal.NotAllowed("Only participants see which sectors take part.")
            : await MirrorAsync();
    }

    private Task<Answer<ParticipationMirror>> MirrorAsync()
    {
        _participation ??= new ParticipationDesk(GrainFactory, _clock, ServiceProvider.GetRequiredService<IOptions<ParticipationOptions>>().Value, new ActsOnBoard(), Read);
        return _participation.LookAsync(() => [State.CreatedBy, .. State.Roles.Keys, .. State.Leaders]);
    }
}
