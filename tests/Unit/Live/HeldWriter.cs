using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Stadmaken.Api.Live.Relays;

namespace Stadmaken.Tests.Unit.Live;

/// <summary>A connection in hand: fast, or busy until the test says that its write is done.</summary>
internal sealed class HeldWriter : ILiveWriter
{
    private static readonly JsonHubProtocol Protocol = new();
    private TaskCompletionSource? _busy;

    /// <summary>What was written, as <c>target versions or presence ids</c>.</summary>
    public List<string> Written { get; } = [];

    /// <summary>The very messages.</summary>
    public List<SerializedHubMessage> Messages { get; } = [];

    /// <summary>Whether the next writes complete only when the test says so.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Called within each write.</summary>
    public Action Wrote { get; set; } = () => { };

    /// <summary>Writes that were begun while another was under way.</summary>
    public int Overlaps { get; private set; }

    public ValueTask WriteAsync(SerializedHubMessage message)
    {
        Messages.Add(message);
        Wrote();
        Written.Add(Describe(message));
        Overlaps += _busy is null ? 0 : 1;
        if (!IsSlow)
        {
            return default;
        }

        _busy = new TaskCompletionSource();
        return new ValueTask(_busy.Task);
    }

    /// <summary>The write under way is done; what follows from it happens before this returns.</summary>
    public void Finish()
    {
        var busy = _busy;
        _busy = null;
        busy!.SetResult();
    }

    private static string Describe(SerializedHubMessage message)
    {
        var json = Encoding.UTF8.GetString(message.GetSerializedMessage(Protocol).Span).TrimEnd('\x1e');
        var root = JsonDocument.Parse(json).RootElement;
        var items = root.GetProperty("arguments")[1];
        var last = 0L;
        var details = items.ValueKind != JsonValueKind.Array ? string.Empty : " " + string.Join(',', items.EnumerateArray().Select(item =>
            IsEvent(item) ? (last = VersionOf(item) ?? last + 1).ToString(CultureInfo.InvariantCulture) : item.GetProperty("presenceId").GetString() + (item.TryGetProperty("cardId", out var card) ? "@" + card.GetString() : string.Empty)));
        return root.GetProperty("target").GetString() + details;
    }

    private static bool IsEvent(JsonElement item) => item.TryGetProperty("commandId", out _);

    private static long? VersionOf(JsonElement item) => item.TryGetProperty("version", out var version) ? version.GetInt64() : null;
}
