using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Redacting;

/// <summary>What a redaction comes to: the event that says so with what becomes of earlier entries, nothing at all, or a refusal.</summary>
/// <typeparam name="TEvent">The events of the journal.</typeparam>
/// <param name="Event">The event; null if there is nothing to do.</param>
/// <param name="Rewrites">What becomes of entries.</param>
/// <param name="Refusal">Why not.</param>
public sealed record RedactionPlan<TEvent>(TEvent? Event, IReadOnlyList<EntryRewrite> Rewrites, Refusal? Refusal = null)
    where TEvent : class
{
    /// <summary>There is nothing of it here.</summary>
    public static readonly RedactionPlan<TEvent> Nothing = new(null, []);

    /// <summary>It is refused.</summary>
    public static RedactionPlan<TEvent> Refuse(Refusal refusal) => new(null, [], refusal);
}

/// <summary>A journal as a redaction finds it.</summary>
/// <typeparam name="TState">Its state.</typeparam>
/// <param name="Point">Its state and version.</param>
/// <param name="Entries">All its entries.</param>
/// <param name="Withheld">What is kept aside of hidden ones.</param>
public sealed record RedactedJournal<TState>(JournalPoint<TState> Point, IReadOnlyList<JournalEntry> Entries, IReadOnlyDictionary<long, byte[]> Withheld)
    where TState : class;
