using System.Diagnostics.CodeAnalysis;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Journals;

/// <summary>What a command comes to: exactly one event (rule J3), or a refusal.</summary>
/// <typeparam name="TEvent">The events of the journal.</typeparam>
public readonly struct Decision<TEvent>
    where TEvent : class
{
    private Decision(TEvent? accepted, Refusal? refusal)
    {
        Event = accepted;
        Refusal = refusal;
    }

    /// <summary>The event, unless refused.</summary>
    public TEvent? Event { get; }

    /// <summary>Why not, if refused.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is an <see cref="Event"/>.</summary>
    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Event is not null;

    /// <summary>The command is accepted as this event.</summary>
    public static implicit operator Decision<TEvent>(TEvent accepted) => new(accepted, null);

    /// <summary>The command is refused.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new(null, refusal);

    /// <summary>The command is accepted as this event.</summary>
    public static Decision<TEvent> FromTEvent(TEvent accepted) => new(accepted, null);

    /// <summary>The command is refused.</summary>
    public static Decision<TEvent> FromRefusal(Refusal refusal) => new(null, refusal);
}
