using Stadmaken.Api.Live.Relays;
using Stadmaken.Journals;
using Lock = System.Threading.Lock;

namespace Stadmaken.Api.Live.Streams;

/// <summary>
/// What this node does for one feed or practice while somebody here watches it: follows its journal once for all of them (rule F3), and
/// gives each what comes after its own cursor. A push only wakes them; everyone is given what was read, in order and
/// without gaps, and those at the same cursor share one reading. Who is slow reads later, and holds up nobody.
/// </summary>
public sealed partial class StreamRelay : IAsyncDisposable
{
    private readonly IStreamSource _source;
    private readonly JournalFollowing _following;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly HashSet<StreamMember> _members = [];
    private (long After, Task<StreamPiece> Piece)? _newest;
    private long _known;

    /// <summary>Follows from this version on.</summary>
    public StreamRelay(IStreamSource source, long version, IGrainFactory grains, TimeProvider time, ILogger logger)
    {
        _source = source;
        _known = version;
        _logger = logger;
        _following = new JournalFollowing(source.Journal, grains, new Sink(this), version, time, logger);
        _following.Start();
    }

    /// <summary>Sends a member everything after its cursor from now on.</summary>
    /// <param name="member">Who.</param>
    /// <param name="known">A version that the journal is known to have.</param>
    public void Listen(StreamMember member, long known)
    {
        lock (_gate)
        {
            _known = Math.Max(_known, known);
            _members.Add(member);
            Pump(member);
        }
    }

    /// <summary>Sends a member nothing more.</summary>
    public void Remove(StreamMember member)
    {
        lock (_gate)
        {
            member.HasLeft = true;
            _members.Remove(member);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _following.DisposeAsync();

    // Within the gate.
    private void Pump(StreamMember member)
    {
        if (!member.IsPumping && member.Cursor < _known && !member.HasLeft)
        {
            member.IsPumping = true;
            _ = PumpAsync(member);
        }
    }

    private async Task PumpAsync(StreamMember member)
    {
        while (true)
        {
            var cursor = member.Cursor;
            try
            {
                var piece = await ReadAsync(cursor);
                if (piece.Message is { } message && !member.HasLeft)
                {
                    await member.Writer.WriteAsync(message);
                }

                member.Cursor = piece.Version;
            }
            catch (Exception fault)
            {
                // Nothing is lost by it: the cursor stays, and the next push or renewal wakes it.
                LogReadFailed(fault);
            }

            lock (_gate)
            {
                if (member.Cursor == cursor || member.Cursor >= _known || member.HasLeft)
                {
                    member.IsPumping = false;
                    return;
                }
            }
        }
    }

    private Task<StreamPiece> ReadAsync(long after)
    {
        lock (_gate)
        {
            if (_newest is { } newest && newest.After == after && !newest.Piece.IsFaulted && !newest.Piece.IsCanceled
                && !(newest.Piece.IsCompletedSuccessfully && newest.Piece.Result.Version == after))
            {
                return newest.Piece;
            }

            var piece = _source.ReadAsync(after);
            _newest = (after, piece);
            return piece;
        }
    }

    private void Wake(long version, bool anew)
    {
        lock (_gate)
        {
            _known = anew ? version : Math.Max(_known, version);
            _newest = null;
            foreach (var member in _members)
            {
                if (anew)
                {
                    member.Cursor = Math.Min(member.Cursor, version);
                }

                Pump(member);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What someone watches could not be read; it is read again when there is more.")]
    private partial void LogReadFailed(Exception fault);

    private sealed class Sink(StreamRelay relay) : IJournalSink
    {
        public void Deliver(ReadOnlySpan<JournalEntry> entries) => relay.Wake(entries[^1].Version, anew: false);

        public void Rewind(long version) => relay.Wake(version, anew: true);
    }
}

/// <summary>One connection that watches one stream.</summary>
/// <param name="writer">Where its messages go.</param>
/// <param name="cursor">The last version that it has.</param>
public sealed class StreamMember(ILiveWriter writer, long cursor)
{
    private long _cursor = cursor;
    private volatile bool _hasLeft;

    internal ILiveWriter Writer { get; } = writer;

    internal long Cursor
    {
        get => Interlocked.Read(ref _cursor);
        set => Interlocked.Exchange(ref _cursor, value);
    }

    internal bool IsPumping { get; set; }

    internal bool HasLeft
    {
        get => _hasLeft;
        set => _hasLeft = value;
    }
}
