namespace Stadmaken.Grains.Journals;

/// <summary>An event with its envelope, as a fold sees it.</summary>
/// <typeparam name="TEvent">The events of the journal.</typeparam>
/// <param name="Version">Place in the journal, from 1.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="By">The participant it came from.</param>
/// <param name="Event">What happened.</param>
public readonly record struct Recorded<TEvent>(long Version, DateTimeOffset At, string By, TEvent Event)
    where TEvent : class;
