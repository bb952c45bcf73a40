using System.Text;
using Stadmaken.Api.Live.Wire;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Live;

public class BoardCommandReaderTests
{
    private static readonly BoardLimits Limits = new();

    [Theory]
    [InlineData("""{"commandId":"c","type":"addCard","cardId":"k","text":"t"}""", "zoneId")]
    [InlineData("""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z","text":5}""", "text")]
    [InlineData("""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z","text":null}""", "text")]
    [InlineData("""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z","text":"\ud800"}""", "text")]
    [InlineData("""{"commandId":"c","type":"addCard","cardId":"k","zoneId":"z","text":"t","atStart":"yes"}""", "atStart")]
    [InlineData("""{"commandId":"c","type":"addCard","cardId":["k"],"zoneId":"z","text":"t"}""", "cardId")]
    [InlineData("""{"commandId":"c","type":"explode"}""", "type")]
    [InlineData("""{"commandId":"c","type":"AddZone","zoneId":"z","title":"t"}""", "type")]
    [InlineData("""{"commandId":"c","type":7}""", "type")]
    [InlineData("""{"commandId":"c","type":"\udc00"}""", "type")]
    [InlineData("""{"commandId":"c"}""", "type")]
    [InlineData("""{"type":"vote","cardId":"k"}""", "commandId")]
    [InlineData("""{"commandId":"","type":"vote","cardId":"k"}""", "commandId")]
    [InlineData("""{"commandId":"with space","type":"vote","cardId":"k"}""", "commandId")]
    [InlineData("""{"commandId":7,"type":"vote","cardId":"k"}""", "commandId")]
    [InlineData("""{"commandId":"\ud800","type":"vote","cardId":"k"}""", "commandId")]
    [InlineData("7", "commands")]
    [InlineData("null", "commands")]
    [InlineData("[]", "commands")]
    public void A_command_that_cannot_be_read_is_invalid_and_says_where(string command, string field)
    {
        var reading = Assert.Single(Readings($"[{command}]"));
        Assert.Null(reading.Command);
        Assert.Equal(RefusalCodes.Invalid, reading.Refusal!.Code);
        Assert.Equal(field, reading.Refusal.Field);
        Assert.False(reading.Refusal.Retry);
    }

    [Theory]
    [InlineData("addZone", """{"zoneId":"z","title":"t"}""")]
    [InlineData("renameZone", """{"zoneId":"z","title":"t"}""")]
    [InlineData("moveZone", """{"zoneId":"z"}""")]
    [InlineData("removeZone", """{"zoneId":"z"}""")]
    [InlineData("restoreZone", """{"zoneId":"z"}""")]
    [InlineData("addCard", """{"cardId":"k","zoneId":"z","text":"t"}""")]
    [InlineData("setCardColour", """{"cardId":"k","colour":"red"}""")]
    [InlineData("moveCard", """{"cardId":"k","zoneId":"z"}""")]
    [InlineData("removeCard", """{"cardId":"k"}""")]
    [InlineData("restoreCard", """{"cardId":"k"}""")]
    [InlineData("addComment", """{"commentId":"m","cardId":"k","text":"t"}""")]
    [InlineData("editComment", """{"commentId":"m","cardId":"k","text":"t"}""")]
    [InlineData("removeComment", """{"commentId":"m","cardId":"k"}""")]
    [InlineData("vote", """{"cardId":"k"}""")]
    [InlineData("unvote", """{"cardId":"k"}""")]
    [InlineData("linkCards", """{"fromCardId":"a","toCardId":"b"}""")]
    [InlineData("unlinkCards", """{"fromCardId":"a","toCardId":"b"}""")]
    [InlineData("setBoardTitle", """{"title":"t"}""")]
    [InlineData("lock", """{"zoneId":"z"}""")]
    [InlineData("unlock", """{"cardId":"k"}""")]
    public void Every_command_is_read_by_its_name(string type, string fields)
    {
        var reading = Assert.Single(Readings($$"""[{"commandId":"c-1_A","type":"{{type}}","fromTheFuture":1,{{fields[1..]}}]"""));
        Assert.Null(reading.Refusal);
        Assert.Equal("c-1_A", reading.CommandId);
        Assert.Equal(type, reading.Command!.GetType().Name, ignoreCase: true);
    }

