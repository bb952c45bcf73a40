using System.Text.Json.Serialization.Metadata;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// The pure part of a journal: what its events are and how they fold. Knows neither Orleans nor a
/// clock nor a store; a fold depends on the state and the entry only (rule J6).
/// </summary>
/// <typeparam name="TState">Immutable: the committed and the pending state share structure, and readers keep what they got.</typeparam>
/// <typeparam name="TEvent">The base of the events.</typeparam>
public interface IJournalModel<TState, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>The state before the first event.</summary>
    TState Empty { get; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="Exception">Any: the event does not fit the state, and the activation stops (rule J6).</exception>
    TState Fold(TState state, Recorded<TEvent> recorded);

    /// <summary>How events are stored.</summary>
    EventCodec<TEvent> Events { get; }

    /// <summary>Raised whenever the shape of <typeparamref name="TState"/> or the meaning of a fold changes (rule J7).</summary>
    int SnapshotFormat { get; }

    /// <summary>How the state is kept in a snapshot.</summary>
    JsonTypeInfo<TState> Snapshot { get; }
}
