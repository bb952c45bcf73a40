namespace Stadmaken.Grains.Journals;

/// <summary>A state with the version it is the fold of.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Version">The version of the last entry folded into it; 0 for none.</param>
/// <param name="At">The time of that entry; entries after it are never given an earlier one.</param>
public readonly record struct JournalPoint<TState>(TState State, long Version, DateTimeOffset At)
    where TState : class;
