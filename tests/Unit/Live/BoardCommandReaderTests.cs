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
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1}""", "operation")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","operation":[]}""", "baseVersion")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1.5,"operation":[]}""", "baseVersion")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":"1","operation":[]}""", "baseVersion")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":null}""", "operation")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":{}}""", "operation")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[{"retain":0}]}""", "operation")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[{"retain":1,"insert":"x"}]}""", "operation")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[{"insert":"\ud800"}]}""", "operation")]
    [InlineData("""{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[3]}""", "operation")]
    [InlineData("""{"commandId":"c","type":"startTimer","seconds":"ten"}""", "seconds")]
    [InlineData("""{"commandId":"c","type":"startTimer","seconds":1.5}""", "seconds")]
    [InlineData("""{"commandId":"c","type":"extendTimer"}""", "seconds")]
    [InlineData("""{"commandId":"c","type":"startVoting"}""", "votesPerPerson")]
    [InlineData("""{"commandId":"c","type":"startVoting","votesPerPerson":99999999999}""", "votesPerPerson")]
    [InlineData("""{"commandId":"c","type":"startVoting","votesPerPerson":3,"zoneIds":"z"}""", "zoneIds")]
    [InlineData("""{"commandId":"c","type":"startVoting","votesPerPerson":3,"zoneIds":["z",null]}""", "zoneIds[1]")]
    [InlineData("""{"commandId":"c","type":"startPrivateWriting","zoneIds":[7]}""", "zoneIds[0]")]
    [InlineData("""{"commandId":"c","type":"setBoardRole","role":"editor"}""", "participantId")]
    [InlineData("""{"commandId":"c","type":"setDefaultRole","role":null}""", "role")]
    [InlineData("""{"commandId":"c","type":"rewindZone","zoneId":"z"}""", "version")]
    [InlineData("""{"commandId":"c","type":"vote","cardId":"k","inRound":"yes"}""", "inRound")]
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
    [InlineData("editCardText", """{"cardId":"k","baseVersion":3,"operation":[{"retain":2},{"insert":"x"},{"delete":1}]}""")]
    [InlineData("editCardText", """{"cardId":"k","baseVersion":3,"operation":[]}""")]
    [InlineData("restoreComment", """{"commentId":"m","cardId":"k"}""")]
    [InlineData("vote", """{"cardId":"k","inRound":true}""")]
    [InlineData("startTimer", """{"seconds":300}""")]
    [InlineData("startTimer", """{"seconds":null}""")]
    [InlineData("pauseTimer", """{"x":1}""")]
    [InlineData("stopTimer", """{"x":1}""")]
    [InlineData("extendTimer", """{"seconds":-60}""")]
    [InlineData("startVoting", """{"votesPerPerson":3,"votesPerCard":1,"zoneIds":["z"]}""")]
    [InlineData("closeVoting", """{"x":1}""")]
    [InlineData("startPrivateWriting", """{"zoneIds":["z"]}""")]
    [InlineData("reveal", """{"x":1}""")]
    [InlineData("bringEveryone", """{"zoneId":"z"}""")]
    [InlineData("setBoardRole", """{"participantId":"p","role":"reader"}""")]
    [InlineData("setBoardRole", """{"participantId":"p"}""")]
    [InlineData("setDefaultRole", """{"role":"commenter"}""")]
    [InlineData("rewindZone", """{"zoneId":"z","version":4}""")]
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
    public void An_operation_of_too_many_components_or_too_long_an_insert_is_too_large()
    {
        string[] operations =
        [
            $"[{string.Join(',', Enumerable.Repeat("0", 20_001))}]",
            $$"""[{"insert":"{{new string('x', 6_000)}}"},{"retain":1},{"insert":"{{new string('x', 4_001)}}"}]""",
        ];
        foreach (var operation in operations)
        {
            var reading = Assert.Single(Readings($$"""[{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":{{operation}}}]"""));
            Assert.Equal((RefusalCodes.TooLarge, "operation"), (reading.Refusal?.Code, reading.Refusal?.Field));
        }
    }

    [Fact]
    public void A_malformed_operation_is_told_which_rule_it_breaks()
    {
        var reading = Assert.Single(Readings("""[{"commandId":"c","type":"editCardText","cardId":"k","baseVersion":1,"operation":[{"insert":""}]}]"""));
        Assert.Equal("What a component inserts is not empty.", reading.Refusal?.Message);
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
    [InlineData("""{"cardId":"k","caret":null,"pointer":null}""", null)]
    [InlineData("""{"cardId":"k","caret":{"version":1,"from":0,"to":10000}}""", null)]
    [InlineData("""{"cardId":"k","caret":{"version":1,"from":0,"to":10001}}""", "caret.to")]
    [InlineData("""{"cardId":"k","caret":{"version":1,"from":-1,"to":0}}""", "caret.from")]
    [InlineData("""{"cardId":"k","caret":{"version":1.5,"from":0,"to":0}}""", "caret.version")]
    [InlineData("""{"cardId":"k","caret":{"version":1,"from":0}}""", "caret.to")]
    [InlineData("""{"cardId":"k","caret":3}""", "caret")]
    [InlineData("""{"caret":{"version":1,"from":0,"to":0}}""", "caret")]
    [InlineData("""{"pointer":{"zoneId":"z","x":0,"y":1}}""", null)]
    [InlineData("""{"pointer":{"zoneId":"z","x":-0.1,"y":1}}""", "pointer.x")]
    [InlineData("""{"pointer":{"zoneId":"z","x":0,"y":1.01}}""", "pointer.y")]
    [InlineData("""{"pointer":{"zoneId":"z","x":1e999,"y":1}}""", "pointer.x")]
    [InlineData("""{"pointer":{"zoneId":"z","x":"0","y":1}}""", "pointer.x")]
    [InlineData("""{"pointer":{"zoneId":"z","x":0}}""", "pointer.y")]
    [InlineData("""{"pointer":{"zoneId":"no id","x":0,"y":0}}""", "pointer.zoneId")]
    [InlineData("""{"pointer":{"x":0,"y":0}}""", "pointer.zoneId")]
    [InlineData("""{"pointer":[]}""", "pointer")]
    public void Presence_is_read_or_says_what_is_wrong(string json, string? field) =>
        Assert.Equal(field, PresenceReader.Read(Json(json), Limits).Refusal?.Field);

    [Fact]
    public void All_of_a_presence_is_read() =>
        Assert.Equal(
            new Whereabouts("k", true, new Caret(7, 3, 1), new BoardPlace("z", 0.3333, 1)),
            PresenceReader.Read(Json("""{"cardId":"k","editing":true,"caret":{"version":7,"from":3,"to":1},"pointer":{"zoneId":"z","x":0.33333333,"y":1}}"""), Limits).Value);

    private static IReadOnlyList<CommandReading> Readings(string json) =>
        Assert.IsType<CommandCall.Commands>(BoardCommandReader.Read(Json(json), Limits)).Readings;

    private static WireJson Json(string json) => WireJson.Trusted(Encoding.UTF8.GetBytes(json));
}
