using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stadmaken.Cities;
using Stadmaken.Grains.Practices;

namespace Stadmaken.Grains.Cities;

/// <summary>How the events and states of homes are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CityAdmitted))]
[JsonSerializable(typeof(CityListed))]
[JsonSerializable(typeof(ReactionsOpened))]
[JsonSerializable(typeof(FormulationDateSet))]
[JsonSerializable(typeof(HomeTextsRedacted))]
[JsonSerializable(typeof(BoardPlanned))]
[JsonSerializable(typeof(BoardBegun))]
[JsonSerializable(typeof(TemplatePlanned))]
[JsonSerializable(typeof(PracticePlanned))]
[JsonSerializable(typeof(PracticeBegun))]
[JsonSerializable(typeof(PracticeFollowed))]
[JsonSerializable(typeof(PracticeUnfollowed))]
[JsonSerializable(typeof(FeedItemAdded))]
[JsonSerializable(typeof(GatheringPlanned))]
[JsonSerializable(typeof(GatheringBegun))]
[JsonSerializable(typeof(CityState))]
[JsonSerializable(typeof(NetworkState))]
internal sealed partial class HomeJson : JsonSerializerContext
{
    internal static HomeJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly HomeJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
