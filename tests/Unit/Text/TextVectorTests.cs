using System.Text.Json;
using Stadmaken.Tests.Support.Processes;
using Stadmaken.Text;

namespace Stadmaken.Tests.Unit.Text;

/// <summary>
/// The vectors are files, so that another change here does not change what the browser is held against. To write them
/// anew after a change of the rules that is meant, run these tests with <c>STADMAKEN_WRITE_VECTORS=1</c> and read the difference.
/// </summary>
public class TextVectorTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Vectors", "text");

    public static TheoryData<string> Files => [.. TextVectors.All.Select(vector => vector.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_vector_is_as_it_was_and_holds(string file)
    {
        foreach (var one in Cases(file))
        {
            Assert.True(Holds(file, one), one.GetRawText());
        }
    }

    [Fact]
    public void The_vectors_are_there_and_no_others()
    {
        var files = Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(TextVectors.All.Select(vector => vector.File).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(TextVectors.All, vector => Assert.InRange(Cases(vector.File).Count(), 9, 500));
    }

    [Fact]
    public void Control_transforming_with_the_tie_the_wrong_way_round_does_not_hold() =>
        Assert.Contains(Cases("transform"), one =>
            !Operation(one, "laterAfter").Equals(Operation(one, "later").Transform(Operation(one, "earlier"), TextPrecedence.Earlier)));

    private static bool Holds(string file, JsonElement one) => file switch
    {
        "apply" => TextOperation.TryApply(Operation(one, "operation"), Text(one, "text"), out var result, out _)
            ? result == Text(one, "result")
            : !one.TryGetProperty("result", out _),
        "compose" => Operation(one, "first").Compose(Operation(one, "second")).Equals(Operation(one, "composed")),
        "transform" => Transforms(Text(one, "text"), Operation(one, "earlier"), Operation(one, "later"), one),
        "invert" => Operation(one, "operation").Invert(Text(one, "text")).Equals(Operation(one, "inverse")),
        "replace" => TextOperation.Replace(Text(one, "before"), Text(one, "after")).Equals(Operation(one, "operation")),
        "positions" => Moves(Operation(one, "operation"), one.GetProperty("position").GetInt32(), one),
        "canonical" => JsonSerializer.Serialize(Operation(one, "written")) == JsonSerializer.Serialize(one.GetProperty("canonical")),
        "malformed" => Assert.Throws<JsonException>(() => Operation(one, "written")) is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private static bool Transforms(string text, TextOperation earlier, TextOperation later, JsonElement one)
    {
        var (earlierAfter, laterAfter) = (earlier.Transform(later, TextPrecedence.Earlier), later.Transform(earlier, TextPrecedence.Later));
        return earlierAfter.Equals(Operation(one, "earlierAfter"))
            && laterAfter.Equals(Operation(one, "laterAfter"))
            && laterAfter.Apply(earlier.Apply(text)) == Text(one, "result")
            && earlierAfter.Apply(later.Apply(text)) == Text(one, "result");
    }

    private static bool Moves(TextOperation operation, int position, JsonElement one) =>
        operation.TransformPosition(position, TextAffinity.Before) == one.GetProperty("before").GetInt32()
        && operation.TransformPosition(position, TextAffinity.After) == one.GetProperty("after").GetInt32();

    private static string Text(JsonElement one, string field) => one.GetProperty(field).GetString()!;

    private static TextOperation Operation(JsonElement one, string field) => one.GetProperty(field).Deserialize<TextOperation>()!;

    private static JsonElement.ArrayEnumerator Cases(string file)
    {
        var path = Path.Combine(Folder, file + ".json");
        if (Environment.GetEnvironmentVariable("STADMAKEN_WRITE_VECTORS") == "1")
        {
            Directory.CreateDirectory(Folder);
            var (_, name, cases) = TextVectors.All.Single(vector => vector.File == file);

            // One case a line, so that a difference can be read.
            File.WriteAllText(path, $"{{\n\"name\": {JsonSerializer.Serialize(name)},\n\"cases\": [\n{string.Join(",\n", cases())}\n]\n}}\n");
        }

        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("cases").EnumerateArray();
    }
}
