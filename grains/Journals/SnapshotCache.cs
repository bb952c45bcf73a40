using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Stadmaken.Telemetry;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// Keeps one journal's snapshot in Orleans grain storage (rule J7). A cache: whatever goes wrong here is
/// logged, and the journal replayed.
/// </summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
public sealed partial class SnapshotCache<TState, TEvent>
    where TState : class
    where TEvent : class
{
    private readonly IGrainStorage _storage;
    private readonly string _stateName;
    private readonly GrainId _grain;
    private readonly IJournalModel<TState, TEvent> _model;
    private readonly ILogger _logger;

    // Kept between calls for the ETag in it.
    private GrainState<JournalSnapshot> _row = new(new JournalSnapshot());
    private Task _writing = Task.CompletedTask;

    /// <summary>Prepares; nothing is read yet.</summary>
    /// <param name="storage">The grain storage.</param>
    /// <param name="stateName">
    /// Unique per grain class: a row's type is the state name, so two classes with the same name and key
    /// would share a row.
    /// </param>
    /// <param name="grain">Whose snapshot.</param>
    /// <param name="model">How the state is written.</param>
    /// <param name="logger">Where trouble is told.</param>
    public SnapshotCache(IGrainStorage storage, string stateName, GrainId grain, IJournalModel<TState, TEvent> model, ILogger logger)
    {
        _storage = storage;
        _stateName = stateName;
        _grain = grain;
        _model = model;
        _logger = logger;
    }

    /// <summary>The version of the last snapshot read or begun; 0 for none.</summary>
    public long Version { get; private set; }

    /// <summary>Whether a write is under way; there is never more than one.</summary>
    public bool IsWriting => !_writing.IsCompleted;

    /// <summary>The write under way or the last one; does not fault.</summary>
    public Task Writing => _writing;

    private string JournalId => _grain.Key.ToString()!;

    private string LoggedId => LoggedIds.Of(JournalId);

    /// <summary>Reads the snapshot, if there is one that can be used.</summary>
    public async Task<JournalPoint<TState>?> ReadAsync()
    {
        try
        {
            await _storage.ReadStateAsync(_stateName, _grain, _row);
            var snapshot = _row.State;
            if (!_row.RecordExists || snapshot is null || snapshot.Format != _model.SnapshotFormat)
            {
                return null;
            }

            var state = await Task.Run(() => snapshot.State.Deserialize(_model.Snapshot));
            if (state is null)
            {
                return null;
            }

            Version = snapshot.Version;
            return new JournalPoint<TState>(state, snapshot.Version, snapshot.At);
        }
        catch (Exception fault)
        {
            LogNotRead(fault, _stateName, LoggedId);
            _row = new(new JournalSnapshot());
            return null;
        }
        finally
        {
            _row.State = new JournalSnapshot();
        }
    }

    /// <summary>Begins to write a snapshot, unless one is being written. Completes when it is done; does not throw.</summary>
    public Task WriteAsync(JournalPoint<TState> point)
    {
        if (IsWriting)
        {
            return _writing;
        }

        Version = point.Version;

        // On the pool: a large state takes milliseconds to encode, and the grain should go on deciding.
        return _writing = Task.Run(() => EncodeAndWriteAsync(point));
    }

    /// <summary>Takes the snapshot away, whoever wrote it: it says what is to be redacted (rule J9).</summary>
    /// <exception cref="Exception">It may still be there.</exception>
    public async Task DropAsync()
    {
        await _writing;
        await _storage.ReadStateAsync(_stateName, _grain, _row);
        if (_row.RecordExists)
        {
            await _storage.ClearStateAsync(_stateName, _grain, _row);
        }

        _row = new(new JournalSnapshot());
        Version = 0;
    }

    private async Task EncodeAndWriteAsync(JournalPoint<TState> point)
    {
        var begun = Stopwatch.GetTimestamp();
        var outcome = JournalMetrics.Failed;
        try
        {
            _row.State = new JournalSnapshot
            {
                Format = _model.SnapshotFormat,
                Version = point.Version,
                At = point.At,
                State = JsonSerializer.SerializeToElement(point.State, _model.Snapshot),
            };
            await _storage.WriteStateAsync(_stateName, _grain, _row);
            outcome = JournalMetrics.Stored;
        }
        catch (InconsistentStateException fault)
        {
            // Another activation wrote one meanwhile. Take its ETag, so that the next write here succeeds.
            outcome = JournalMetrics.Conflict;
            LogNotWritten(fault, _stateName, LoggedId, point.Version);
            await TakeETagAsync();
        }
        catch (Exception fault)
        {
            LogNotWritten(fault, _stateName, LoggedId, point.Version);
        }
        finally
        {
            JournalMetrics.SnapshotWritten(JournalMetrics.KindOf(JournalId), Instrumentation.SecondsSince(begun), outcome);
            _row.State = new JournalSnapshot();
        }
    }

    private async Task TakeETagAsync()
    {
        try
        {
            await _storage.ReadStateAsync(_stateName, _grain, _row);
        }
        catch (Exception fault)
        {
            LogNotRead(fault, _stateName, LoggedId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot {StateName} of {JournalId} could not be read; its journal is replayed.")]
    private partial void LogNotRead(Exception fault, string stateName, string journalId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot {StateName} of {JournalId} at version {Version} could not be written; a later one will be.")]
    private partial void LogNotWritten(Exception fault, string stateName, string journalId, long version);
}
