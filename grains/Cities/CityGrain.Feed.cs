using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Grains.Feeds;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Cities;

/// <content>Following practices (rules F6 to F9): those of other cities by choice, its own by itself.</content>
public sealed partial class CityGrain
{
    private static readonly FeedEvents<HomeEvent> Events = new(
        (practiceId, from) => new PracticeFollowed(practiceId, from),
        practiceId => new PracticeUnfollowed(practiceId),
        item => new FeedItemAdded(item.PracticeId, item.Version, item.Type, item.At));

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);

        // Not awaited: a practice's followers may be waiting for this activation to take a nudge.
        _ = _feed.StartRenewing();
    }

    /// <inheritdoc/>
    public Task<bool> Nudge(string practiceId, long version) => _feed.NudgeAsync(practiceId, version);

    /// <inheritdoc/>
    public Task<Refusal?> FollowPractice(Caller caller, string practiceId) =>
        _feed.FollowAsync(caller.ParticipantId, practiceId, state => CityDecider.MayFollow(state, caller, CityId, practiceId));

    /// <inheritdoc/>
    public Task<Refusal?> UnfollowPractice(Caller caller, string practiceId) =>
        _feed.UnfollowAsync(caller.ParticipantId, practiceId, state => CityDecider.MayFollow(state, caller, CityId, practiceId));

    /// <inheritdoc/>
    public async Task<Answer<FollowedPractice[]>> Follows()
    {
        await Journal.RefreshAsync();
        return State.IsAdmitted ? State.Feed.All.ToArray() : Refusal.NotFound("city");
    }

    /// <inheritdoc/>
    public async Task<Answer<FeedPage>> Feed(long after, int limit)
    {
        await _feed.RenewAsync();
        return State.IsAdmitted ? await _feed.PageAsync(after, limit, Read) : Refusal.NotFound("city");
    }

    /// <inheritdoc/>
    public async Task<Answer<FeedPage>> Newest(int limit)
    {
        await _feed.RenewAsync();
        return State.IsAdmitted ? _feed.Newest(limit) : Refusal.NotFound("city");
    }
}
