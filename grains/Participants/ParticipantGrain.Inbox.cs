using Stadmaken.Checks;
using Stadmaken.Feeds;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participants;

/// <content>Following practices (rules F6 to F9), and what came of it: the inbox. Both are the participant's own.</content>
public sealed partial class ParticipantGrain
{
    private static readonly FeedEvents<ParticipantEvent> Events = new(
        (practiceId, from) => new ParticipantFollowed(practiceId, from),
        practiceId => new ParticipantUnfollowed(practiceId),
        item => new InboxItemAdded(item.PracticeId, item.Version, item.Type, item.At));

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);

        // Not awaited: a practice's followers may be waiting for this activation to take a nudge.
        _ = _feed.StartRenewing();
        _ = RenewBoardsAsync();
        if (State.Erasure is not null)
        {
            _ = ResumeErasureAsync();
        }
    }

    /// <inheritdoc/>
    public Task<bool> Nudge(string practiceId, long version) => _feed.NudgeAsync(practiceId, version);

    /// <inheritdoc/>
    public Task CatchUp() => Task.WhenAll(_feed.CatchUpAsync(), CatchUpBoardsAsync());

    /// <inheritdoc/>
    public Task<Refusal?> FollowPractice(Caller caller, string practiceId) => _feed.FollowAsync(ParticipantId, practiceId, state => MayFollow(state, caller, practiceId));

    /// <inheritdoc/>
    public Task<Refusal?> UnfollowPractice(Caller caller, string practiceId) => _feed.UnfollowAsync(ParticipantId, practiceId, state => MayFollow(state, caller, practiceId));

    /// <inheritdoc/>
    public Task<Refusal?> Involve(string practiceId, long from) => _feed.FollowAsync(
        Caller.NetworkId,
        practiceId,
        state => state.IsRegistered ? null : Refusal.NotFound("participant"),
        from,
        $"involve:{practiceId}");

    /// <inheritdoc/>
    public async Task<Answer<FollowedPractice[]>> Follows(Caller caller)
    {
        await Journal.RefreshAsync();
        return ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal ? refusal : State.Feed.All.ToArray();
    }

    /// <inheritdoc/>
    public async Task<Answer<InboxPage>> Inbox(Caller caller, long after, int limit)
    {
        await _feed.RenewAsync();
        await RenewBoardsAsync();
        return ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal ? refusal : ToInbox(await _feed.PageAsync(after, limit, Read));
    }

    /// <inheritdoc/>
    public async Task<Answer<InboxPage>> Newest(Caller caller, int limit)
    {
        await _feed.RenewAsync();
        await RenewBoardsAsync();
        return ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal ? refusal : ToInbox(_feed.Newest(limit));
    }

    /// <inheritdoc/>
    public async Task<Refusal?> MarkRead(Caller caller, long position)
    {
        var read = new JournalCommand<ParticipantState, ParticipantEvent>(
            $"read:{Guid.NewGuid():N}",
            caller.ParticipantId,
            state => ParticipantDecider.MayUse(state, caller, ParticipantId) is { } not ? not : ParticipantDecider.MarkRead(state, position));

        // Read as far already is what was wanted.
        return await Journal.Execute(read) is CommandResult.Refused { Refusal: { Code: not RefusalCodes.Conflict } refusal } ? refusal : null;
    }

    /// <inheritdoc/>
    public async Task<Refusal?> NoteReport(string reportId, string part, DateTimeOffset at)
    {
        // The same id for the same news, for ever: the store itself would refuse a second one (rule J3).
        var added = new JournalCommand<ParticipantState, ParticipantEvent>(
            $"report:{part}:{reportId}", Caller.NetworkId, state => state.IsRegistered ? new ReportItemAdded(reportId, part, at) : Refusal.NotFound("participant"));
        return await Journal.Execute(added) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    /// <inheritdoc/>
    public async Task<Refusal?> NoteAnswer(string practiceId, long version, DateTimeOffset at, string? fromPracticeId)
    {
        await Journal.RefreshAsync();
        if (!State.IsRegistered)
        {
            return Refusal.NotFound("participant");
        }

        // Brought by the feed itself, from there or from the practice it was asked from, which has heard it by now.
        if (State.Feed.Find(practiceId) is { } followed && followed.Cursor < version)
        {
            return null;
        }

        if (fromPracticeId is not null && State.Feed.Find(fromPracticeId) is not null)
        {
            return null;
        }

        // The id that the feed gives the same news: whichever comes first, there is no second (rule J3).
        var added = new JournalCommand<ParticipantState, ParticipantEvent>(
            $"feed:{practiceId}:{version}",
            Caller.NetworkId,
            state => state.IsRegistered ? new AnswerItemAdded(practiceId, version, "questionAnswered", at) : Refusal.NotFound("participant"));
        return await Journal.Execute(added) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    private Refusal? MayFollow(ParticipantState state, Caller caller, string practiceId) =>
        ParticipantDecider.MayUse(state, caller, ParticipantId) ?? Ids.Check("practiceId", practiceId);

    private InboxPage ToInbox(FeedPage page) => new(page, State.ReadUpTo, State.Unread, [.. State.AllBoards]);
}
