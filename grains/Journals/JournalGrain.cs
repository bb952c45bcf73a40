using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// A grain whose state is a journal. It joins the group commit, the followers and the snapshot to one
/// activation; derived grains add only what their callers may ask.
/// </summary>
/// <remarks>
/// Derived classes are <see cref="ReentrantAttribute"/>: calls interleave at every await, which is what lets
/// commands join a commit that is under way. Decisions themselves never await.
/// </remarks>
/// <typeparam name="TState">The state of the journal.</typeparam>
/// <typeparam name="TEvent">The events of the journal.</typeparam>
public abstract class JournalGrain<TState, TEvent> : Grain, IJournalGrain
    where TState : class
    where TEvent : class
{
    private readonly JournalServices _services;
    private readonly Followers _followers;
    private readonly SnapshotCache<TState, TEvent> _snapshots;
    private bool _loaded;

    /// <summary>Prepares; the journal is loaded when the grain is activated.</summary>
    /// <param name="services">What the host offers.</param>
    /// <param name="model">The pure part.</param>
    /// <param name="stateName">Name of the snapshot's row, unique per grain class.</param>
    protected JournalGrain(JournalServices services, IJournalModel<TState, TEvent> model, string stateName)
    {
        _services = services;
        JournalId = this.GetPrimaryKeyString();
        var logger = services.Loggers.CreateLogger(GetType());
        _followers = new Followers(services.Options.Value.RecentEntries, services.Clock, logger, JournalMetrics.KindOf(JournalId));
        _snapshots = new SnapshotCache<TState, TEvent>(services.Snapshots, stateName, this.GetGrainId(), model, logger);
        Journal = new GroupCommit<TState, TEvent>(JournalId, model, services.Store, services.Options.Value, services.Clock, logger)
        {
            Committed = OnCommitted,
            Stopped = reason => DeactivateOnIdle(),
            Redacted = () =>
            {
                _followers.Recent.Clear();
                OnRedacted();
            },
        };
    }

    /// <summary>The grain's key, which is also the journal's.</summary>
    protected string JournalId { get; }

    /// <summary>The journal.</summary>
    protected GroupCommit<TState, TEvent> Journal { get; }

    /// <summary>The stored state.</summary>
    protected TState State => Journal.Current.State;

    /// <summary>Stored entries after a version, at most so many, straight from the store.</summary>
    /// <exception cref="JournalStoreException">The store cannot be read.</exception>
    protected Task<IReadOnlyList<JournalEntry>> ReadStoredAsync(long after, int limit) =>
        _services.Store.ReadAsync(JournalId, after, limit, CancellationToken.None);

    /// <summary>What is kept aside of hidden entries.</summary>
    /// <exception cref="JournalStoreException">The store cannot be read.</exception>
    protected Task<IReadOnlyList<WithheldData>> ReadWithheldAsync() => _services.Store.ReadWithheldAsync(JournalId, CancellationToken.None);

    /// <inheritdoc/>
    public async Task<long> Follow(IJournalFollower follower, long cursor)
    {
        await Journal.RefreshAsync();
        return _followers.Follow(follower, cursor);
    }

    /// <inheritdoc/>
    public Task Unfollow(IJournalFollower follower)
    {
        _followers.Unfollow(follower);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<JournalPage> Read(long after, int limit)
    {
        await Journal.RefreshAsync();
        var largest = Math.Clamp(limit, 1, Following.LargestPage);
        var version = Journal.Current.Version;
        if (after >= version)
        {
            return new JournalPage([], version);
        }

        var entries = _followers.Recent.After(after, largest)
            ?? [.. await _services.Store.ReadAsync(JournalId, Math.Max(after, 0), largest, CancellationToken.None)];
        return new JournalPage(entries, version);
    }

    /// <inheritdoc/>
    public virtual async Task<Refusal?> Redact(string commandId, string by, Redaction redaction) =>
        await RedactAsync(commandId, by, journal => PlanRedaction(journal, redaction)) is CommandResult.Refused refused ? refused.Refusal : null;

    /// <summary>Redacts by a plan (rule J9).</summary>
    /// <returns>Null if there was nothing to redact.</returns>
    protected Task<CommandResult?> RedactAsync(string commandId, string by, Func<RedactedJournal<TState>, RedactionPlan<TEvent>> plan) =>
        Journal.RedactAsync(commandId, by, plan, _snapshots.DropAsync);

    /// <summary>What a redaction comes to here. A journal without texts has nothing to redact.</summary>
    protected virtual RedactionPlan<TEvent> PlanRedaction(RedactedJournal<TState> journal, Redaction redaction) => RedactionPlan<TEvent>.Nothing;

    /// <summary>Earlier entries were redacted: what was kept of them is to be forgotten. Quick; awaits nothing.</summary>
    protected virtual void OnRedacted()
    {
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        await Journal.LoadAsync(await _snapshots.ReadAsync());
        JournalMetrics.Activated(JournalMetrics.KindOf(JournalId), Journal.Current.Version - _snapshots.Version, Instrumentation.SecondsSince(begun));
        _followers.StartAt(Journal.Current.Version);
        if (Journal.HasOutdatedSnapshot)
        {
            // Written by an activation that did not know of the redaction: what it says must not stay.
            await _snapshots.DropAsync();
        }

        _loaded = true;
        SnapshotWhenDue();
        await base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Journal.DrainAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        // A grain that is opened again at once would replay everything if it came before the snapshot.
        await _snapshots.Writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (Journal.Current.Version - _snapshots.Version >= _services.Options.Value.SnapshotOnDeactivation)
        {
            await _snapshots.WriteAsync(Journal.Current);
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Entries are stored, and their callers are about to hear of it. Quick; awaits nothing.</summary>
    protected virtual void OnStored(IReadOnlyList<JournalEntry> entries)
    {
    }

    private void OnCommitted(IReadOnlyList<JournalEntry> entries)
    {
        _followers.Append(entries);
        SnapshotWhenDue();
        if (_loaded)
        {
            _services.Watcher?.Stored(JournalId, State);
            OnStored(entries);
        }
    }

    private void SnapshotWhenDue()
    {
        // Not during a replay: what it passes on the way is not worth keeping.
        if (_loaded && Journal.Current.Version - _snapshots.Version >= _services.Options.Value.SnapshotEvery && !_snapshots.IsWriting)
        {
            _ = _snapshots.WriteAsync(Journal.Current);
        }
    }
}
