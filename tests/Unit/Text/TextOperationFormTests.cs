using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Stadmaken.Text;
using static Stadmaken.Tests.Support.Text.Texting;

namespace Stadmaken.Tests.Unit.Text;

/// <summary>Operations as they cross a wire.</summary>
public partial class TextOperationFormTests
{
    [Theory]
    [InlineData("""{"retain":3}""", "A text operation is a list of components.")]
    [InlineData("\"abc\"", "A text operation is a list of components.")]
    [InlineData("[3]", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("[null]", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("[[]]", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("[{}]", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("""[{"Retain":3}]""", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("""[{"retain":3,"delete":3}]""", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("""[{"retain":3,"retain":3}]""", "A component is an object with exactly one of the fields retain, insert and delete.")]
    [InlineData("""[{"retain":0}]""", "What a component retains or deletes is an integer from 1 to 2147483647.")]
    [InlineData("""[{"retain":-1}]""", "What a component retains or deletes is an integer from 1 to 2147483647.")]
    [InlineData("""[{"retain":1.5}]""", "What a component retains or deletes is an integer from 1 to 2147483647.")]
    [InlineData("""[{"delete":2147483648}]""", "What a component retains or deletes is an integer from 1 to 2147483647.")]
    [InlineData("""[{"delete":"1"}]""", "What a component retains or deletes is an integer from 1 to 2147483647.")]
    [InlineData("""[{"delete":null}]""", "What a component retains or deletes is an integer from 1 to 2147483647.")]
    [InlineData("""[{"insert":3}]""", "What a component inserts is a text.")]
    [InlineData("""[{"insert":null}]""", "What a component inserts is a text.")]
    [InlineData("""[{"insert":["x"]}]""", "What a component inserts is a text.")]
    [InlineData("""[{"insert":""}]""", "What a component inserts is not empty.")]
    [InlineData("""[{"insert":"a\ud83c"}]""", "A surrogate without its other half is not a character.")]
    [InlineData("""[{"insert":"\udf19\ud83c"}]""", "A surrogate without its other half is not a character.")]
    public void A_malformed_operation_is_not_read(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonException>(() => Read(json)).Message);

    [Fact]
    public void Bytes_that_are_no_text_are_not_read() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TextOperation>([.. "[{\"insert\":\""u8, 0xED, 0xA0, 0xBC, .. "\"}]"u8]));

    [Fact]
    public void Generated_serializers_write_and_read_it()
    {
        var edit = new Edit("k1", Read("""[{"retain":3},{"insert":"é \u0301👩‍🌾\r\n"},{"delete":2}]"""));
        var json = JsonSerializer.Serialize(edit, EditJson.Default.Edit);

        Assert.StartsWith("""{"CardId":"k1","Operation":[{"retain":3},{"insert":""", json, StringComparison.Ordinal);
        Assert.Equal(edit, JsonSerializer.Deserialize(json, EditJson.Default.Edit));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"CardId":"k1","Operation":null}""", EditJson.Default.Edit));
    }

    [Fact]
    public void Silos_and_nodes_pass_it_on()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var operation = Read("""[{"retain":3},{"insert":"🌙"},{"delete":2}]""");

        Assert.Equal(operation, serializer.Deserialize<TextOperation>(serializer.SerializeToArray(operation)));
        Assert.Equal(TextOperation.Nothing, serializer.Deserialize<TextOperation>(serializer.SerializeToArray(TextOperation.Nothing)));
    }

    internal sealed record Edit(string CardId, TextOperation Operation);

    [JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
    [JsonSerializable(typeof(Edit))]
    internal sealed partial class EditJson : JsonSerializerContext;
}
