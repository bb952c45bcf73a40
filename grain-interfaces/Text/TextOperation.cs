using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Stadmaken.Text;

/// <summary>
/// A change of a text: which UTF-16 units stay, what is put in, what is taken out, from left to right. What comes after
/// the last component stays. Always in canonical form (rule T8), so that two that are written alike are equal.
/// The rules are in <c>TEXT.md</c>; <c>api/web/src/text</c> is the same in TypeScript.
/// </summary>
/// <remarks>
/// An operation does not know the text it was made for. <see cref="TryApply"/> finds out that it does not fit;
/// <see cref="Transform"/> works on what an untrusted client sent all the same, and what reached past the end still does after it.
/// </remarks>
[GenerateSerializer, Immutable, Alias("stadmaken.text-operation")]
[JsonConverter(typeof(TextOperationJsonConverter))]
public sealed partial class TextOperation : IEquatable<TextOperation>
{
    [Id(0)]
    private readonly TextComponent[] _components;

    internal TextOperation(TextComponent[] components) => _components = components;

    /// <summary>The operation that changes nothing.</summary>
    public static TextOperation Nothing { get; } = new([]);

    /// <summary>Its steps, in order.</summary>
    public ImmutableArray<TextComponent> Components => ImmutableCollectionsMarshal.AsImmutableArray(_components);

    /// <summary>Whether it changes nothing.</summary>
    public bool IsNothing => _components.Length == 0;

    /// <summary>How many UTF-16 units it inserts.</summary>
    public int InsertedUnits => Saturated(Sum(TextComponentKind.Insert));

    /// <summary>By how many UTF-16 units a text grows under it; negative when it shrinks.</summary>
    public int LengthChange => Saturated(Sum(TextComponentKind.Insert) - Sum(TextComponentKind.Delete));

    /// <inheritdoc/>
    public bool Equals(TextOperation? other) => other is not null && _components.AsSpan().SequenceEqual(other._components);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextOperation);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var component in _components)
        {
            hash.Add(component);
        }

        return hash.ToHashCode();
    }

    /// <summary>For people who read test output.</summary>
    public override string ToString() => IsNothing ? "nothing" : string.Join(", ", _components);

    // Deletes that an untrusted client wrote may add up to more than an int holds.
    private static int Saturated(long units) => (int)Math.Clamp(units, int.MinValue, int.MaxValue);

    private long Sum(TextComponentKind kind)
    {
        var sum = 0L;
        foreach (var component in _components)
        {
            if (component.Kind == kind)
            {
                sum += component.Units;
            }
        }

        return sum;
    }
}
