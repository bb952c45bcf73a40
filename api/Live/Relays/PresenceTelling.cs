using Stadmaken.Boards;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// What of presence is still to be told to the connections of this node, and what was. The newest of each, however often it
/// changed; when there is more than may be told at once, in the order of rule P5. Not thread-safe.
/// </summary>
public sealed class PresenceTelling
{
    // Of what is told when not all can be: this part is for who waited longest, so that nobody waits for ever (rule P5).
    private const int PartForTheLongestWaiting = 4;

    private readonly TimeProvider _time;
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Presence> _told = new(StringComparer.Ordinal);
    private long _order;
    private long? _caretsAt;
    private long? _pointersAt;

    /// <summary>Nothing to tell.</summary>
    public PresenceTelling(TimeProvider time) => _time = time;

    /// <summary>Whether anything waits to be told, now or when it is time for it.</summary>
    public bool HasMore => _waiting.Count > 0;

    /// <summary>Someone came, moved or left.</summary>
    /// <param name="presence">As it is now.</param>
    /// <param name="isHere">Whether through this node.</param>
    public void Note(Presence presence, bool isHere)
    {
        var since = _waiting.TryGetValue(presence.PresenceId, out var had) ? had.Since : _order + 1;
        _waiting[presence.PresenceId] = new Waiting(presence, isHere, since, ++_order);
    }

    /// <summary>Takes what is to be told now.</summary>
    /// <param name="thinning">How much of each.</param>
    /// <param name="grant">How many of this many may be told now.</param>
    public IReadOnlyList<ToldPresence> Take(PresenceThinning thinning, Func<int, int> grant)
    {
        var caretsAreDue = IsDue(_caretsAt, thinning.Carets);
        var pointersAreDue = IsDue(_pointersAt, thinning.Pointers);
        List<Telling> tellings = [];
        foreach (var waiting in _waiting.Values.ToArray())
        {
            var told = _told.GetValueOrDefault(waiting.Newest.PresenceId);
            var shaped = thinning.Shape(waiting.Newest, told, caretsAreDue, pointersAreDue);
            if (shaped != told)
            {
                tellings.Add(new Telling(waiting, shaped, told));
            }
            else if (thinning.Shape(waiting.Newest) == told)
            {
                _waiting.Remove(told.PresenceId);
            }
        }

        var granted = tellings.Count == 0 ? 0 : grant(tellings.Count);
        var chosen = granted >= tellings.Count ? tellings : Choose(tellings, granted);
        foreach (var (waiting, shaped, told) in chosen)
        {
            _caretsAt = shaped.Caret is not null && shaped.Caret != told?.Caret ? _time.GetTimestamp() : _caretsAt;
            _pointersAt = shaped.PointsAt is not null && shaped.PointsAt != told?.PointsAt ? _time.GetTimestamp() : _pointersAt;
            Settle(waiting, shaped, whole: shaped == thinning.Shape(waiting.Newest));
        }

        return [.. chosen.Select(telling => new ToldPresence(telling.Shaped, telling.Waiting.IsHere))];
    }

    private static List<Telling> Choose(List<Telling> tellings, int granted)
    {
        // Who left goes first: it is the shortest to tell, and a ghost misleads most.
        List<Telling> chosen = [.. tellings.Where(telling => telling.Shaped.Gone).OrderBy(telling => telling.Waiting.Since).Take(granted)];
        var rest = tellings.Where(telling => !telling.Shaped.Gone).ToArray();
        var longest = rest.OrderBy(telling => telling.Waiting.Since).Take((granted - chosen.Count) / PartForTheLongestWaiting).ToArray();
        chosen.AddRange(longest);
        chosen.AddRange(rest.Except(longest).OrderByDescending(telling => telling.Waiting.Order).Take(granted - chosen.Count));
        return chosen;
    }

    private void Settle(Waiting waiting, Presence shaped, bool whole)
    {
        var id = shaped.PresenceId;
        if (shaped.Gone)
        {
            _told.Remove(id);
        }
        else
        {
            _told[id] = shaped;
        }

        if (whole)
        {
            _waiting.Remove(id);
        }
        else
        {
            // Part of it was told; for the rest it waits anew.
            _waiting[id] = waiting with { Since = ++_order };
        }
    }

    private bool IsDue(long? last, TimeSpan? every) => every is { } wait && (last is null || _time.GetElapsedTime(last.Value) >= wait);

    private sealed record Waiting(Presence Newest, bool IsHere, long Since, long Order);

    private sealed record Telling(Waiting Waiting, Presence Shaped, Presence? Told);
}

/// <summary>A presence as it is told.</summary>
/// <param name="Presence">As it is told.</param>
/// <param name="IsHere">Whether it is of this node, so that the other nodes are to hear of it too.</param>
public readonly record struct ToldPresence(Presence Presence, bool IsHere);
