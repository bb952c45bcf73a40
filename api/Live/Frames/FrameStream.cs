namespace Stadmaken.Api.Live.Frames;

/// <summary>
/// The two ways onto one WebSocket: .NET's own, which writes here frame by frame what SignalR sends to this connection alone, and
/// <see cref="SendAsync"/> for frames that are made already because many get them. Between the frames of one message there comes
/// none of another, and after the closing frame none at all.
/// </summary>
/// <remarks>
/// What many get would otherwise be copied into SignalR's pipe, taken out of it by a loop of its own, copied into a frame and
/// copied into Kestrel's pipe: half of what a busy board costs. So it goes on at once, and with <see cref="SocketWrites"/> to the socket.
/// </remarks>
/// <param name="inner">The upgraded connection.</param>
public sealed class FrameStream(Stream inner) : Stream
{
    // One frame at a time; a message of several frames has it until its last.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isKept;
    private volatile bool _isClosed;

    /// <summary>The upgraded connection.</summary>
    public Stream Under => inner;

    /// <inheritdoc/>
    public override bool CanRead => inner.CanRead;

    /// <inheritdoc/>
    public override bool CanWrite => inner.CanWrite;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanTimeout => inner.CanTimeout;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Sends a whole message in one frame. Completes once the connection has room for more; on one that is closed it does nothing.
    /// </summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> frame) => _turn.Wait(0) ? SendInTurnAsync(frame) : WaitAndSendAsync(frame);

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => WriteFrameAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteFrameAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        // Between the frames of a message it is this writer's turn already.
        var isInTurn = Volatile.Read(ref _isKept);
        if (!isInTurn)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isInTurn)
            {
                _turn.Release();
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.ReadAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        End();
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A frame of .NET's; it writes one at a time, and each as a whole.</summary>
    private async ValueTask WriteFrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        var header = FrameHeader.Of(frame.Span);
        var isWithinMessage = TakeKept();
        if (!isWithinMessage)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        _isClosed |= header.IsClose;
        try
        {
            await inner.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Part of it may be on its way: nothing that came after would be understood.
            _isClosed = true;
            throw;
        }
        finally
        {
            // A control frame changes nothing about the message that it may stand in.
            Volatile.Write(ref _isKept, true);
            if (_isClosed || (header.IsControl ? !isWithinMessage : header.IsFinal))
            {
                Release();
            }
        }
    }

    private async ValueTask WaitAndSendAsync(ReadOnlyMemory<byte> frame)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        await SendInTurnAsync(frame).ConfigureAwait(false);
    }

    private ValueTask SendInTurnAsync(ReadOnlyMemory<byte> frame)
    {
        if (_isClosed)
        {
            _turn.Release();
            return default;
        }

        ValueTask write;
        try
        {
            write = inner.WriteAsync(frame, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A stream that is gone says so at once; to who sends that is no different from a write that fails.
            _isClosed = true;
            _turn.Release();
            return ValueTask.FromException(exception);
        }

        if (!write.IsCompletedSuccessfully)
        {
            return FinishAsync(write);
        }

        write.GetAwaiter().GetResult();
        _turn.Release();
        return default;
    }

    private async ValueTask FinishAsync(ValueTask write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch
        {
            _isClosed = true;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    // Whoever waits for the rest of a message that never comes is let go, and sends nothing.
    private void End()
    {
        _isClosed = true;
        Release();
    }

    private bool TakeKept() => Interlocked.Exchange(ref _isKept, false);

    // Once, whoever does it: the end may come while a frame is written.
    private void Release()
    {
        if (TakeKept())
        {
            _turn.Release();
        }
    }
}
