using Stadmaken.Tests.Benchmarks.Peers.Dialects;

namespace Stadmaken.Tests.Benchmarks.Peers.Load;

/// <summary>Somebody on a board: counts what comes. A writer also sends.</summary>
internal sealed class Client : IDisposable
{
    private const int Unset = -1;
    private readonly Dialect _dialect;
    private readonly Connection _connection;
    private readonly BoardLog _log;
    private readonly Pattern _markers = new(Marker.Start.ToArray(), Marker.Length);
    private readonly Pattern? _acknowledgements;
    private readonly Queue<Marker> _unacknowledged = [];
    private readonly int _writer;
    private readonly string _board;
    private readonly byte[] _frames = new byte[64 * 1024];
    private Histogram _latencies = new();
    private int _sent;
    private long _since;
    private long _count;
    private long _sum;

    public Client(Dialect dialect, Connection connection, string board, BoardLog log, int writer = Unset)
    {
        (_dialect, _connection, _board, _log, _writer) = (dialect, connection, board, log, writer);
        _acknowledgements = IsWriter && dialect.Acknowledgement is { } bytes ? new Pattern(bytes, bytes.Length) : null;
        _since = Clock.Now;
        connection.Payload.KeepLast(0);
    }

    /// <summary>Whether it sends edits.</summary>
    public bool IsWriter => _writer != Unset;

    /// <summary>Its edits that came back.</summary>
    public int Accepted { get; private set; }

    /// <summary>When the last edit came.</summary>
    public long LastAt { get; private set; }

    /// <summary>When its last own edit came back.</summary>
    public long LastAcceptedAt { get; private set; }

    /// <summary>How many edits it has on its way at most when it sends as fast as it can; 0: it does not.</summary>
    public int InFlight { get; private set; }

    /// <summary>Edits that came since it began to count, and how long they took.</summary>
    public Histogram Latencies => _latencies;

    /// <summary>Counts from now on only.</summary>
    public void Restart()
    {
        (_since, _count, _sum, Accepted) = (Clock.Now, 0, 0, 0);
        _latencies = new Histogram();
    }

    /// <summary>Whether it got every edit since it began to count exactly once.</summary>
    public bool HasAll => (_count, _sum) == _log.After(_since);

    /// <summary>What is amiss, for a message.</summary>
    public string Missing => $"{_count} of {_log.After(_since).Count} edits, {_unacknowledged.Count} of its own without an answer; it {(IsWriter ? "writes" : "reads")}";

    /// <summary>Reads until it is disposed.</summary>
    public async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        while (await _connection.ReceiveAsync(buffer))
        {
            Take();
        }
    }

    /// <summary>Sends so many edits in one turn.</summary>
    public void Send(int edits)
    {
        Span<Marker> markers = stackalloc Marker[edits];
        lock (_frames)
        {
            for (var i = 0; i < edits; i++)
            {
                markers[i] = _log.Next(_writer, _sent++);
            }

            if (_acknowledgements is not null)
            {
                foreach (var marker in markers)
                {
                    _unacknowledged.Enqueue(marker);
                }
            }

            _connection.SendRaw(_frames.AsSpan(0, _dialect.WriteEdits(_board, markers, _frames)));
        }
    }

    /// <summary>From now on sends the next edit for each that comes back, in the turn in which it came.</summary>
    public void Begin(int inFlight)
    {
        InFlight = inFlight;
        Send(inFlight);
    }

    /// <summary>Sends nothing more of its own accord.</summary>
    public void End() => InFlight = 0;

    /// <summary>Says that it is still there.</summary>
    public void KeepAlive()
    {
        if (_dialect.KeepAlive(_board) is { Length: > 0 } bytes)
        {
            _connection.Send(bytes, _dialect.Text);
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Take()
    {
        var now = Clock.Now;
        var accepted = 0;
        while (_markers.Next(_connection.Payload, out var rest))
        {
            accepted += Count(Marker.Read(rest), now);
        }

        while (_acknowledgements?.Next(_connection.Payload, out _) == true)
        {
            Marker marker;
            lock (_frames)
            {
                marker = _unacknowledged.Dequeue();
            }

            accepted += Count(marker, now);
        }

        _connection.Payload.KeepLast(Pattern.Overlap);
        Accepted += accepted;
        if (accepted > 0)
        {
            LastAcceptedAt = now;
            if (InFlight > 0)
            {
                Send(accepted);
            }
        }
    }

    // What was sent before it began to count may still come, with the state of the board.
    private int Count(Marker marker, long now)
    {
        if (marker.Time <= _since)
        {
            return 0;
        }

        _latencies.Add(now - marker.Time);
        _count++;
        _sum += marker.Id;
        LastAt = now;
        return marker.Writer == _writer ? 1 : 0;
    }
}
