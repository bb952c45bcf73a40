using Microsoft.Extensions.Logging;
using Stadmaken.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Practices;

/// <content>
/// Those who follow are told that there is news (rules F6 to F9), and whoever has a part in the practice follows it from then on: its
/// steward, and who speaks for a stakeholder.
/// </content>
public sealed partial class PracticeGrain
{
    private readonly HashSet<string> _involved = new(StringComparer.Ordinal);
    private long _news;
    private bool _telling;

    /// <inheritdoc/>
    protected override void OnStored(IReadOnlyList<JournalEntry> entries)
    {
        // Not awaited, and nearly always nothing: a board that has heard of them is not told again.
        _ = TellLeadersAsync();
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (FeedEntries.IsNews(entries[i].Type))
            {
                _news = entries[i].Version;
                if (!_telling)
                {
                    _telling = true;
                    _ = TellFollowersAsync();
                }

                break;
            }
        }
    }

    // One call at a time; what comes meanwhile is told by the next.
    private async Task TellFollowersAsync()
    {
        long told;
        do
        {
            told = _news;
            try
            {
                await GrainFactory.GetGrain<IFollowersGrain>(JournalIds.Followers(PracticeId)).Nudge(told);
            }
            catch (Exception fault)
            {
                // They look by themselves now and then, and whenever one of them is loaded (rule F8).
                LogFollowersNotTold(fault, JournalId);
            }
        }
        while (told != _news);
        _telling = false;
    }

    /// <summary>
    /// Has those with a part in the practice follow it, from just before now on. Each once: whoever chose not to follow any more is left alone.
    /// </summary>
    private async Task InvolveAsync()
    {
        if (!State.HasBegun)
        {
            return;
        }

        string[] people = [State.StewardId, .. State.Stakeholders.Select(stakeholder => stakeholder.ParticipantId).OfType<string>()];
        foreach (var participantId in people.Where(id => id != Caller.NetworkId && _involved.Add(id)))
        {
            try
            {
                if (await GrainFactory.GetGrain<IParticipantGrain>(JournalIds.Participant(participantId)).Involve(PracticeId, State.Version - 1) is { } refusal)
                {
                    LogNotInvolved(JournalId, refusal.Code);
                }
            }
            catch (Exception fault)
            {
                _involved.Remove(participantId);
                LogInvolvingFailed(fault, JournalId);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The followers of {JournalId} could not be told that there is news; they look for themselves later.")]
    private partial void LogFollowersNotTold(Exception fault, string journalId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Someone with a part in {JournalId} does not follow it: {Code}.")]
    private partial void LogNotInvolved(string journalId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Someone with a part in {JournalId} could not be made to follow it; tried again at its next change.")]
    private partial void LogInvolvingFailed(Exception fault, string journalId);
}
