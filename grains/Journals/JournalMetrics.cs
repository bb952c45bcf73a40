using System.Diagnostics.Metrics;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Grains.Journals;

/// <summary>What journals tell operators of.</summary>
public static class JournalMetrics
{
    /// <summary>Outcomes of a commit and of a push.</summary>
    internal const string Stored = "stored";
    internal const string Known = "known";
    internal const string Conflict = "conflict";
    internal const string Failed = "failed";
    internal const string Delivered = "delivered";
    internal const string Behind = "behind";

    private const string Kind = "journal.kind";
    private const string Outcome = "outcome";

    private static readonly Histogram<double> CommitDuration =
        Instrumentation.Duration("stadmaken.journal.commit.duration", "How long the commands of a batch waited for the store.");

    private static readonly Histogram<int> CommitSize =
        Instrumentation.Size("stadmaken.journal.commit.size", "{event}", "Events in a commit of one journal.");

    private static readonly Counter<long> RefusedCommands =
        Instrumentation.Meter.CreateCounter<long>("stadmaken.journal.command.refused", "{command}", "Commands that journals refused, by their stable code.");

    private static readonly Histogram<double> ActivationDuration =
        Instrumentation.Duration("stadmaken.journal.activation.duration", "How long it took to bring a journal into memory: its snapshot, and what came after it.");

    private static readonly Histogram<int> ActivationReplay =
        Instrumentation.Size("stadmaken.journal.activation.replay", "{event}", "Events that were read again to bring a journal into memory.");

    private static readonly Histogram<double> SnapshotDuration =
        Instrumentation.Duration("stadmaken.journal.snapshot.duration", "How long it took to encode and keep a snapshot.");

    private static readonly Histogram<double> PushDuration =
        Instrumentation.Duration("stadmaken.journal.push.duration", "How long a follower took to take a push.");

    private static readonly Histogram<int> PushSize =
        Instrumentation.Size("stadmaken.journal.push.size", "{event}", "Events that a follower lacked when it was pushed to.");

    private static readonly Histogram<double> PushLag =
        Instrumentation.Duration("stadmaken.journal.push.lag", "How old the oldest event of a push was when the follower had it.");

    /// <summary>The kind of a journal, one of a few.</summary>
    public static string KindOf(string journalId) => journalId.AsSpan(0, Math.Max(journalId.IndexOf(':', StringComparison.Ordinal), 0)) switch
    {
        "board" => "board",
        "city" => "city",
        "practice" => "practice",
        "gathering" => "gathering",
        "participant" => "participant",
        "network" => "network",
        "followers" => "followers",
        "board-followers" => "board-followers",
        _ => "other",
    };

    internal static void Committed(string kind, int events, double seconds, string outcome)
    {
        CommitDuration.Record(seconds, new(Kind, kind), new(Outcome, outcome));
        CommitSize.Record(events, new KeyValuePair<string, object?>(Kind, kind));
    }

    internal static string OutcomeOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.AllStored => Stored,
        AppendOutcome.CommandsKnown => Known,
        _ => Conflict,
    };

    internal static void Refused(string kind, Refusal refusal) =>
        RefusedCommands.Add(1, new(Kind, kind), new("refusal.code", refusal.Code));

    internal static void Activated(string kind, long replayed, double seconds)
    {
        ActivationDuration.Record(seconds, new KeyValuePair<string, object?>(Kind, kind));
        ActivationReplay.Record((int)Math.Min(replayed, int.MaxValue), new KeyValuePair<string, object?>(Kind, kind));
    }

    internal static void SnapshotWritten(string kind, double seconds, string outcome) =>
        SnapshotDuration.Record(seconds, new(Kind, kind), new(Outcome, outcome));

    internal static void Pushed(string kind, long events, TimeSpan lag, double seconds, string outcome)
    {
        PushDuration.Record(seconds, new(Kind, kind), new(Outcome, outcome));
        PushSize.Record((int)Math.Min(events, int.MaxValue), new KeyValuePair<string, object?>(Kind, kind));
        if (outcome == Delivered)
        {
            PushLag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>(Kind, kind));
        }
    }

    internal static void PushFailed(string kind, double seconds) => PushDuration.Record(seconds, new(Kind, kind), new(Outcome, Failed));
}
