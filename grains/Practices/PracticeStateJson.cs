using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Grains.Practices;

/// <summary>How a practice is kept in a snapshot (rule J7). A change of shape raises <see cref="PracticeModel.SnapshotFormat"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PracticeState))]
internal sealed partial class PracticeStateJson : JsonSerializerContext
{
    internal static PracticeStateJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly PracticeStateJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
