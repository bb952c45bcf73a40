using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Live;

public class WireJsonTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_json_value_is_the_same_after_going_through_messagepack(int seed)
    {
        var json = RandomValue(new Random(seed), 0)?.ToJsonString() ?? "null";

        var packed = Pack(json);
        var back = Unpack(packed);

        Assert.True(JsonElement.DeepEquals(Parse(json), Parse(back)), $"seed {seed}: {json} became {back}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_packed_is_what_the_messagepack_library_understands(int seed)
    {
        // The library's own JSON leaves control characters as they are, which no parser takes: none here.
        var json = RandomValue(new Random(seed), 0, controls: false)?.ToJsonString() ?? "null";

        var oracle = MessagePackSerializer.ConvertToJson(Pack(json), cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(JsonElement.DeepEquals(Parse(json), Parse(oracle)), $"seed {seed}: {json} became {oracle}");
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("18446744073709551615")]
    [InlineData("0.1")]
    [InlineData("1e300")]
    [InlineData("\"caf\\u00e9 \\ud83c\\udfd9 \\\\ \\\" \\n\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[[],{},[{}],{\"a\":[1,{\"b\":null}]}]")]
    public void The_edges_of_json_survive_both_ways(string json) =>
        Assert.True(JsonElement.DeepEquals(Parse(json), Parse(Unpack(Pack(json)))));

    [Fact]
    public void Messagepack_bytes_are_refused() =>
        AssertRefused((ref MessagePackWriter writer) => writer.Write(new byte[] { 1, 2 }), RefusalCodes.Invalid);

    [Fact]
    public void A_messagepack_timestamp_is_refused() =>
        AssertRefused((ref MessagePackWriter writer) => writer.Write(DateTime.UnixEpoch), RefusalCodes.Invalid);

    [Fact]
    public void An_extension_inside_a_map_is_refused() => AssertRefused(
        (ref MessagePackWriter writer) =>
        {
            writer.WriteMapHeader(1);
            writer.Write("a");
            writer.WriteExtensionFormat(new ExtensionResult(7, new ReadOnlySequence<byte>([1])));
        },
        RefusalCodes.Invalid);

    [Fact]
    public void A_key_that_is_no_text_is_refused() => AssertRefused(
        (ref MessagePackWriter writer) =>
        {
            writer.WriteMapHeader(1);
            writer.Write(1);
            writer.Write(1);
        },
        RefusalCodes.Invalid);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number) =>
        AssertRefused((ref MessagePackWriter writer) => writer.Write(number), RefusalCodes.Invalid);

    [Fact]
    public void Text_that_is_not_utf8_is_refused() =>
        AssertRefused((ref MessagePackWriter writer) => writer.WriteString([0xC3, 0x28]), RefusalCodes.Invalid);

    [Fact]
    public void A_value_that_is_too_deep_is_refused() => AssertRefused(
        (ref MessagePackWriter writer) =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                writer.WriteArrayHeader(1);
            }

            writer.WriteNil();
        },
        RefusalCodes.Invalid);

    [Fact]
    public void A_value_that_grows_too_large_is_refused_before_it_is_written_out() => AssertRefused(
        (ref MessagePackWriter writer) =>
        {
            writer.WriteArrayHeader(1_000_000);
            for (var i = 0; i < 1_000_000; i++)
            {
                writer.WriteNil();
            }
        },
        RefusalCodes.TooLarge);

    [Fact]
    public void A_header_that_promises_more_than_there_is_takes_no_memory()
    {
        byte[] promise = [0xDD, 0x7F, 0xFF, 0xFF, 0xFF];
        Assert.Throws<EndOfStreamException>(() =>
        {
            var reader = new MessagePackReader(promise);
            MessagePackToJson.Read(ref reader);
        });
    }

    [Fact]
    public void Json_text_that_is_not_utf8_is_refused()
    {
        byte[] json = [(byte)'"', 0xC3, 0x28, (byte)'"'];
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WireJson>(json));
    }

    [Fact]
    public void Json_goes_in_and_out_as_it_was()
    {
        const string json = """{"b":[1,2.50,"x"],"a":null}""";
        var value = JsonSerializer.Deserialize<WireJson>(json)!;
        Assert.Equal(json, JsonSerializer.Serialize(value));
    }

    [Fact]
    public void An_event_is_its_envelope_and_its_fields_in_one_object()
    {
        var entry = new JournalEntry(7, new DateTimeOffset(2026, 11, 24, 13, 0, 0, 250, TimeSpan.FromHours(1)), "p\"1", "c1", "cardRemoved", "{\"cardId\":\"k\"}"u8.ToArray());
        var bare = entry with { Version = 8, Data = "{ }"u8.ToArray(), Type = "unlocked" };

        Assert.Equal(
            """[{"version":7,"at":"2026-11-24T12:00:00.25+00:00","by":"p\"1","commandId":"c1","type":"cardRemoved","cardId":"k"},"""
            + """{"version":8,"at":"2026-11-24T12:00:00.25+00:00","by":"p\"1","commandId":"c1","type":"unlocked"}]""",
            EventArrays.Of([entry, bare], null).ToString());
        Assert.Equal("[]", EventArrays.Of([], null).ToString());
    }

    private delegate void Writing(ref MessagePackWriter writer);

    private static void AssertRefused(Writing write, string code)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        var refused = Assert.Throws<WireRefusedException>(() =>
        {
            var reader = new MessagePackReader(buffer.WrittenMemory);
            MessagePackToJson.Read(ref reader);
        });
        Assert.Equal(code, refused.Refusal.Code);
    }

    private static ReadOnlyMemory<byte> Pack(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        JsonToMessagePack.Write(ref writer, Encoding.UTF8.GetBytes(json));
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static string Unpack(ReadOnlyMemory<byte> packed)
    {
        var reader = new MessagePackReader(packed);
        var json = MessagePackToJson.Read(ref reader);
        Assert.True(reader.End);
        return Encoding.UTF8.GetString(json.Span);
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static JsonNode? RandomValue(Random random, int depth, bool controls = true) => random.Next(depth > 4 ? 7 : 9) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-200, 200)),
        3 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        4 => JsonValue.Create(Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-10, 10)), 8) + 0.5),
        5 => JsonValue.Create(RandomText(random, controls)),
        6 => JsonValue.Create(new string('x', random.Next(300))),
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(20)).Select(_ => RandomValue(random, depth + 1, controls))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(20)).Select(i =>
            KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture) + RandomText(random, controls), RandomValue(random, depth + 1, controls)))),
    };

    private static string RandomText(Random random, bool controls)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            text.Append(random.Next(6) switch
            {
                0 => "é",
                1 => "🏙",
                2 => controls ? ((char)random.Next(32)).ToString() : "\n",
                3 => "\"",
                4 => "\\",
                _ => ((char)random.Next(32, 127)).ToString(),
            });
        }

        return text.ToString();
    }
}
