using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// Who follows one journal, and what each has been sent (rules F1 to F5). Like the journal itself it
/// belongs to one activation and runs on its scheduler only.
/// </summary>
public sealed partial class Followers
{
    private readonly Dictionary<IJournalFollower, Follower> _followers = [];
    private readonly RecentEntries _recent;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly string _kind;
    private long _version;

    /// <summary>Follows a journal that is at no version yet; <see cref="Append"/> tells of entries.</summary>
    public Followers(int recentEntries, TimeProvider clock, ILogger logger, string kind = "other")
    {
        _recent = new RecentEntries(recentEntries);
        _clock = clock;
        _logger = logger;
        _kind = kind;
    }

    /// <summary>How many follow now, expired ones included until they are noticed.</summary>
    public int Count => _followers.Count;

    /// <summary>The newest entries.</summary>
    public RecentEntries Recent => _recent;

    /// <summary>The journal was loaded at this version; nothing before it is kept here.</summary>
    public void StartAt(long version) => _version = version;

    /// <summary>New entries are stored: whoever is not being pushed to gets them now, the others with their next push.</summary>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        _recent.Add(entries);
        _version = entries[^1].Version;
        var cause = Spans.Current;
        foreach (var follower in _followers.Values)
        {
            follower.Owes(cause);
            Push(follower);
        }
    }

    /// <summary>Registers or renews (rules F1, F4).</summary>
    /// <returns>The last stored version.</returns>
    public long Follow(IJournalFollower target, long cursor)
    {
        ForgetExpired();
        if (!_followers.TryGetValue(target, out var follower))
        {
            _followers.Add(target, follower = new Follower(target));
            follower.Cursor = cursor;
        }
        else if (!follower.Pushing)
        {
            // Its own word counts: it may have lost what it was sent, or read on by itself.
            follower.Cursor = cursor;
        }

        follower.RenewedAt = _clock.GetTimestamp();
        Push(follower);
        return _version;
    }

    /// <summary>Forgets a follower.</summary>
    public void Unfollow(IJournalFollower target)
    {
        if (_followers.Remove(target, out var follower))
        {
            follower.Gone = true;
        }
    }

    private void Push(Follower follower)
    {
        if (!follower.Pushing && follower.Cursor < _version)
        {
            follower.Pushing = true;
            _ = PushAllAsync(follower);
        }
    }

    private async Task PushAllAsync(Follower follower)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            while (!follower.Gone && follower.Cursor < _version)
            {
                if (IsExpired(follower))
                {
                    Unfollow(follower.Target);
                    return;
                }

                begun = Stopwatch.GetTimestamp();
                using var span = Spans.Begin("journal push", ActivityKind.Producer, follower.Causes, static cause => cause);
                span?.SetTag("journal.kind", _kind);
                follower.Causes.Clear();
                var lacking = _version - follower.Cursor;
                if (_recent.After(follower.Cursor, Following.LargestPage) is { } entries)
                {
                    await follower.Target.Receive(new JournalBatch.Entries(entries));
                    JournalMetrics.Pushed(_kind, lacking, _clock.GetUtcNow() - entries[0].At, Instrumentation.SecondsSince(begun), JournalMetrics.Delivered);
                    follower.Cursor = entries[^1].Version;
                }
                else
                {
                    var version = _version;
                    await follower.Target.Receive(new JournalBatch.Behind(version));
                    JournalMetrics.Pushed(_kind, lacking, TimeSpan.Zero, Instrumentation.SecondsSince(begun), JournalMetrics.Behind);
                    follower.Cursor = version;
                }
            }
        }
        catch (Exception fault)
        {
            // It renews with the cursor it really has, if it is still there (rule F4).
            JournalMetrics.PushFailed(_kind, Instrumentation.SecondsSince(begun));
            LogPushFailed(fault);
            Unfollow(follower.Target);
        }
        finally
        {
            follower.Pushing = false;
        }
    }

    private bool IsExpired(Follower follower) => _clock.GetElapsedTime(follower.RenewedAt) > Following.Expiry;

    private void ForgetExpired()
    {
        foreach (var follower in _followers.Values.Where(IsExpired).ToArray())
        {
            Unfollow(follower.Target);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A push to a follower failed; it is forgotten until it renews.")]
    private partial void LogPushFailed(Exception fault);

    private sealed class Follower(IJournalFollower target)
    {
        // One that is slow is told with its next push of more commits than anyone looks at.
        private const int MostCauses = 64;

        public IJournalFollower Target => target;

        public long Cursor { get; set; }

        public long RenewedAt { get; set; }

        public bool Pushing { get; set; }

        public bool Gone { get; set; }

        /// <summary>The commits that its next push brings, for those who follow them.</summary>
        public List<Activity> Causes { get; } = [];

        public void Owes(Activity? cause)
        {
            if (cause is not null && Causes.Count < MostCauses)
            {
                Causes.Add(cause);
            }
        }
    }
}
