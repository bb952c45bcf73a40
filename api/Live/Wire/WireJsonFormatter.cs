using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace Stadmaken.Api.Live.Wire;

/// <summary>MessagePack protocol: the same structure as the JSON, in and out.</summary>
public sealed class WireJsonFormatter : IMessagePackFormatter<WireJson?>
{
    /// <summary>
    /// What the hub's MessagePack protocol uses on both sides: JSON values and the few plain types of arguments,
    /// and no resolver that could make an object of any other type out of what a client sends.
    /// </summary>
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new WireJsonFormatter()], [BuiltinResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    /// <inheritdoc/>
    public void Serialize(ref MessagePackWriter writer, WireJson? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        JsonToMessagePack.Write(ref writer, value.Utf8.Span);
    }

    /// <inheritdoc/>
    /// <exception cref="WireRefusedException">The value has no JSON form, or is too deep or too large.</exception>
    public WireJson? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        WireJson.Trusted(MessagePackToJson.Read(ref reader));
}
