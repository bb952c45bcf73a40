using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Stadmaken.Grains.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// The one writer of a journal database: a thread that takes everything that waits into one transaction, commits, and
/// answers all of it (rules J1 and J4). While a commit is on its way to the disk the next transaction gathers by itself, so
/// there is no timer. A thread of its own, since the driver blocks: on the pool it would take one from everybody for good.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Most entries in one transaction; past it the first of those who wait would wait too long for the last.</summary>
    private const int LargestTransaction = 4_096;

    /// <summary>Most writes that wait; past it callers wait for a place, and do not begin.</summary>
    private const int LongestQueue = 4_096;

    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private SqliteSession? _session;
    private bool _mustFlush;

    public SqliteWriter(SqliteFile file, TimeProvider time)
    {
        _file = file;
        _time = time;
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    /// <summary>Has something written, and returns its answer.</summary>
    /// <exception cref="JournalStoreException">The transaction failed, or the store is closing.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; written only if it had begun.</exception>
    public async Task<T> DoAsync<T>(PendingWrite<T> write, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellation).ConfigureAwait(false);
            StorageMetrics.Queued(StorageMetrics.Sqlite);
        }
        catch (ChannelClosedException closed)
        {
            throw new JournalStoreException("The journal database is closing.", mayRetry: true, closed);
        }

        await using var registration = cancellation.UnsafeRegister(static (state, token) => ((PendingWrite)state!).Cancel(token), write).ConfigureAwait(false);
        return await write.Task.ConfigureAwait(false);
    }

    /// <summary>Takes nothing more, does what waits, closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        var taken = new List<PendingWrite>();
        while (WaitForWork())
        {
            taken.Clear();
            var size = Take(taken);
            if (taken.Count > 0)
            {
                Write(taken, size);
            }
        }

        CloseSession();
        _ended.SetResult();
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "The thread is the writer's own and has nothing else to do.")]
    private bool WaitForWork()
    {
        var waiting = _queue.Reader.WaitToReadAsync(CancellationToken.None);
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    private int Take(List<PendingWrite> taken)
    {
        var size = 0;
        while (_queue.Reader.TryPeek(out var next) && (size == 0 || size + next.Size <= LargestTransaction))
        {
            _queue.Reader.TryRead(out _);
            StorageMetrics.Taken(StorageMetrics.Sqlite);
            if (next.TryBegin())
            {
                size += next.Size;
                taken.Add(next);
            }
        }

        return size;
    }

    private void Write(List<PendingWrite> taken, int size)
    {
        using var span = Spans.Begin("storage transaction", ActivityKind.Internal, taken, static write => write.Cause);
        span?.SetTag("db.system.name", StorageMetrics.Sqlite).SetTag("events", size);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var session = _session ??= OpenSession();
            session.Begin.ExecuteNonQuery();
            foreach (var write in taken)
            {
                ((ISqliteWrite)write).Write(session, alone: taken.Count == 1);
            }

            session.Commit.ExecuteNonQuery();
        }
        catch (Exception fault)
        {
            // Whatever it was, nobody in the transaction knows now what is stored, and each of them is told (rule J5).
            // SQLite has or has not rolled back, depending on the fault; a connection that is closed certainly has.
            _mustFlush |= fault is SqliteException { SqliteErrorCode: raw.SQLITE_IOERR };
            CloseSession();
            StorageMetrics.Written(StorageMetrics.Sqlite, size, Instrumentation.SecondsSince(begun), failed: true);
            span?.SetStatus(ActivityStatusCode.Error);
            var told = SqliteFaults.Tell(fault);
            foreach (var write in taken)
            {
                write.Fail(told);
            }

            return;
        }

        StorageMetrics.Written(StorageMetrics.Sqlite, size, Instrumentation.SecondsSince(begun), failed: false);
        foreach (var write in taken)
        {
            ((ISqliteWrite)write).Answer();
        }
    }

    private SqliteSession OpenSession()
    {
        var session = new SqliteSession(_file, _time);
        try
        {
            if (_mustFlush)
            {
                session.Flush();
                _mustFlush = false;
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void CloseSession()
    {
        _session?.Dispose();
        _session = null;
    }
}
