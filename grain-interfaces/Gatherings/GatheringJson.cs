using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Gatherings;

/// <summary>How a gathering's events and snapshots are written as JSON: camelCase, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GatheringSnapshot))]
[JsonSerializable(typeof(GatheringSummary))]
[JsonSerializable(typeof(GatheringFacts))]
[JsonSerializable(typeof(GatheringStarted))]
[JsonSerializable(typeof(GatheringChanged))]
[JsonSerializable(typeof(StopAdded))]
[JsonSerializable(typeof(StopChanged))]
[JsonSerializable(typeof(StopMoved))]
[JsonSerializable(typeof(StopRemoved))]
[JsonSerializable(typeof(AttendanceSaid))]
[JsonSerializable(typeof(AttendanceNoted))]
[JsonSerializable(typeof(QuestionLeft))]
[JsonSerializable(typeof(QuestionAnswered))]
[JsonSerializable(typeof(GatheringCancelled))]
public sealed partial class GatheringJson : JsonSerializerContext
{
    /// <summary>
    /// The one instance to use: text stays readable in the database ("café", not "caf\u00e9"), which is
    /// safe because this JSON is never put inside HTML.
    /// </summary>
    public static GatheringJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly GatheringJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
