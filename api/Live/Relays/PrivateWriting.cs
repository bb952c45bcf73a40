using Stadmaken.Journals;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// Whether something is being written in private on a board, as far as this node knows: from who opened it, and from the
/// entries since. By version, because an opening may be answered before or after the entries around it arrive.
/// </summary>
public sealed class PrivateWriting
{
    private const string Started = "privateWritingStarted";
    private const string Ended = "revealed";

    private readonly Lock _gate = new();

    // Until a board was opened nothing is known, and then telling too little is the safe way to be wrong.
    private long _asOf = -1;
    private volatile bool _isGoingOn = true;

    /// <summary>Whether there is writing in private now.</summary>
    public bool IsGoingOn => _isGoingOn;

    /// <summary>The board was opened.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Learn(long version, bool isPrivate)
    {
        lock (_gate)
        {
            if (version < _asOf)
            {
                return false;
            }

            _asOf = version;
            return Set(isPrivate);
        }
    }

    /// <summary>Entries came.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Learn(ReadOnlySpan<JournalEntry> entries)
    {
        var changed = false;
        foreach (var entry in entries)
        {
            if (entry.Type is Started or Ended)
            {
                changed |= Learn(entry.Version, entry.Type == Started);
            }
        }

        return changed;
    }

    /// <summary>The journal went back; what was known may not be so any more.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _asOf = -1;
            _isGoingOn = true;
        }
    }

    private bool Set(bool isPrivate)
    {
        var changed = _isGoingOn != isPrivate;
        _isGoingOn = isPrivate;
        return changed;
    }
}
