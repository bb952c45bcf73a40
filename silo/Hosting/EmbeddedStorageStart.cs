using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stadmaken.Silo.Hosting;

/// <summary>
/// Opens the storage before anything else starts, so that a directory in use or a failed migration ends the start with its
/// own message instead of somewhere inside the silo.
/// </summary>
internal sealed partial class EmbeddedStorageStart : IHostedLifecycleService
{
    private readonly IServiceProvider _services;
    private readonly ILogger<EmbeddedStorageStart> _logger;

    public EmbeddedStorageStart(IServiceProvider services, ILogger<EmbeddedStorageStart> logger)
    {
        _services = services;
        _logger = logger;
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var directory = _services.GetRequiredService<EmbeddedStorage>().DirectoryPath;
        Opened(directory);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Data is kept in {Directory}.")]
    private partial void Opened(string directory);
}
