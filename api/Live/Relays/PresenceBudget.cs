namespace Stadmaken.Api.Live.Relays;

/// <summary>
/// How much this node tells of presence in a second, over all its boards: presences times the connections that get them,
/// which is what it costs (rule P6). Thread-safe.
/// </summary>
/// <param name="deliveriesPerSecond">Presences times connections; also what can be saved up.</param>
/// <param name="time">Refills it.</param>
public sealed class PresenceBudget(int deliveriesPerSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _left = deliveriesPerSecond;
    private long _filledAt = time.GetTimestamp();

    /// <summary>How many presences may be told to so many connections now.</summary>
    /// <param name="wanted">How many there are to tell.</param>
    /// <param name="connections">To how many.</param>
    /// <returns>0 to <paramref name="wanted"/>; when anything is left at least one, whatever it costs, so that a board of any size goes on.</returns>
    public int Take(int wanted, int connections)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(deliveriesPerSecond, _left + (time.GetElapsedTime(_filledAt, now).TotalSeconds * deliveriesPerSecond));
            _filledAt = now;
            if (_left <= 0 || wanted <= 0)
            {
                return 0;
            }

            var each = Math.Max(1, connections);
            var granted = (int)Math.Clamp(_left / each, 1, wanted);
            _left -= (double)granted * each;
            return granted;
        }
    }
}
