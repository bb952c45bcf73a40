using Stadmaken.Tests.StorageContract.PostgreSql;
using Stadmaken.Tests.Support.Processes;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Stadmaken.Tests.StorageContract.PostgreSql;

/// <summary>The server of all tests of this assembly; each has a database of its own in it.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private PostgresServer? _server;

    /// <summary>The server.</summary>
    public PostgresServer Server => _server!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
