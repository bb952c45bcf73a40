using System.Text;
using System.Text.Json.Nodes;

namespace Stadmaken.Tests.Api.Fuzz;

/// <summary>Values that programs stumble over, and ways to put them where others were.</summary>
internal static class Hostile
{
    /// <summary>Texts: half of a surrogate pair, controls, what turns the reading direction, what takes no room, what grows when normalised, markup, what looks like code.</summary>
    private static readonly string[] Texts =
    [
        "", " ", "\u0000", "a\u0000b", "\ud800", "\udfff\ud800", "😀", "👩‍👩‍👧‍👦", "\u202egnirts", "\u2066\u2069", "\u200b\u200d\ufeff", "e\u0301\u0301\u0301", "\ufdfa", "ß\u0130ı", "\u2028\u2029",
        "\uffff\ufffe", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "'; DROP TABLE journal;--", "../../etc/passwd", "%00%2e%2e%2f", "${jndi:ldap://x}", "{{7*7}}", "__proto__",
        "constructor", "true", "null", "NaN", "-0", "1e400", "9223372036854775808", "2026-13-45", "0000-00-00T99:99:99Z", "\r\nSet-Cookie: x=y", "network", "me", "operator",
    ];

    /// <summary>Raw JSON that a writer of values would never make.</summary>
    private static readonly string[] Raw =
    [
        "1e400", "-1e-400", "123456789012345678901234567890", "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"a\":1,\"a\":2}", "{\"__proto__\":{\"x\":1}}", "[[[[[[[[[[]]]]]]]]]]", "-0", "0.1", "\"\\u0000\"",
    ];

    /// <summary>A text.</summary>
    internal static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('x', random.Next(1, 70_000)),
        1 => string.Concat(Enumerable.Repeat("\u0301", random.Next(1, 5_000))),
        2 => new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(0x10000))]),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A value, as JSON text.</summary>
    internal static string Json(Random random) => random.Next(14) switch
    {
        0 => Raw[random.Next(Raw.Length)],
        1 => "null",
        2 => random.Next(2) == 0 ? "true" : "false",
        3 => random.NextInt64(long.MinValue, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
        4 => "{}",
        5 => "[]",
        6 => Nested(random.Next(1, 3_000), '[', ']'),
        7 => string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200),
        8 => "[" + string.Join(',', Enumerable.Repeat("0", random.Next(2_000))) + "]",
        _ => JsonValue.Create(WellFormed(Text(random))).ToJsonString(),
    };

    /// <summary>The same JSON with something in it otherwise: a value, a field that is gone, doubled or unknown, or bytes that are no JSON at all.</summary>
    internal static string Mutate(Random random, JsonNode valid)
    {
        const string Mark = "\"<<here>>\"";
        var copy = valid.DeepClone();
        var places = Places(copy).ToList();
        if (places.Count == 0)
        {
            return Json(random);
        }

        var (parent, name, index) = places[random.Next(places.Count)];
        var mutated = Json(random);
        switch (parent, random.Next(6))
        {
            case (JsonObject fields, 0):
                fields.Remove(name!);
                return copy.ToJsonString();
            case (JsonObject fields, 1):
                fields["onbekend" + random.Next(9)] = "<<here>>";
                break;
            case (JsonObject fields, _):
                fields[name!] = "<<here>>";
                break;
            case (JsonArray items, _):
                items[index] = "<<here>>";
                break;
        }

        var text = copy.ToJsonString().Replace("\"\\u003C\\u003Chere\\u003E\\u003E\"", Mark, StringComparison.Ordinal).Replace(Mark, mutated, StringComparison.Ordinal);
        return random.Next(20) == 0 ? text[..random.Next(text.Length)] : text;
    }

    /// <summary>The same bytes with some of them otherwise, cut off or repeated.</summary>
    internal static byte[] Mutate(Random random, byte[] valid)
    {
        var bytes = (byte[])valid.Clone();
        for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(5) switch
        {
            0 => bytes[..random.Next(bytes.Length + 1)],
            1 => [.. bytes, .. bytes],
            _ => bytes,
        };
    }

    private static string Nested(int depth, char open, char close) => new string(open, depth) + new string(close, depth);

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    yield return (fields, name, 0);
                    foreach (var deeper in value is null ? [] : Places(value))
                    {
                        yield return deeper;
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    yield return (items, null, i);
                    foreach (var deeper in items[i] is { } item ? Places(item) : [])
                    {
                        yield return deeper;
                    }
                }

                break;
        }
    }
}
