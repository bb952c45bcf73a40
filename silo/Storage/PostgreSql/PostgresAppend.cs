using System.Text;
using Npgsql;
using NpgsqlTypes;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Silo.Storage.PostgreSql;

/// <summary>One append that waits for the writer.</summary>
internal sealed class PostgresAppend(string journalId, long expectedVersion, IReadOnlyList<JournalEntry> entries, IReadOnlyList<EntryRewrite>? rewrites = null)
    : PendingWrite<AppendOutcome>
{
    /// <summary>Attempts at an append that is refused although everything is as it expects, because of someone else's that failed in the end.</summary>
    private const int MostAttempts = 3;

    public override int Size => entries.Count;

    /// <summary>Whether it also redacts (rule J9), and so takes a transaction of its own.</summary>
    public bool Redacts => rewrites is not null;

    /// <summary>The statement that stores these appends, all or none; one statement, so it is a transaction by itself.</summary>
    public static NpgsqlCommand Statement(NpgsqlConnection connection, IReadOnlyList<PostgresAppend> appends)
    {
        var size = appends.Sum(append => append.Size);
        var (journals, expected, versions, times) = (new string[size], new long?[size], new long[size], new DateTime[size]);
        var (actors, commandIds, types, bodies) = (new string[size], new string[size], new string[size], new string[size]);
        var row = 0;
        foreach (var append in appends)
        {
            append.Fill(row, journals, expected, versions, times, actors, commandIds, types, bodies);
            row += append.Size;
        }

        return new NpgsqlCommand("SELECT append_events($1, $2, $3, $4, $5, $6, $7, $8)", connection)
        {
            Parameters =
            {
                new() { Value = journals, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = expected, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = versions, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = times, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = actors, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = commandIds, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = types, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = bodies, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
    }

    /// <summary>It is stored.</summary>
    public void Stored() => Complete(AppendOutcome.Stored);

    /// <summary>Stores it by itself, and answers: for one that is or shares a statement with something that cannot be stored.</summary>
    /// <exception cref="Exception">The database failed, and not because of this append.</exception>
    public async Task StoreAloneAsync(NpgsqlConnection connection)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StoreAsync(connection).ConfigureAwait(false);
                Stored();
                return;
            }
            catch (PostgresException fault) when (PostgresFaults.IsRefusal(fault))
            {
                if (await FindOutWhyAsync(connection).ConfigureAwait(false) is { } why)
                {
                    Complete(why);
                    return;
                }

                if (attempt == MostAttempts)
                {
                    Fail(new JournalStoreException($"Journal '{LoggedIds.Of(journalId)}' did not take an append at its version {expectedVersion}, for no reason that can be found in it.", mayRetry: true, fault));
                    return;
                }
            }
            catch (PostgresException fault) when (PostgresFaults.IsAboutRows(fault))
            {
                Fail(PostgresFaults.Tell(fault));
                return;
            }
        }
    }

    private async Task StoreAsync(NpgsqlConnection connection)
    {
        await using var statement = Statement(connection, [this]);
        if (rewrites is null)
        {
            await statement.ExecuteNonQueryAsync().ConfigureAwait(false);
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        statement.Transaction = transaction;
        await statement.ExecuteNonQueryAsync().ConfigureAwait(false);
        await using var redaction = new NpgsqlCommand("SELECT redact_entries($1, $2, $3, $4)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = journalId, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = rewrites.Select(rewrite => rewrite.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = rewrites.Select(rewrite => Encoding.UTF8.GetString(rewrite.Data)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new()
                {
                    Value = rewrites.Select(rewrite => rewrite.Withheld is { } original ? Encoding.UTF8.GetString(original) : null).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                },
            },
        };
        await redaction.ExecuteNonQueryAsync().ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    // One statement, and so one look at the journal.
    private async Task<AppendOutcome?> FindOutWhyAsync(NpgsqlConnection connection)
    {
        await using var query = new NpgsqlCommand(
            """
            SELECT coalesce(max(version), 0), NULL FROM journal_event WHERE journal_id = $1
            UNION ALL
            SELECT version, command_id FROM journal_event WHERE journal_id = $1 AND command_id = ANY ($2)
            """,
            connection)
        {
            Parameters = { new() { Value = journalId }, new() { Value = entries.Select(entry => entry.CommandId).ToArray() } },
        };
        await using var rows = await query.ExecuteReaderAsync().ConfigureAwait(false);
        var version = 0L;
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            if (rows.IsDBNull(1))
            {
                version = rows.GetInt64(0);
            }
            else
            {
                known.Add(rows.GetString(1), rows.GetInt64(0));
            }
        }

        return version != expectedVersion ? new AppendOutcome.VersionConflict(version)
            : known.Count > 0 ? new AppendOutcome.CommandsKnown(known)
            : null;
    }

    private void Fill(int row, string[] journals, long?[] expected, long[] versions, DateTime[] times, string[] actors, string[] commandIds, string[] types, string[] bodies)
    {
        expected[row] = expectedVersion;
        foreach (var entry in entries)
        {
            journals[row] = journalId;
            versions[row] = entry.Version;
            times[row] = entry.At.UtcDateTime;
            actors[row] = entry.By;
            commandIds[row] = entry.CommandId;
            types[row] = entry.Type;
            bodies[row] = Encoding.UTF8.GetString(entry.Data);
            row++;
        }
    }
}
