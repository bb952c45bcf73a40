using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Stadmaken.Grains.Journals;

/// <summary>What a journal needs from its host.</summary>
/// <param name="Store">Where entries are kept.</param>
/// <param name="Snapshots">Where snapshots are kept.</param>
/// <param name="Options">How.</param>
/// <param name="Clock">The time.</param>
/// <param name="Loggers">Where trouble is told.</param>
/// <param name="Watcher">Who is handed the states, if anybody.</param>
public sealed record JournalServices(
    IJournalStore Store,
    [FromKeyedServices(StorageNames.Snapshots)] IGrainStorage Snapshots,
    IOptions<JournalOptions> Options,
    TimeProvider Clock,
    ILoggerFactory Loggers,
    IStateWatcher? Watcher = null);
