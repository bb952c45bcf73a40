using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Stadmaken.Silo.Telemetry;

/// <summary>
/// Takes from every span all tags but those that are known to say nothing of people. A list of what may stay, since the frameworks
/// below add others with each version: paths have ids in them, Orleans tells the key of each grain, which for a participant is
/// their id, and the text of a fault may quote anything.
/// </summary>
internal sealed class HarmlessTags : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "commands",
        "events",
        "journal.kind",
        "outcome",
        "db.system.name",
        "db.system",
        "error.type",
        "exception.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "network.protocol.version",
        "rpc.method",
        "rpc.service",
        "rpc.system",
        "rpc.system.name",
        "orleans.rpc.service",
        "server.port",
        "url.scheme");

    public override void OnEnd(Activity data)
    {
        List<string>? harmful = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (!Kept.Contains(tag.Key))
            {
                (harmful ??= []).Add(tag.Key);
            }
        }

        foreach (var key in harmful ?? [])
        {
            data.SetTag(key, null);
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
