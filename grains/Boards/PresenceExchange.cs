using Microsoft.Extensions.Logging;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// Who is on one board through which node, passed on to the other nodes. Never stored; soft state like
/// following (rule F4), and pushed like it (rule F2): one awaited call in flight per node, only the newest of
/// each presence in the next. A node that is new here is told the whole, also when that is nobody: it may have heard of
/// others from an earlier activation of this grain, and those that are no longer there would stay for ever.
/// </summary>
public sealed partial class PresenceExchange
{
    private readonly Dictionary<IPresenceListener, Node> _nodes = [];
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Nobody is there yet.</summary>
    public PresenceExchange(TimeProvider clock, ILoggerFactory loggers)
    {
        _clock = clock;
        _logger = loggers.CreateLogger<PresenceExchange>();
    }

    /// <summary>Takes what changed at one node and tells the others; the node itself knows.</summary>
    /// <param name="listener">The node.</param>
    /// <param name="changes">The newest of each presence that changed.</param>
    /// <param name="whole">Whether presences of this node that are not named are gone.</param>
    public void Share(IPresenceListener listener, Presence[] changes, bool whole)
    {
        ForgetExpired();
        var node = Register(listener);
        foreach (var presence in changes)
        {
            Change(node, presence);
        }

        if (whole)
        {
            var named = changes.Select(presence => presence.PresenceId).ToHashSet(StringComparer.Ordinal);
            foreach (var absent in node.There.Values.Where(presence => !named.Contains(presence.PresenceId)).ToArray())
            {
                Change(node, absent with { Gone = true });
            }
        }
    }

    private Node Register(IPresenceListener listener)
    {
        if (!_nodes.TryGetValue(listener, out var node))
        {
            node = new Node(listener) { WholeIsDue = true };
            foreach (var presence in _nodes.Values.SelectMany(other => other.There.Values))
            {
                node.Outgoing[presence.PresenceId] = presence;
            }

            _nodes.Add(listener, node);
            Push(node);
        }

        node.RenewedAt = _clock.GetTimestamp();
        return node;
    }

    private void Change(Node from, Presence presence)
    {
        if (presence.Gone ? !from.There.Remove(presence.PresenceId) : from.There.GetValueOrDefault(presence.PresenceId) == presence)
        {
            return;
        }

        if (!presence.Gone)
        {
            from.There[presence.PresenceId] = presence;
        }

        foreach (var node in _nodes.Values)
        {
            if (node != from)
            {
                node.Outgoing[presence.PresenceId] = presence;
                Push(node);
            }
        }
    }

    private void Push(Node node)
    {
        if (!node.Pushing && node.HasToHear)
        {
            node.Pushing = true;
            _ = PushAllAsync(node);
        }
    }

    private async Task PushAllAsync(Node node)
    {
        try
        {
            while (node.HasToHear && _nodes.ContainsKey(node.Listener))
            {
                var changes = node.Outgoing.Values.ToArray();
                var whole = node.WholeIsDue;
                node.Outgoing.Clear();
                node.WholeIsDue = false;
                await node.Listener.ReceivePresence(changes, whole);
            }
        }
        catch (Exception fault)
        {
            // It registers anew with its next renewal, and is then told of everybody.
            LogPushFailed(fault);
            Forget(node);
        }
        finally
        {
            node.Pushing = false;
        }
    }

    private void ForgetExpired()
    {
        foreach (var node in _nodes.Values.Where(node => _clock.GetElapsedTime(node.RenewedAt) > Following.Expiry).ToArray())
        {
            Forget(node);
        }
    }

    private void Forget(Node node)
    {
        if (_nodes.Remove(node.Listener))
        {
            foreach (var presence in node.There.Values.ToArray())
            {
                Change(node, presence with { Gone = true });
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Presence could not be pushed to a node; it is forgotten until it renews.")]
    private partial void LogPushFailed(Exception fault);

    private sealed class Node(IPresenceListener listener)
    {
        public IPresenceListener Listener => listener;

        public Dictionary<string, Presence> There { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Presence> Outgoing { get; } = new(StringComparer.Ordinal);

        public bool WholeIsDue { get; set; }

        public bool HasToHear => WholeIsDue || Outgoing.Count > 0;

        public bool Pushing { get; set; }

        public long RenewedAt { get; set; }
    }
}
