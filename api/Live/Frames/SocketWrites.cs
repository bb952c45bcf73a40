using System.Net.Sockets;

namespace Stadmaken.Api.Live.Frames;

/// <summary>
/// An upgraded connection of which what is written goes to its socket at once, and not by way of Kestrel's pipe and the loop that
/// empties it: a copy and a change of threads less for each of all who look at a board. What is read comes as before.
/// </summary>
/// <remarks>
/// What Kestrel wrote must be out before. That is Kestrel's answer to the upgrade alone, and whoever speaks in the new protocol has read
/// it; so what is written before the other end spoke goes Kestrel's way, and then all after it does.
/// </remarks>
/// <param name="upgraded">The connection as Kestrel gives it.</param>
/// <param name="socket">The same connection below Kestrel, which owns it and closes it.</param>
public sealed class SocketWrites(Stream upgraded, Socket socket) : Stream
{
    // Makes of what a socket throws what a stream throws; owns nothing.
    private readonly NetworkStream _direct = new(socket, ownsSocket: false);
    private volatile bool _isHeard;
    private Stream? _way;

    /// <inheritdoc/>
    public override bool CanRead => upgraded.CanRead;

    /// <inheritdoc/>
    public override bool CanWrite => upgraded.CanWrite;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether what is written goes to the socket at once. Settled by the first write.</summary>
    public bool IsDirect => _way == _direct;

    // Of one writer at a time, as of any stream.
    private Stream Way => _way ??= _isHeard ? _direct : upgraded;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await upgraded.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _isHeard |= read > 0;
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Way.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => IsDirect ? Task.CompletedTask : upgraded.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _direct.DisposeAsync().ConfigureAwait(false);
        await upgraded.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _direct.Dispose();
            upgraded.Dispose();
        }

        base.Dispose(disposing);
    }
}