    [Fact]
    public void Every_command_there_is_has_a_name_on_the_wire()
    {
        var commands = typeof(BoardCommand).Assembly.GetTypes().Where(type => type.BaseType == typeof(BoardCommand)).Select(type => char.ToLowerInvariant(type.Name[0]) + type.Name[1..]);
        Assert.Equal(commands.Order(StringComparer.Ordinal), BoardCommandReader.Types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_wrong_command_does_not_keep_the_others()
    {
        var readings = Readings("""[{"commandId":"a","type":"vote","cardId":"k"},{"commandId":"b","type":"no"},{"commandId":"a","type":"vote","cardId":"k"}]""");
        Assert.Equal(["a", "b", "a"], readings.Select(reading => reading.CommandId));
        Assert.Equal([true, false, true], readings.Select(reading => reading.Command is not null));
    }

    [Fact]
    public void Sixty_five_commands_are_too_large_every_one_of_them()
    {
        var call = BoardCommandReader.Read(Json($"[{string.Join(',', Enumerable.Range(1, 65).Select(i => $$"""{"commandId":"c{{i}}","type":"vote","cardId":"k"}"""))}]"), Limits);
        var results = Assert.IsType<CommandCall.NoneDone>(call).Results;
        Assert.Equal(65, results.Count);
        Assert.Equal("c65", results[64].CommandId);
        Assert.All(results, result => Assert.Equal(RefusalCodes.TooLarge, Assert.IsType<CommandResult.Refused>(result).Refusal.Code));
    }

    [Fact]
    public void A_call_of_too_many_bytes_is_too_large_and_names_its_commands()
    {
        var call = BoardCommandReader.Read(Json($$"""[{"commandId":"c1","type":"vote","cardId":"k"},{"commandId":"c2","type":"setBoardTitle","title":"{{new string('x', 256 * 1024)}}"}]"""), Limits);
        Assert.Equal(["c1", "c2"], Assert.IsType<CommandCall.NoneDone>(call).Results.Select(result => result.CommandId));
    }

    [Fact]
    public void A_list_of_a_great_many_gets_one_small_answer()
    {
        var call = BoardCommandReader.Read(Json($"[{string.Join(',', Enumerable.Repeat("0", 100_000))}]"), Limits);
        Assert.Equal(RefusalCodes.TooLarge, Assert.IsType<CommandCall.Unreadable>(call).Refusal.Code);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    public void What_is_no_list_is_invalid_as_a_whole(string json) =>
        Assert.Equal("commands", Assert.IsType<CommandCall.Unreadable>(BoardCommandReader.Read(Json(json), Limits)).Refusal.Field);

    [Fact]
    public void An_empty_list_is_a_call_without_commands() => Assert.Empty(Readings("[]"));

    [Theory]
    [InlineData("""{"cardId":"k","editing":true}""", null)]
    [InlineData("{}", null)]
    [InlineData("""{"cardId":null}""", null)]
    [InlineData("""{"cardId":7}""", "cardId")]
    [InlineData("""{"cardId":"no spaces"}""", "cardId")]
    [InlineData("""{"cardId":"\ud800"}""", "presence")]
    [InlineData("""{"editing":"yes"}""", "editing")]
    [InlineData("[]", "presence")]
    public void Presence_is_read_or_says_what_is_wrong(string json, string? field) =>
        Assert.Equal(field, PresenceReader.Read(Json(json), out _, out _)?.Field);

    private static IReadOnlyList<CommandReading> Readings(string json) =>
        Assert.IsType<CommandCall.Commands>(BoardCommandReader.Read(Json(json), Limits)).Readings;

    private static WireJson Json(string json) => WireJson.Trusted(Encoding.UTF8.GetBytes(json));
}
