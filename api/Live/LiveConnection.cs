using Microsoft.AspNetCore.SignalR;
using Stadmaken.Api.Auth;
using Stadmaken.Api.Auth.Standing;
using Stadmaken.Api.Live.Frames;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Api.Live.Streams;
using Stadmaken.Participants;

namespace Stadmaken.Api.Live;

/// <summary>One connection with the boards it has joined.</summary>
public sealed class LiveConnection : ILiveWriter
{
    private readonly HubConnectionContext _context;
    private readonly FrameStream? _frames;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, BoardSeat> _seats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamSeat> _streams = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waitingCommands;
    private bool _closed;

    /// <summary>A connection that has joined nothing yet.</summary>
    public LiveConnection(HubConnectionContext context)
    {
        _context = context;
        Caller = Callers.From(context.User);
        _frames = context.GetHttpContext()?.Features.Get<FrameStream>();
        Session = context.GetHttpContext()?.Judged();
        TakesBrief = context.GetHttpContext()?.Request.Query["events"].Contains("brief") is true;
    }

    /// <summary>Whether it takes events without what the one before says already: it was opened with <c>?events=brief</c>.</summary>
    public bool TakesBrief { get; }

    /// <summary>The session that it was opened with, and what that was worth.</summary>
    internal JudgedSession? Session { get; }

    /// <summary>Closes it; whoever it is may open another as what they are now.</summary>
    public void Close() => _context.Abort();

    /// <summary>On whose behalf it is.</summary>
    public Caller Caller { get; }

    /// <summary>Completes once it is closed.</summary>
    public Task Gone => _gone.Task;

    /// <inheritdoc/>
    public ValueTask WriteAsync(SerializedHubMessage message)
    {
        if (_frames is null || message is not SharedMessage shared)
        {
            return _context.WriteAsync(message);
        }

        var write = _frames.SendAsync(shared.FrameOf(_context.Protocol));
        return write.IsCompletedSuccessfully ? write : CloseIfFailedAsync(write);
    }

    /// <summary>The seat it has at a board, if it has joined it.</summary>
    public BoardSeat? SeatAt(string boardId)
    {
        lock (_gate)
        {
            return _seats.GetValueOrDefault(boardId);
        }
    }

    /// <summary>The seat it has at a board, or a new one.</summary>
    /// <param name="boardId">The board.</param>
    /// <param name="relays">Where the board's relay is rented.</param>
    /// <param name="most">How many it may have.</param>
    /// <returns>Null if it has as many as it may, or is closed.</returns>
    public BoardSeat? TakeSeat(string boardId, BoardRelays relays, int most)
    {
        lock (_gate)
        {
            if (_seats.TryGetValue(boardId, out var seat))
            {
                return seat;
            }

            if (_closed || _seats.Count >= most)
            {
                return null;
            }

            return _seats[boardId] = new BoardSeat(this, relays.Rent(boardId));
        }
    }

    /// <summary>Leaves a board, if it has joined it.</summary>
    public void Leave(string boardId)
    {
        BoardSeat? seat;
        lock (_gate)
        {
            _seats.Remove(boardId, out seat);
        }

        seat?.Dispose();
    }

    /// <summary>Watches a stream, in place of what it watched under this key before.</summary>
    /// <param name="key">Which.</param>
    /// <param name="most">How many it may watch.</param>
    /// <param name="watch">Takes the seat.</param>
    /// <returns>Whether it may; not if it watches as many as it may, or is closed.</returns>
    public bool Watch(string key, int most, Func<StreamSeat> watch)
    {
        StreamSeat? before;
        lock (_gate)
        {
            if (_closed || (_streams.Count >= most && !_streams.ContainsKey(key)))
            {
                return false;
            }

            _streams.Remove(key, out before);
            _streams[key] = watch();
        }

        before?.Dispose();
        return true;
    }

    /// <summary>Watches a stream no more, if it did.</summary>
    public void Unwatch(string key)
    {
        StreamSeat? seat;
        lock (_gate)
        {
            _streams.Remove(key, out seat);
        }

        seat?.Dispose();
    }

    /// <summary>Leaves all boards and streams, and joins none any more.</summary>
    public void LeaveAll()
    {
        IDisposable[] seats;
        lock (_gate)
        {
            _closed = true;
            seats = [.. _seats.Values, .. _streams.Values];
            _seats.Clear();
            _streams.Clear();
        }

        foreach (var seat in seats)
        {
            seat.Dispose();
        }

        _gone.TrySetResult();
    }

    /// <summary>Counts commands that wait for an answer.</summary>
    /// <returns>Whether there was room for them; then <see cref="DoneWaiting"/> is called once they have it.</returns>
    public bool TryWait(int commands, int most)
    {
        if (Interlocked.Add(ref _waitingCommands, commands) <= most)
        {
            return true;
        }

        DoneWaiting(commands);
        return false;
    }

    private async ValueTask CloseIfFailedAsync(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception)
        {
            // As SignalR does with what it writes itself: whoever is at the other end connects again.
            _context.Abort();
        }
    }

    /// <summary>These commands have their answer.</summary>
    public void DoneWaiting(int commands) => Interlocked.Add(ref _waitingCommands, -commands);
}
