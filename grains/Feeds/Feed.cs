using Microsoft.Extensions.Logging;
using Stadmaken.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Feeds;

/// <summary>
/// A grain's side of following practices (rules F6 to F9): follows, unfollows, registers whenever it is loaded, and reads.
/// Belongs to one activation and runs on its scheduler only.
/// </summary>
/// <typeparam name="TState">The state of the grain's journal.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
public sealed partial class Feed<TState, TEvent>
    where TState : class
    where TEvent : class
{
    private readonly string _feedId;
    private readonly GroupCommit<TState, TEvent> _journal;
    private readonly Func<TState, FeedState> _feed;
    private readonly FeedEvents<TEvent> _events;
    private readonly IGrainFactory _grains;
    private readonly ILogger _logger;
    private readonly FeedReader<TState, TEvent> _reader;

    // Registered by this activation. What is missing here is registered when the feed is next asked for anything.
    private readonly HashSet<string> _registered = new(StringComparer.Ordinal);
    private Task? _renewing;

    /// <summary>Prepares; nothing happens before the first call.</summary>
    /// <param name="feedId">The id of the grain's journal.</param>
    /// <param name="journal">The grain's journal.</param>
    /// <param name="feed">The feed in its state.</param>
    /// <param name="events">What is stored.</param>
    /// <param name="grains">Finds practices and their followers.</param>
    /// <param name="logger">Hears of faults.</param>
    /// <param name="exceptBy">Whose own deeds are no news here; null for a feed that is of more than one person.</param>
    public Feed(
        string feedId,
        GroupCommit<TState, TEvent> journal,
        Func<TState, FeedState> feed,
        FeedEvents<TEvent> events,
        IGrainFactory grains,
        ILogger logger,
        string? exceptBy = null)
    {
        _feedId = feedId;
        _journal = journal;
        _feed = feed;
        _events = events;
        _grains = grains;
        _logger = logger;
        _reader = new FeedReader<TState, TEvent>(journal, feed, events.Added, (practiceId, after, limit) => Practice(practiceId).Read(after, limit), exceptBy);
    }

    private FeedState State => _feed(_journal.Current.State);

    private string LoggedId => LoggedIds.Of(_feedId);

    /// <summary>Takes a nudge; see <see cref="IFeedGrain.Nudge"/>.</summary>
    public async Task<bool> NudgeAsync(string practiceId, long version)
    {
        await _journal.RefreshAsync();
        return await _reader.CatchUpAsync(practiceId, version);
    }

    /// <summary>Follows a practice from its present version on, or from the one given. Following it again changes nothing.</summary>
    /// <param name="by">In whose name.</param>
    /// <param name="practiceId">Which.</param>
    /// <param name="may">Why not, decided on the state.</param>
    /// <param name="from">The last version that is not wanted; null for the present one.</param>
    /// <param name="once">An id with which this is done only once, ever; null to do it whenever asked.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    public async Task<Refusal?> FollowAsync(string by, string practiceId, Func<TState, Refusal?> may, long? from = null, string? once = null)
    {
        var practice = await Practice(practiceId).Summarize();
        if (practice.Refusal is { } unknown)
        {
            return may(_journal.Current.State) ?? (unknown.Code == RefusalCodes.NotFound ? Refusal.NotFound("practice", "practiceId") : unknown);
        }

        var version = from ?? practice.Value!.Version;
        var refusal = await ExecuteAsync(
            once ?? $"follow:{Guid.NewGuid():N}",
            by,
            state => may(state) is { } not ? not : FeedDecider.Follow(_feed(state), practiceId) is { } twice ? twice : _events.Followed(practiceId, version));
        if (State.Find(practiceId) is null)
        {
            // Accepted, and yet not followed: it was done once, and undone since.
            return refusal;
        }

        await RegisterAsync(practiceId);
        return null;
    }

    /// <summary>Follows a practice no more, after bringing in what it has now. Doing so again changes nothing.</summary>
    /// <returns>Null once it is stored, or why not.</returns>
    public async Task<Refusal?> UnfollowAsync(string by, string practiceId, Func<TState, Refusal?> may)
    {
        await _journal.RefreshAsync();
        if ((may(_journal.Current.State) ?? FeedDecider.Unfollow(State, practiceId)) is { } not)
        {
            return not.Code == RefusalCodes.NotFound && State.Find(practiceId) is null && may(_journal.Current.State) is null ? null : not;
        }

        var page = await Practice(practiceId).Read(long.MaxValue, 1);
        await _reader.CatchUpAsync(practiceId, page.Version);
        var refusal = await ExecuteAsync(
            $"unfollow:{Guid.NewGuid():N}",
            by,
            state => may(state) is { } refused ? refused : FeedDecider.Unfollow(_feed(state), practiceId) is { } gone ? gone : _events.Unfollowed(practiceId));
        if (State.Find(practiceId) is not null)
        {
            return refusal;
        }

        _registered.Remove(practiceId);
        try
        {
            await Followers(practiceId).Deregister(_feedId);
        }
        catch (Exception fault)
        {
            // Told once more, it answers that it does not follow (rule F9).
            LogNotDeregistered(fault, LoggedId, practiceId);
        }

        return null;
    }

    /// <summary>
    /// Registers with every practice that this activation has not registered with, and reads what they have (rule F8). What fails is
    /// tried again at the next call.
    /// </summary>
    /// <exception cref="JournalStoreException">The feed's own journal cannot be read.</exception>
    public async Task RenewAsync()
    {
        await _journal.RefreshAsync();
        await StartRenewing();
    }

    /// <summary>The same for a journal that was just loaded, for whom nobody waits; never fails.</summary>
    public Task StartRenewing()
    {
        if (_renewing is null && State.Practices.Keys.All(_registered.Contains))
        {
            return Task.CompletedTask;
        }

        return _renewing ??= RenewAllAsync();
    }

    /// <summary>Reads what every followed practice has by now; what cannot be read now comes with the next nudge.</summary>
    public async Task CatchUpAsync()
    {
        await RenewAsync();
        await AtOnce.EachAsync(State.Practices.Keys, async practiceId =>
        {
            try
            {
                var page = await Practice(practiceId).Read(long.MaxValue, 1);
                await _reader.CatchUpAsync(practiceId, page.Version);
            }
            catch (Exception fault)
            {
                LogNotRead(fault, LoggedId, practiceId);
            }
        });
    }

    /// <summary>Registers with one practice and reads what it has; if that fails, it is tried again at the next <see cref="RenewAsync"/>.</summary>
    public async Task RegisterAsync(string practiceId)
    {
        try
        {
            var version = await Followers(practiceId).Register(_feedId);
            _registered.Add(practiceId);
            await _reader.CatchUpAsync(practiceId, version);
        }
        catch (Exception fault)
        {
            _registered.Remove(practiceId);
            LogNotRegistered(fault, LoggedId, practiceId);
        }
    }

    /// <summary>The newest items, oldest first.</summary>
    public FeedPage Newest(int limit)
    {
        var recent = State.Recent;
        var taken = Math.Clamp(limit, 1, FeedState.Kept);
        return new FeedPage([.. recent.Skip(recent.Count - taken)], _journal.Current.Version, HasMore: false);
    }

    /// <summary>Items after a position.</summary>
    /// <param name="after">A position.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="readJournal">Reads the grain's own journal: after, limit.</param>
    public async Task<FeedPage> PageAsync(long after, int limit, Func<long, int, Task<JournalPage>> readJournal)
    {
        var items = new List<FeedItem>();
        var wanted = Math.Clamp(limit, 1, Following.LargestPage);
        while (true)
        {
            var page = await readJournal(after, Following.LargestPage);
            foreach (var entry in page.Entries)
            {
                if (FeedEntries.TryRead(entry, out var item))
                {
                    items.Add(item);
                }

                after = entry.Version;
                if (items.Count == wanted)
                {
                    return new FeedPage([.. items], after, after < page.Version);
                }
            }

            if (page.Entries.Length == 0 || after >= page.Version)
            {
                return new FeedPage([.. items], Math.Max(after, 0), HasMore: false);
            }
        }
    }

    private async Task RenewAllAsync()
    {
        // So that the field is set before this is done.
        await Task.Yield();
        try
        {
            await AtOnce.EachAsync(State.Practices.Keys.Where(id => !_registered.Contains(id)), RegisterAsync);
        }
        finally
        {
            _renewing = null;
        }
    }

    private async Task<Refusal?> ExecuteAsync(string commandId, string by, Func<TState, Decision<TEvent>> decide) =>
        await _journal.Execute(new JournalCommand<TState, TEvent>(commandId, by, decide)) is CommandResult.Refused refused ? refused.Refusal : null;

    private IPracticeGrain Practice(string practiceId) => _grains.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId));

    private IFollowersGrain Followers(string practiceId) => _grains.GetGrain<IFollowersGrain>(JournalIds.Followers(practiceId));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {FeedId} could not register with practice {PracticeId}; tried again when it is next asked for anything.")]
    private partial void LogNotRegistered(Exception fault, string feedId, string practiceId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {FeedId} could not read practice {PracticeId} now; it is told of it again.")]
    private partial void LogNotRead(Exception fault, string feedId, string practiceId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {FeedId} could not tell practice {PracticeId} that it follows it no more; it says so when it is next told of it.")]
    private partial void LogNotDeregistered(Exception fault, string feedId, string practiceId);
}
