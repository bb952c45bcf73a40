using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Gatherings;
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
        Converters = { new DaysFrom(today), new MomentsFrom(today) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellCommandsApart } },
    };

    // By 'type', the camelCase name of the command, as boards have it.
    private static void TellCommandsApart(JsonTypeInfo type)
    {
        if (type.Type != typeof(PracticeCommand) && type.Type != typeof(GatheringCommand))
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "type" };
        foreach (var command in type.Type.Assembly.GetTypes().Where(other => other.BaseType == type.Type))
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

    // The day as above, and the time of that day, UTC: "16 08:30".
    private sealed class MomentsFrom(DateOnly today) : JsonConverter<DateTimeOffset>
    {
        private const string Time = "HH:mm";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()!.Split(' ') is [var days, var time]
                && int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var after)
                && TimeOnly.TryParseExact(time, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
                ? new DateTimeOffset(today.AddDays(after), at, TimeSpan.Zero)
                : throw new JsonException("A moment is a number of days and a time, as in \"16 08:30\".");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            var days = DateOnly.FromDateTime(value.UtcDateTime).DayNumber - today.DayNumber;
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{days} {value.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}"));
        }
    }
}
