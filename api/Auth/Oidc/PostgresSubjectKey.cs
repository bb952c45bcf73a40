using System.Security.Cryptography;
using Npgsql;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>In the database that all nodes of a cluster share: whichever makes it first makes it for all.</summary>
internal sealed class PostgresSubjectKey(NpgsqlDataSource database) : ISubjectKey
{
    private byte[]? _key;

    /// <inheritdoc/>
    public async ValueTask<byte[]> GetAsync() => _key ??= await ReadOrMakeAsync();

    private async Task<byte[]> ReadOrMakeAsync()
    {
        await using (var insert = database.CreateCommand("INSERT INTO subject_key (only_one, key) VALUES (true, $1) ON CONFLICT DO NOTHING"))
        {
            insert.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(SubjectKeys.Length) });
            await insert.ExecuteNonQueryAsync();
        }

        await using var query = database.CreateCommand("SELECT key FROM subject_key");
        return SubjectKeys.Check((byte[])(await query.ExecuteScalarAsync())!);
    }
}
