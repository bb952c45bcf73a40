using System.Buffers;
using System.Text;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Journals;

public class WireEventsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 10, 0, 0, 250, TimeSpan.FromHours(1));

    private static JournalEntry Entry(string data, string by = "p-1") => new(7, At, by, "c-1", "cardAdded", Encoding.UTF8.GetBytes(data));

    private static string Write(params JournalEntry[] entries)
    {
        var output = new ArrayBufferWriter<byte>();
        if (entries is [var only])
        {
            WireEvents.Write(output, only);
        }
        else
        {
            WireEvents.WriteArray(output, entries);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Fact]
    public void An_entry_is_written_flat_with_its_stored_fields_byte_for_byte() =>
        Assert.Equal(
            """{"version":7,"at":"2026-11-24T09:00:00.25+00:00","by":"p-1","commandId":"c-1","type":"cardAdded","cardId":"k1","text":"één \"kaart\"\n{}"}""",
            Write(Entry("""{"cardId":"k1","text":"één \"kaart\"\n{}"}""")));

    [Theory]
    [InlineData("{}")]
    [InlineData(" { } \n")]
    public void An_entry_without_fields_is_its_envelope(string data) =>
        Assert.Equal("""{"version":7,"at":"2026-11-24T09:00:00.25+00:00","by":"p-1","commandId":"c-1","type":"cardAdded"}""", Write(Entry(data)));

    [Fact]
    public void Entries_are_written_as_an_array_in_order()
    {
        Assert.Equal("[]", Write());
        Assert.Equal(
            $"[{Write(Entry("{}"))},{Write(Entry("""{"a":1}""", "p-2"))}]",
            Write(Entry("{}"), Entry("""{"a":1}""", "p-2")));
    }

    [Fact]
    public void In_brief_each_leaves_out_what_the_one_before_says_already()
    {
        var first = Entry("""{"cardId":"k1"}""") with { At = At.AddMilliseconds(-250), CommandId = "c-7", Type = "cardRemoved" };
        var second = first with { Version = 8, CommandId = "c-8", Data = """{"cardId":"k2"}"""u8.ToArray() };
        var third = second with { Version = 9, CommandId = "c-9", By = "p-2", Data = """{"cardId":"k3"}"""u8.ToArray() };
        var fourth = third with { Version = 10, CommandId = "c-10", At = first.At.AddSeconds(1), Data = """{"cardId":"k4"}"""u8.ToArray() };
        var afterGap = fourth with { Version = 12 };

        // As api/web/tests/brief.test.ts reads them.
        Assert.Equal(
            """[{"version":7,"at":"2026-11-24T09:00:00+00:00","by":"p-1","commandId":"c-7","type":"cardRemoved","cardId":"k1"},""" +
            """{"commandId":"c-8","type":"cardRemoved","cardId":"k2"},""" +
            """{"by":"p-2","commandId":"c-9","type":"cardRemoved","cardId":"k3"},""" +
            """{"at":"2026-11-24T09:00:01+00:00","commandId":"c-10","type":"cardRemoved","cardId":"k4"}]""",
            Brief(first, second, third, fourth));
        Assert.Contains("\"version\":12", Brief(fourth, afterGap), StringComparison.Ordinal);
        Assert.Equal("[]", Brief());
    }

    private static string Brief(params JournalEntry[] entries)
    {
        var output = new ArrayBufferWriter<byte>();
        WireEvents.WriteBriefArray(output, entries);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Fact]
    public void The_envelope_is_escaped() =>
        Assert.Contains("""
            "by":"p\"1"
            """, Write(Entry("{}", "p\"1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void Data_that_is_no_object_is_a_fault(string data) =>
        Assert.Throws<ArgumentException>(() => Write(Entry(data)));
}
