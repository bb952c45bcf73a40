using System.Diagnostics.Metrics;
using Stadmaken.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Api.Live;

/// <summary>What the live edge tells operators of.</summary>
internal static class LiveMetrics
{
    private static readonly UpDownCounter<int> Connections =
        Instrumentation.Meter.CreateUpDownCounter<int>("stadmaken.live.connections", "{connection}", "Connections to the hub.");

    private static readonly UpDownCounter<int> Boards =
        Instrumentation.Meter.CreateUpDownCounter<int>("stadmaken.live.boards", "{board}", "Boards that this node follows for those who look at them here.");

    private static readonly UpDownCounter<int> Streams =
        Instrumentation.Meter.CreateUpDownCounter<int>("stadmaken.live.streams", "{stream}", "Feeds and practices that this node follows for those who watch them here.");

    private static readonly UpDownCounter<int> WaitingCommands =
        Instrumentation.Meter.CreateUpDownCounter<int>("stadmaken.live.queue.length", "{command}", "Commands that wait for the grain call before theirs.");

    private static readonly Histogram<double> CommandDuration =
        Instrumentation.Duration("stadmaken.live.command.duration", "How long the senders of commands waited for their answer, from the hub on.");

    private static readonly Counter<long> RefusedCommands =
        Instrumentation.Meter.CreateCounter<long>("stadmaken.live.command.refused", "{command}", "Commands to boards whose senders were told a refusal, by its stable code.");

    private static readonly Histogram<double> CallDuration =
        Instrumentation.Duration("stadmaken.live.call.duration", "How long a grain call with gathered commands took.");

    private static readonly Histogram<int> CallSize =
        Instrumentation.Size("stadmaken.live.call.size", "{command}", "Commands gathered in a grain call.");

    private static readonly Histogram<double> DeliveryDuration =
        Instrumentation.Duration("stadmaken.live.delivery.duration", "How old the oldest of some events was when this node handed them to its connections; by the clocks of two machines.");

    private static readonly Counter<long> Reads =
        Instrumentation.Meter.CreateCounter<long>("stadmaken.live.follow.reads", "{read}", "Readings of what pushes did not bring.");

    private static readonly Counter<long> Resyncs =
        Instrumentation.Meter.CreateCounter<long>("stadmaken.live.resyncs", "{connection}", "Connections that were told to join a board again.");

    /// <summary>Reasons to join again.</summary>
    public const string FellBehind = "behind";
    public const string RoleChanged = "role";
    public const string Redacted = "redacted";

    public static void Connected() => Connections.Add(1);

    public static void Disconnected() => Connections.Add(-1);

    public static void BoardFollowed() => Boards.Add(1);

    public static void BoardLetGo(int boards = 1) => Boards.Add(-boards);

    public static void StreamFollowed() => Streams.Add(1);

    public static void StreamLetGo(int streams = 1) => Streams.Add(-streams);

    public static void Queued(int commands) => WaitingCommands.Add(commands);

    public static void Taken(int commands) => WaitingCommands.Add(-commands);

    public static void Answered(double seconds) => CommandDuration.Record(seconds);

    public static void Told(IReadOnlyList<CommandResult> results)
    {
        if (RefusedCommands.Enabled)
        {
            foreach (var result in results)
            {
                if (result is CommandResult.Refused refused)
                {
                    RefusedCommands.Add(1, new KeyValuePair<string, object?>("refusal.code", refused.Refusal.Code));
                }
            }
        }
    }

    public static void Called(int commands, double seconds, bool failed)
    {
        CallDuration.Record(seconds, new KeyValuePair<string, object?>("outcome", failed ? "failed" : "answered"));
        CallSize.Record(commands);
    }

    // Two clocks that differ may make it negative.
    public static void Delivered(TimeSpan age) => DeliveryDuration.Record(Math.Max(0, age.TotalSeconds));

    public static void Read() => Reads.Add(1);

    public static void ToldToJoinAgain(string reason) => Resyncs.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
