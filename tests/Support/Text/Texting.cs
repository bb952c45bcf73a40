using System.Text.Json;
using Stadmaken.Text;

namespace Stadmaken.Tests.Support.Text;

/// <summary>Short ways to write operations in tests.</summary>
public static class Texting
{
    /// <summary>The operation in its wire form.</summary>
    public static TextOperation Read(string json) => JsonSerializer.Deserialize<TextOperation>(json)!;

    /// <summary>The wire form of the operation.</summary>
    public static string Write(TextOperation operation) => JsonSerializer.Serialize(operation);

    /// <summary>Puts a text in at a place.</summary>
    public static TextOperation Insert(int place, string text) => new TextOperationBuilder().Retain(place).Insert(text).Build();

    /// <summary>Takes units out at a place.</summary>
    public static TextOperation Delete(int place, int units) => new TextOperationBuilder().Retain(place).Delete(units).Build();
}
