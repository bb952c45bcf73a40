using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Stadmaken.Api.Live;

/// <summary>
/// Puts each message that SignalR writes to a connection into one piece of memory. The pipe behind it would cut it into
/// pieces of 4 KiB, and each piece becomes a frame of the WebSocket and a write to the socket of its own: a board's
/// hundred events for a hundred people were a thousand writes and are now a hundred.
/// </summary>
internal static class WholeMessages
{
    /// <summary>Adds this to the connections of an endpoint; before the hub.</summary>
    public static IConnectionBuilder UseWholeMessages(this IConnectionBuilder connections) =>
        connections.Use(next => connection =>
        {
            connection.Transport = new Transport(connection.Transport);
            return next(connection);
        });

    private sealed class Transport(IDuplexPipe inner) : IDuplexPipe
    {
        public PipeReader Input => inner.Input;

        public PipeWriter Output { get; } = new Writer(inner.Output);
    }

    private sealed class Writer(PipeWriter inner) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        // The pipe's own would fill what is left of the last piece first, and go on in pieces of its size.
        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            source.Span.CopyTo(inner.GetSpan(source.Length));
            inner.Advance(source.Length);
            return inner.FlushAsync(cancellationToken);
        }

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
