namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>All edits that were sent to one board, in the order of their times: what every client there must have got.</summary>
internal sealed class BoardLog
{
    private readonly Lock _gate = new();
    private readonly List<long> _times = [];
    private readonly List<long> _sums = [0];

    /// <summary>Gives out the next edit of a writer. Under the lock, so that times rise.</summary>
    public Marker Next(int writer, int number)
    {
        lock (_gate)
        {
            var marker = new Marker(Clock.Now, writer, number);
            _times.Add(marker.Time);
            _sums.Add(_sums[^1] + marker.Id);
            return marker;
        }
    }

    /// <summary>Count and sum of the ids of those sent after a moment.</summary>
    public (long Count, long Sum) After(long time)
    {
        lock (_gate)
        {
            var first = _times.BinarySearch(time);
            first = first < 0 ? ~first : first;
            while (first < _times.Count && _times[first] <= time)
            {
                first++;
            }

            return (_times.Count - first, _sums[^1] - _sums[first]);
        }
    }
}
