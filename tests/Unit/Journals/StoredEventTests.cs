using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Research;
using Stadmaken.Tests.Support.Processes;
using Stadmaken.Text;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>Rule J8, held by one sample of every stored event ever released.</summary>
public class StoredEventTests
{
    private const string Advice =
        " What is stored in one city is read by every later version. Never edit, rename or remove a sample: restore the event "
        + "instead. A new field is optional (a parameter with a default), and gets a new sample beside the old one, named <type>.<number>.json.";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Unit", "Journals", "Samples");

    private static readonly Dictionary<string, (IEnumerable<string> Names, Func<string, byte[], object> Decode, Func<object, (string Type, byte[] Data)> Encode)> Journals = new()
    {
        ["audit"] = Of(new AuditModel().Events),
        ["board"] = Of(new BoardModel().Events),
        ["city"] = Of(new CityModel().Events),
        ["followers"] = Of(new FollowersModel().Events),
        ["gathering"] = Of(new GatheringModel().Events),
        ["network"] = Of(new NetworkModel().Events),
        ["participant"] = Of(new ParticipantModel().Events),
        ["research"] = Of(new ResearchModel().Events),
        ["practice"] = Of(new PracticeModel().Events),
    };

    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, object> Expected = new(StoredPracticeEvents.Expected.Concat(StoredFeedEvents.Expected).Concat(StoredGatheringEvents.Expected).Concat(StoredAuditEvents.Expected).Concat(StoredResearchEvents.Expected).Concat(StoredRedactionEvents.Expected))
    {
        ["board/boardOpened"] = new BoardOpened("Leergebieden Haarlem", "network", [new("cooperation", "Samenwerken"), new("financing", "Financieren")], "haarlem"),
        ["board/zoneAdded"] = new ZoneAdded("z-7Kq2", "Energiecoöperatie", "financing"),
        ["board/zoneRenamed"] = new ZoneRenamed("z-7Kq2", "Energie en warmte"),
        ["board/zoneMoved"] = new ZoneMoved("z-7Kq2", "cooperation"),
        ["board/zoneRemoved"] = new ZoneRemoved("z-7Kq2"),
        ["board/zoneRestored"] = new ZoneRestored("z-7Kq2", "cooperation"),
        ["board/cardAdded"] = new CardAdded("k_01", "financing", "Wie betaalt het onderhoud van de buurttuin?\nVoorstel: één potje met de woningcorporatie 🌱", "green", "k_00"),
        ["board/cardColourSet"] = new CardColourSet("k_01", "blue"),
        ["board/cardMoved"] = new CardMoved("k_01", "cooperation", "k_00"),
        ["board/cardRemoved"] = new CardRemoved("k_01"),
        ["board/cardRestored"] = new CardRestored("k_01", "cooperation", "k_00"),
        ["board/commentAdded"] = new CommentAdded("r-9", "k_01", "De gemeente heeft hier een regeling voor: \"Groen in de wijk\"."),
        ["board/commentEdited"] = new CommentEdited("r-9", "k_01", "De regeling loopt tot 2027."),
        ["board/commentRemoved"] = new CommentRemoved("r-9", "k_01"),
        ["board/voteCast"] = new VoteCast("k_01"),
        ["board/voteWithdrawn"] = new VoteWithdrawn("k_01"),
        ["board/cardsLinked"] = new CardsLinked("k_01", "k_00"),
        ["board/cardsUnlinked"] = new CardsUnlinked("k_01", "k_00"),
        ["board/boardTitleSet"] = new BoardTitleSet("Schalkwijk: wat is er nodig?"),
        ["board/locked"] = new Locked(CardId: "k_01"),
        ["board/unlocked"] = new Unlocked(ZoneId: "financing"),
        ["city/cityAdmitted"] = new CityAdmitted(new CityFacts("Parkstad", "NL", "region", null, 50.8882, 5.9795, [new("Heerlen", "GM0917"), new("Kerkrade", "GM0928")])),
        ["city/boardPlanned"] = new BoardPlanned(
            "b-4Rt1", "Zorgcoöperatie Brunssum", "city", new BoardOpener("p-88", "parkstad", ["steward"]), [new("z1", "Verantwoordelijkheid en aansprakelijkheid")]),
        ["board/cardTextEdited"] = new CardTextEdited("k_01", new TextOperationBuilder().Retain(3).Insert("é ").Delete(2).Build()),
        ["board/commentRestored"] = new CommentRestored("r-9", "k_01", "Toch wel.", "p-3", Noon.AddHours(-3).AddMilliseconds(500), Noon.AddHours(-3).AddMinutes(5), "r-8"),
        ["board/timerStarted"] = new TimerStarted(300, Noon),
        ["board/timerPaused"] = new TimerPaused(61_500),
        ["board/timerResumed"] = new TimerResumed(Noon),
        ["board/timerExtended"] = new TimerExtended(60, Noon),
        ["board/timerExtended.2"] = new TimerExtended(-60, RemainingMs: 1_500),
        ["board/timerStopped"] = new TimerStopped(),
        ["board/votingStarted"] = new VotingStarted(3, 2, ["cooperation", "financing"]),
        ["board/votingClosed"] = new VotingClosed(2, [new("k_01", "Wie betaalt?", 4)]),
        ["board/privateWritingStarted"] = new PrivateWritingStarted(["financing"]),
        ["board/revealed"] = new Revealed([new("k_02", "financing", "Durf te vragen", "blue", "p-3", Noon)]),
        ["board/happenedPrivately"] = new HappenedPrivately(new CardWritten("k_02", "financing", "Durf te vragen", "blue")),
        ["board/happenedPrivately.2"] = new HappenedPrivately(new WrittenTextEdited("k_02", new TextOperationBuilder().Delete(4).Build())),
        ["board/happenedPrivately.3"] = new HappenedPrivately(new WrittenColourSet("k_02", "red")),
        ["board/happenedPrivately.4"] = new HappenedPrivately(new WrittenCardMoved("k_02", "cooperation")),
        ["board/happenedPrivately.5"] = new HappenedPrivately(new WrittenCardRemoved("k_02")),
        ["board/happenedPrivately.6"] = new HappenedPrivately(new WrittenCardRestored("k_02")),
        ["board/happenedPrivately.7"] = new HappenedPrivately(new BallotCast("k_01")),
        ["board/happenedPrivately.8"] = new HappenedPrivately(new BallotWithdrawn("k_01")),
        ["board/everyoneBrought"] = new EveryoneBrought(CardId: "k_01"),
        ["board/boardRoleSet"] = new BoardRoleSet("p-3", "commenter"),
        ["board/defaultRoleSet"] = new DefaultRoleSet("reader"),
        ["board/zoneRewound"] = new ZoneRewound("financing", 41, "Financieren", [new("k_01", "green", new TextOperationBuilder().Insert("Ja. ").Build()), new("k_03", "white", null, new ForgottenCard("Weg", "p-3", Noon, ["p-4"], [new("r-1", "Jammer", "p-4", Noon)]))]),
        ["board/boardOpened.2"] = new BoardOpened("Terugblik", "city", [new("z1", "Meenemen", [new("k1", "Wat nemen we mee?", "white", [new("r1", "Veel")]), new("k2", "", "blue")])], "haarlem", "expedition-retrospective", [new("k1", "k2")]),
        ["city/boardPlanned.2"] = new BoardPlanned(
            "b-5", "Terugblik", "city", new BoardOpener("p-88", "parkstad", []), [new("z1", "Meenemen", [new("k1", "Vraag", "white"), new("k2", "Antwoord", "blue")])], "expedition-retrospective", [new("k1", "k2")]),
        ["board/boardOpened.3"] = new BoardOpened("Wie doet wat", "city", [], "parkstad", PracticeId: "zorg"),
        ["city/boardBegun"] = new BoardBegun("b-4Rt1"),
        ["network/cityListed"] = new CityListed("den-haag"),
        ["network/boardPlanned"] = new BoardPlanned("b-9", "Netwerkbord", "public", new BoardOpener("network", string.Empty, ["operator"]), []),
        ["network/boardBegun"] = new BoardBegun("b-9"),
        ["participant/participantRegistered"] = new ParticipantRegistered("Renée de Vries", "roeselare", "civic"),
    };

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void J8_every_stored_name_has_a_sample_and_every_sample_is_expected()
    {
        var samples = Samples.Select(row => row.Data).ToHashSet(StringComparer.Ordinal);
        var names = Journals.SelectMany(journal => journal.Value.Names.Select(name => $"{journal.Key}/{name}"));

        Assert.True(names.All(samples.Contains), "Without a sample: " + string.Join(", ", names.Where(name => !samples.Contains(name))) + "." + Advice);
        Assert.True(samples.SetEquals(Expected.Keys), "Samples and expectations differ: "
            + string.Join(", ", samples.Except(Expected.Keys).Concat(Expected.Keys.Except(samples))) + "." + Advice);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void J8_what_was_stored_is_read_as_it_was_meant_and_written_as_it_was(string sample)
    {
        var (decode, encode) = (Journals[sample.Split('/')[0]].Decode, Journals[sample.Split('/')[0]].Encode);
        var text = File.ReadAllText(Path.Combine(Folder, sample + ".json")).TrimEnd('\n');
        using var parsed = JsonDocument.Parse(text);
        var type = parsed.RootElement.GetProperty("type").GetString()!;
        var data = parsed.RootElement.GetProperty("data").GetRawText();

        var decoded = decode(type, Encoding.UTF8.GetBytes(data));

        Assert.True(Expected[sample].GetType() == decoded.GetType(), $"{sample} is read as {decoded.GetType().Name}." + Advice);
        Assert.Equivalent(Expected[sample], decoded, strict: true);
        var (typeAgain, dataAgain) = encode(decoded);
        Assert.True((type, data) == (typeAgain, Encoding.UTF8.GetString(dataAgain)), $"{sample} is written otherwise: {Encoding.UTF8.GetString(dataAgain)}." + Advice);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void J8_every_field_of_a_sample_is_read(string sample)
    {
        // The control of the test above: a sample with one field changed is another event.
        var journal = Journals[sample.Split('/')[0]];
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, sample + ".json")))!;
        var type = (string)root["type"]!;
        foreach (var field in root["data"]!.AsObject().Where(field => field.Value is JsonValue).Select(field => field.Key).ToArray())
        {
            var changed = root["data"]!.DeepClone();
            changed[field] = Another(changed[field]!.AsValue());
            var decoded = journal.Decode(type, Encoding.UTF8.GetBytes(changed.ToJsonString()));
            Assert.NotEqual(journal.Encode(Expected[sample]).Data, journal.Encode(decoded).Data);
        }
    }

    private static JsonNode Another(JsonValue value) => value.GetValueKind() == JsonValueKind.Number ? value.GetValue<decimal>() + 1
        : value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? !value.GetValue<bool>()
        : DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", out var day) ? JsonValue.Create(day.AddDays(1).ToString("yyyy-MM-dd", null))!
        : value.TryGetValue<DateTimeOffset>(out var time) ? JsonValue.Create(time.AddDays(1))
        : "anders";

    private static (IEnumerable<string> Names, Func<string, byte[], object> Decode, Func<object, (string Type, byte[] Data)> Encode) Of<TEvent>(EventCodec<TEvent> codec)
        where TEvent : class =>
        (codec.Names, (type, data) => codec.Decode(type, data), happened => codec.Encode((TEvent)happened));
}
