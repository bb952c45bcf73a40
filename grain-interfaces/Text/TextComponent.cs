using System.Globalization;

namespace Stadmaken.Text;

/// <summary>What a <see cref="TextComponent"/> does.</summary>
public enum TextComponentKind
{
    /// <summary>Keeps units of the text.</summary>
    Retain,

    /// <summary>Puts units into the text.</summary>
    Insert,

    /// <summary>Takes units out of the text.</summary>
    Delete,
}

/// <summary>One step of a <see cref="TextOperation"/>. Made by <see cref="TextOperationBuilder"/>.</summary>
[GenerateSerializer, Immutable, Alias("stadmaken.text-component")]
public readonly record struct TextComponent
{
    internal TextComponent(TextComponentKind kind, int units)
    {
        Kind = kind;
        Units = units;
    }

    internal TextComponent(string inserted)
    {
        Kind = TextComponentKind.Insert;
        Units = inserted.Length;
        Inserted = inserted;
    }

    /// <summary>What it does.</summary>
    [Id(0)]
    public TextComponentKind Kind { get; }

    /// <summary>How many UTF-16 units it keeps, inserts or deletes; at least 1.</summary>
    [Id(1)]
    public int Units { get; }

    /// <summary>The text that is inserted; null for the other kinds.</summary>
    [Id(2)]
    public string? Inserted { get; }

    /// <summary>For people who read test output.</summary>
    public override string ToString() => Kind switch
    {
        TextComponentKind.Retain => string.Create(CultureInfo.InvariantCulture, $"retain {Units}"),
        TextComponentKind.Delete => string.Create(CultureInfo.InvariantCulture, $"delete {Units}"),
        _ => $"insert \"{Inserted}\"",
    };
}
