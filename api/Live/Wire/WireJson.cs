using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Api.Live.Wire;

/// <summary>
/// One JSON value on its way through the hub. Both hub protocols carry it: the JSON protocol as the bytes it is,
/// the MessagePack protocol as the same structure (<see cref="WireJsonFormatter"/>). So everything the hub takes
/// and answers has one definition, and what a grain encoded once is not decoded again.
/// </summary>
[JsonConverter(typeof(WireJsonConverter))]
public sealed class WireJson
{
    private WireJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>Exactly one JSON value, valid UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Wraps bytes that are known to be one valid JSON value: written by this program, or checked.</summary>
    public static WireJson Trusted(ReadOnlyMemory<byte> utf8) => new(utf8);

    /// <summary>Writes a value.</summary>
    /// <param name="write">Writes exactly one JSON value.</param>
    public static WireJson Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WireText.Options))
        {
            write(writer);
        }

        return new WireJson(buffer.WrittenMemory);
    }

    /// <summary>The JSON text, for people.</summary>
    [ExcludeFromCodeCoverage]
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
