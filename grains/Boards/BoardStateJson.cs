using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Grains.Boards;

/// <summary>How a board is kept in a snapshot (rule J7). A change of shape raises <see cref="BoardModel.SnapshotFormat"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BoardState))]
internal sealed partial class BoardStateJson : JsonSerializerContext
{
    internal static BoardStateJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly BoardStateJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
