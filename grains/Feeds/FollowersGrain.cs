using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Feeds;

/// <summary>The followers of one practice or board: who they are, and telling them (rules F6 to F10).</summary>
[Reentrant]
public sealed partial class FollowersGrain : JournalGrain<FollowersState, FollowersEvent>, IFollowersGrain, IRemindable
{
    private const string Look = "look";

    private readonly FollowersOptions _options;
    private readonly FollowedJournal _followed;
    private readonly ILogger _logger;

    // How often each has registered here: what was told before it registered anew says nothing about it now.
    private readonly Dictionary<string, int> _registrations = new(StringComparer.Ordinal);

    // Those that have everything up to the version of the round they were told in, for a round that has to be done again.
    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);
    private Task _rounds = Task.CompletedTask;
    private IGrainTimer? _retry;
    private long _known;
    private long _looked;
    private long _toldNobody;
    private bool _isReminded;

    /// <summary>Prepares; the journal is loaded when the grain is activated.</summary>
    public FollowersGrain(JournalServices services, IOptions<FollowersOptions> options)
        : base(services, new FollowersModel(), "followers-snapshot")
    {
        _options = options.Value;
        _followed = FollowedJournal.Of(JournalId, GrainFactory);
        _logger = services.Loggers.CreateLogger<FollowersGrain>();
    }

    private long Told => Math.Max(State.Told, _toldNobody);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _known = State.Told;

        // Not awaited: what is followed may be waiting for this activation. Whatever it says is learned when it says it.
        _ = LookAsync();
    }

    /// <inheritdoc/>
    public async Task<long> Register(string feedId)
    {
        _registrations[feedId] = _registrations.GetValueOrDefault(feedId) + 1;
        if (!State.Feeds.Contains(feedId))
        {
            await ExecuteAsync(state => state.Feeds.Contains(feedId) ? Refusal.Conflict("It is registered.") : new FollowerRegistered(feedId));
        }

        await RemindAsync();

        // Asked after it is stored, so that nothing falls between what the feed reads and what it is told.
        return await _followed.VersionAsync();
    }

    /// <inheritdoc/>
    public Task Deregister(string feedId) => DeregisterAsync(feedId, null);

    /// <inheritdoc/>
    public Task Nudge(long version)
    {
        Learn(version);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<FollowersPage> List(string? after, int limit)
    {
        await Journal.RefreshAsync();
        var wanted = Math.Clamp(limit, 1, Following.LargestPage);
        string[] cities =
        [
            .. State.Feeds.Where(JournalIds.IsCity).Select(JournalIds.Local).Where(city => after is null || string.CompareOrdinal(city, after) > 0)
                .Order(StringComparer.Ordinal).Take(wanted + 1),
        ];
        return new FollowersPage(cities[..Math.Min(wanted, cities.Length)], cities.Length > wanted, State.Feeds.Count(id => !JournalIds.IsCity(id)));
    }

    /// <inheritdoc/>
    public async Task<TellingProgress> Progress()
    {
        await Journal.RefreshAsync();
        return new TellingProgress(Told, _known, State.Feeds.Count);
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Journal.RefreshAsync();
        await LookAsync();
        if (State.Feeds.IsEmpty && await this.GetReminder(Look) is { } reminder)
        {
            _isReminded = false;
            await this.UnregisterReminder(reminder);
        }
    }

    /// <summary>Looks for news that its followers were not told of, in case the hint was lost.</summary>
    private async Task LookAsync()
    {
        if (State.Feeds.IsEmpty)
        {
            // Who registers hears the version then, and a board without followers may be long.
            return;
        }

        try
        {
            var (news, looked) = await _followed.NewsAfterAsync(Math.Max(Told, _looked));
            _looked = looked;
            Learn(news);
        }
        catch (Exception fault)
        {
            // The next reminder looks again.
            LogNotLooked(fault, JournalId);
        }
    }

    private void Learn(long version)
    {
        _known = Math.Max(_known, version);
        if (_rounds.IsCompleted && _retry is null && _known > Told)
        {
            _rounds = TellAsync();
        }
    }

    /// <summary>Tells everyone of everything there is, round after round; what comes meanwhile is the next round's.</summary>
    private async Task TellAsync()
    {
        try
        {
            while (_known > Told)
            {
                var version = _known;
                if (State.Feeds.IsEmpty)
                {
                    // Who registers from now on hears the version then: there is nothing to remember.
                    _toldNobody = version;
                    continue;
                }

                if (!await TellAllAsync(version))
                {
                    TellAgainLater();
                    return;
                }

                await ExecuteAsync(state => version > state.Told ? new FollowersTold(version) : Refusal.Conflict("They have been told."));
                _told.Clear();
            }
        }
        catch (Exception fault)
        {
            LogRoundFailed(fault, JournalId);
            TellAgainLater();
        }
    }

    /// <summary>Whether all who are registered now have stored everything up to this version.</summary>
    private async Task<bool> TellAllAsync(long version)
    {
        var next = new Queue<string>(State.Feeds.Where(feedId => _told.GetValueOrDefault(feedId) < version));
        var failures = 0;
        Exception? last = null;
        await Task.WhenAll(Enumerable.Range(0, _options.ToldAtOnce).Select(async _ =>
        {
            while (next.TryDequeue(out var feedId))
            {
                try
                {
                    await TellOneAsync(feedId, version);
                }
                catch (Exception fault)
                {
                    failures++;
                    last = fault;
                }
            }
        }));
        if (failures > 0)
        {
            LogNotTold(last!, failures, JournalId);
        }

        return failures == 0;
    }

    private async Task TellOneAsync(string feedId, long version)
    {
        var registration = _registrations.GetValueOrDefault(feedId);
        if (await _followed.TellAsync(feedId, version))
        {
            _told[feedId] = version;
        }
        else
        {
            await DeregisterAsync(feedId, registration);
        }
    }

    /// <summary>Forgets a feed, unless it has registered again since.</summary>
    private async Task DeregisterAsync(string feedId, int? registration)
    {
        await ExecuteAsync(state => state.Feeds.Contains(feedId) && (registration is null || _registrations.GetValueOrDefault(feedId) == registration)
            ? new FollowerDeregistered(feedId)
            : Refusal.Conflict("It is not registered, or anew."));
    }

    private void TellAgainLater() => _retry ??= this.RegisterGrainTimer(
        _ =>
        {
            _retry?.Dispose();
            _retry = null;
            Learn(_known);
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(_options.RetryAfter, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });

    /// <summary>What someone follows is looked at for ever, whatever is cut short.</summary>
    private async Task RemindAsync()
    {
        if (!_isReminded)
        {
            await this.RegisterOrUpdateReminder(Look, _options.LookEvery, _options.LookEvery);
            _isReminded = true;
        }
    }

    private async Task ExecuteAsync(Func<FollowersState, Decision<FollowersEvent>> decide)
    {
        var command = new JournalCommand<FollowersState, FollowersEvent>($"{Guid.NewGuid():N}", Caller.NetworkId, decide);
        if (await Journal.Execute(command) is CommandResult.Refused { Refusal: { Code: not RefusalCodes.Conflict } refusal })
        {
            throw new FeedUnavailableException($"'{JournalId}' could not be stored: {refusal.Code}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} of {JournalId} could not be told of its news; they are told again soon.")]
    private partial void LogNotTold(Exception fault, int count, string journalId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telling {JournalId} stopped; it goes on soon.")]
    private partial void LogRoundFailed(Exception fault, string journalId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {JournalId} follow could not be asked for news; it is asked again at the next reminder.")]
    private partial void LogNotLooked(Exception fault, string journalId);
}
