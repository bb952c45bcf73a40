using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Boards;
using Stadmaken.Tests.Support.Processes;

namespace Stadmaken.Tests.Unit.Boards.Vectors;

/// <summary>
/// The vectors are files, so that another change here does not change what the browser is held against.
/// To write them anew after a change of the protocol that is meant, run these tests with
/// <c>STADMAKEN_WRITE_VECTORS=1</c> and read the difference.
/// </summary>
public class BoardVectorTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Vectors", "board");
    private static readonly string[] Envelope = ["version", "at", "by", "commandId", "type"];

    public static TheoryData<string> Files => [.. BoardVectors.All.Select(vector => vector.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_vector_is_what_its_viewer_gets_of_the_board(string file)
    {
        var vector = Read(file);
        var made = JsonNode.Parse(Make(BoardVectors.All.Single(other => other.File == file)))!;

        Assert.Equal(made.ToJsonString(), vector.ToJsonString());
    }

    // What others did in private cannot be folded by who does not have it; the browser's fold of such vectors is held to their snapshots.
    public static TheoryData<string> Public =>
        [.. BoardVectors.All.Where(vector => !vector.Play().Entries.Exists(PrivateEntries.IsPrivate)).Select(vector => vector.File)];

    [Theory]
    [MemberData(nameof(Public))]
    public void The_events_of_a_vector_fold_to_its_snapshot(string file)
    {
        var vector = Read(file);

        Assert.Equal(vector["snapshot"]!.ToJsonString(), Fold(vector["events"]!.AsArray()));
    }

    [Theory]
    [MemberData(nameof(Public))]
    public void Control_the_events_of_a_vector_without_the_last_that_matters_fold_to_another_snapshot(string file)
    {
        var vector = Read(file);
        var events = vector["events"]!.AsArray();
        if (events.Count > 1)
        {
            events.RemoveAt(events.Count - 1);
            Assert.NotEqual(vector["snapshot"]!.ToJsonString(), Fold(events));
        }
    }

    [Fact]
    public void The_vectors_are_there_and_cover_every_event()
    {
        var files = Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(BoardVectors.All.Select(vector => vector.File).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));

        var types = BoardVectors.All.SelectMany(vector => Read(vector.File)["events"]!.AsArray()).Select(happened => (string)happened!["type"]!);

        // What was redacted is not folded by browsers: they begin anew (rule J9).
        var folded = PlayedBoard.Model.Events.Names.Where(name => !PlayedBoard.Model.Events.TypeOf(name)!.IsAssignableTo(typeof(IRedactionEvent)));
        Assert.Equal(folded.Order(StringComparer.Ordinal), types.Distinct().Order(StringComparer.Ordinal));
    }

    private static string Fold(JsonArray events)
    {
        var state = BoardState.Empty;
        foreach (var happened in events.Select(node => node!.AsObject()))
        {
            var fields = new JsonObject(happened.Where(field => !Envelope.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
            state = PlayedBoard.Model.Fold(state, new Recorded<BoardEvent>(
                (long)happened["version"]!,
                happened["at"]!.GetValue<DateTimeOffset>(),
                (string)happened["by"]!,
                PlayedBoard.Model.Events.Decode((string)happened["type"]!, JsonSerializer.SerializeToUtf8Bytes(fields))));
        }

        var snapshot = BoardSnapshots.ToSnapshot(state, "bord-1", null);
        return JsonSerializer.SerializeToNode(snapshot, BoardJson.Readable.BoardSnapshot)!.ToJsonString();
    }

    private static JsonObject Read(string file)
    {
        var path = Path.Combine(Folder, file + ".json");
        if (Environment.GetEnvironmentVariable("STADMAKEN_WRITE_VECTORS") == "1")
        {
            Write(path, BoardVectors.All.Single(vector => vector.File == file));
        }

        return JsonNode.Parse(File.ReadAllText(path))!.AsObject();
    }

    private static void Write(string path, BoardVector vector)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(path, Make(vector));
    }

    // One event a line, so that a difference can be read.
    private static byte[] Make(BoardVector vector)
    {
        var board = vector.Play();
        var output = new ArrayBufferWriter<byte>();
        output.Write("{\n\"name\": "u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(vector.Name, BoardJson.Readable.String));
        output.Write(",\n\"viewer\": "u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(vector.Viewer, BoardJson.Readable.String));
        output.Write(",\n\"events\": [\n"u8);
        foreach (var entry in board.Entries)
        {
            WireEvents.Write(output, PrivateEntries.AsSeenBy(entry, vector.Viewer));
            output.Write(entry.Version < board.Entries.Count ? ",\n"u8 : "\n"u8);
        }

        output.Write("],\n\"snapshot\": "u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(board.SnapshotFor(vector.Viewer), BoardJson.Readable.BoardSnapshot));
        output.Write("\n}\n"u8);
        return output.WrittenSpan.ToArray();
    }
}
