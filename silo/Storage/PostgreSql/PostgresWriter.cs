using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Stadmaken.Grains.Journals;
using Stadmaken.Telemetry;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>
/// Takes everything that waits into one statement, which is one transaction and one trip to the database, and answers all of it
/// (rules J1 and J4). While one is under way the next gathers by itself, so there is no timer. A few of these loops share the queue, so
/// that one trip does not wait for another.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    /// <summary>Most entries in one transaction; past it the first of those who wait would wait too long for the last.</summary>
    private const int LargestTransaction = 4_096;

    /// <summary>Most writes that wait; past it callers wait for a place, and do not begin.</summary>
    private const int LongestQueue = 4_096;

    private readonly NpgsqlDataSource _database;
    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(LongestQueue));
    private readonly Task _loops;

    public PostgresWriter(NpgsqlDataSource database, int loops)
    {
        _database = database;
        _loops = Task.WhenAll(Enumerable.Range(0, loops).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Has something written, and returns its answer.</summary>
    /// <exception cref="JournalStoreException">It failed, or the store is closing.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; written only if it had begun.</exception>
    public async Task<T> DoAsync<T>(PendingWrite<T> write, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellation).ConfigureAwait(false);
            StorageMetrics.Queued(StorageMetrics.PostgreSql);
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
        await _loops.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var taken = new List<PendingWrite>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            taken.Clear();
            var size = Take(taken);
            if (taken.Count > 0)
            {
                await WriteAsync(taken, size).ConfigureAwait(false);
            }
        }
    }

    private int Take(List<PendingWrite> taken)
    {
        var size = 0;
        while (size < LargestTransaction && _queue.Reader.TryRead(out var next))
        {
            StorageMetrics.Taken(StorageMetrics.PostgreSql);
            if (next.TryBegin())
            {
                size += next.Size;
                taken.Add(next);
            }
        }

        return size;
    }

    private async Task WriteAsync(List<PendingWrite> taken, int size)
    {
        using var span = Spans.Begin("storage transaction", ActivityKind.Internal, taken, static write => write.Cause);
        span?.SetTag("db.system.name", StorageMetrics.PostgreSql).SetTag("events", size);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await using var connection = await _database.OpenConnectionAsync().ConfigureAwait(false);
            await AppendAsync(connection, [.. taken.OfType<PostgresAppend>().Where(append => !append.Redacts)]).ConfigureAwait(false);
            foreach (var redaction in taken.OfType<PostgresAppend>().Where(append => append.Redacts))
            {
                await redaction.StoreAloneAsync(connection).ConfigureAwait(false);
            }

            await CheckAsync(connection, [.. taken.OfType<PostgresCheck>()]).ConfigureAwait(false);
            StorageMetrics.Written(StorageMetrics.PostgreSql, size, Instrumentation.SecondsSince(begun), failed: false);
        }
        catch (Exception fault)
        {
            // Whatever it was, nobody who has no answer yet knows now what is stored, and each of them is told (rule J5).
            StorageMetrics.Written(StorageMetrics.PostgreSql, size, Instrumentation.SecondsSince(begun), failed: true);
            span?.SetStatus(ActivityStatusCode.Error);
            var told = PostgresFaults.Tell(fault);
            foreach (var write in taken)
            {
                write.Fail(told);
            }
        }
    }

    private static async Task AppendAsync(NpgsqlConnection connection, PostgresAppend[] appends)
    {
        if (appends.Length == 0)
        {
            return;
        }

        try
        {
            await using var statement = PostgresAppend.Statement(connection, appends);
            await statement.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (PostgresException fault) when (PostgresFaults.IsAboutRows(fault))
        {
            // Nothing was stored; one of them is why. The others must not suffer for it.
            foreach (var append in appends)
            {
                await append.StoreAloneAsync(connection).ConfigureAwait(false);
            }

            return;
        }

        foreach (var append in appends)
        {
            append.Stored();
        }
    }

    private static async Task CheckAsync(NpgsqlConnection connection, PostgresCheck[] checks)
    {
        if (checks.Length == 0)
        {
            return;
        }

        await using var statement = new NpgsqlCommand("UPDATE store_check SET checked_at = now() WHERE id = 1", connection);
        await statement.ExecuteNonQueryAsync().ConfigureAwait(false);
        foreach (var check in checks)
        {
            check.Passed();
        }
    }
}
