using System.Diagnostics.CodeAnalysis;

namespace Stadmaken.Journals;

/// <summary>What was asked for, or why not. Exactly one of the two is there.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
[GenerateSerializer, Immutable, Alias("stadmaken.answer`1")]
public sealed class Answer<T>
    where T : class
{
    private Answer(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>What was asked for, unless refused.</summary>
    [Id(0)]
    public T? Value { get; }

    /// <summary>Why not, if refused.</summary>
    [Id(1)]
    public Refusal? Refusal { get; }

    /// <summary>Whether there is a <see cref="Value"/>.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGiven => Value is not null;

    /// <summary>Wraps what was asked for.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal);

    /// <summary>Wraps what was asked for.</summary>
    public static Answer<T> FromT(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static Answer<T> FromRefusal(Refusal refusal) => new(null, refusal);
}
