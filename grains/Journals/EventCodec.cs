using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Stadmaken.Grains.Journals;

/// <summary>
/// How the events of one kind of journal are stored: each under a name that stays (rule J8), its fields as JSON.
/// </summary>
/// <typeparam name="TEvent">The base of the events.</typeparam>
public sealed class EventCodec<TEvent>
    where TEvent : class
{
    private readonly FrozenDictionary<string, JsonTypeInfo> _byName;
    private readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Json)> _byType;

    /// <summary>Lists the stored names.</summary>
    public EventCodec(IReadOnlyDictionary<string, JsonTypeInfo> events)
    {
        _byName = events.ToFrozenDictionary(StringComparer.Ordinal);
        _byType = events.ToFrozenDictionary(pair => pair.Value.Type, pair => (pair.Key, pair.Value));
    }

    /// <summary>Every stored name there is.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The type of a stored name; null when it is unknown.</summary>
    public Type? TypeOf(string name) => _byName.GetValueOrDefault(name)?.Type;

    /// <summary>The stored name and the fields of an event.</summary>
    public (string Type, byte[] Data) Encode(TEvent toEncode)
    {
        var (name, json) = _byType[toEncode.GetType()];
        return (name, JsonSerializer.SerializeToUtf8Bytes(toEncode, json));
    }

    /// <summary>Reads a stored event back.</summary>
    /// <exception cref="JsonException">The name is unknown or the fields do not fit; never skipped (rule J6).</exception>
    public TEvent Decode(string type, ReadOnlySpan<byte> data)
    {
        if (!_byName.TryGetValue(type, out var json))
        {
            throw new JsonException($"There is no stored event named '{type}'; a newer version of this program may have written it.");
        }

        return (TEvent?)JsonSerializer.Deserialize(data, json)
            ?? throw new JsonException($"A stored '{type}' is null.");
    }
}
