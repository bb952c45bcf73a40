using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Practices;

namespace Stadmaken.Api.Samples;

/// <summary>The files of the sample network: one for each city, beside this one.</summary>
public static class SampleFiles
{
    private const string Folder = "Samples/";

    /// <summary>The cities that have a file, in the order to sow them: a practice that borrows comes after the one it borrows from.</summary>
    public static readonly IReadOnlyList<string> CityIds =
        ["amsterdam", "den-haag", "dordrecht", "enschede", "haarlem", "lelystad", "nijmegen", "parkstad", "roeselare"];

    /// <summary>All of the sample.</summary>
    /// <param name="today">The day that days in the files are counted from, UTC.</param>
    /// <exception cref="InvalidOperationException">A file is not there, or not as it should be.</exception>
    public static SampleCity[] Read(DateOnly today)
    {
        var options = Strict(today);
        return [.. CityIds.Select(cityId => Read(cityId, options))];
    }

    private static SampleCity Read(string cityId, JsonSerializerOptions options)
    {
        using var stream = typeof(SampleFiles).Assembly.GetManifestResourceStream(Folder + cityId)
            ?? throw new InvalidOperationException($"There is no file for the sample of {cityId}.");
        try
        {
            var city = JsonSerializer.Deserialize<SampleCity>(stream, options)!;
            return city.CityId == cityId
                ? city
                : throw new InvalidOperationException($"The file for the sample of {cityId} is of {city.CityId}.");
        }
        catch (JsonException malformed)
        {
            throw new InvalidOperationException($"The file for the sample of {cityId} cannot be read: {malformed.Message}", malformed);
        }
    }

    private static JsonSerializerOptions Strict(DateOnly today) => new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new DaysFrom(today) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellCommandsApart } },
    };

    // By 'type', the camelCase name of the command, as boards have it.
    private static void TellCommandsApart(JsonTypeInfo type)
    {
        if (type.Type != typeof(PracticeCommand))
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "type" };
        foreach (var command in typeof(PracticeCommand).Assembly.GetTypes().Where(other => other.BaseType == typeof(PracticeCommand)))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(command, JsonNamingPolicy.CamelCase.ConvertName(command.Name)));
        }
    }

    // A sample with fixed days would be a year old next year.
    private sealed class DaysFrom(DateOnly today) : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => today.AddDays(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.DayNumber - today.DayNumber);
    }
}
