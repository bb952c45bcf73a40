using Orleans.Runtime;
using Orleans.Storage;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Tests.Benchmarks.Micro;

/// <summary>Grain storage of one row that keeps what it is given as it is, so that only the grain's own work is measured.</summary>
internal sealed class KeptRow : IGrainStorage
{
    /// <summary>What was written last.</summary>
    public JournalSnapshot? Row { get; private set; }

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = Row is not null;
        if (Row is T row)
        {
            grainState.State = row;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Row = grainState.State as JournalSnapshot;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Row = null;
        return Task.CompletedTask;
    }
}
