using Stadmaken.Grains.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;

namespace Stadmaken.Grains.Participation;

/// <summary>
/// Keeps the mirror of one journal. The journal is read on from where it was read last, so that a board of half a million events is read
/// through once, and only if somebody looks.
/// </summary>
/// <param name="grains">Where participants are.</param>
/// <param name="clock">The time.</param>
/// <param name="options">How it is made.</param>
/// <param name="acts">What people did; nothing read yet.</param>
/// <param name="read">Reads entries after a version, at most so many.</param>
internal sealed class ParticipationDesk(
    IGrainFactory grains, TimeProvider clock, ParticipationOptions options, ActsOfPeople acts, Func<long, int, Task<JournalPage>> read)
{
    private long _cursor;
    private DateTimeOffset _madeAt;
    private ParticipationMirror? _kept;
    private Task<Answer<ParticipationMirror>>? _making;

    /// <summary>The mirror.</summary>
    /// <param name="members">Who has a part in it now, whatever they did (rule PM1).</param>
    public Task<Answer<ParticipationMirror>> LookAsync(Func<IEnumerable<string>> members)
    {
        if (_kept is { } kept && (clock.GetUtcNow() - _madeAt).Duration() < options.KeptFor)
        {
            return Task.FromResult<Answer<ParticipationMirror>>(kept);
        }

        // One at a time: two that read on from the same cursor would count twice.
        if (_making is null or { IsCompleted: true })
        {
            _making = MakeAsync(members);
        }

        return _making;
    }

    private async Task<Answer<ParticipationMirror>> MakeAsync(Func<IEnumerable<string>> members)
    {
        var madeAt = clock.GetUtcNow();
        for (var page = await read(_cursor, Following.LargestPage); page.Entries.Length > 0; page = await read(_cursor, Following.LargestPage))
        {
            foreach (var entry in page.Entries)
            {
                acts.Read(entry);
                _cursor = entry.Version;
            }
        }

        HashSet<string> people = [.. acts.Most.Keys, .. members().Where(id => id is not ("" or Caller.NetworkId))];
        var somebodies = new List<Somebody>();
        Refusal? refusal = null;
        await AtOnce.EachAsync(people, async id =>
        {
            var profile = await grains.GetGrain<IParticipantGrain>(JournalIds.Participant(id)).Describe();
            if (!profile.IsGiven && profile.Refusal.Code != RefusalCodes.NotFound)
            {
                refusal = profile.Refusal;
            }

            somebodies.Add(new Somebody(
                profile.Value is { HasLeft: false } known && Sectors.All.Contains(known.Sector) ? known.Sector : ParticipationSectors.Unknown,
                acts.Most.GetValueOrDefault(id)));
        });
        if (refusal is not null)
        {
            return refusal;
        }

        _madeAt = madeAt;
        return _kept = Mirrors.Of(somebodies, options.SmallestGroup);
    }
}
