using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Silo.Seed;

/// <summary>
/// Admits the nine cities and opens the network's board when a silo starts. All of it can be done again
/// without harm, so an interrupted first start is finished by the second, and every later start changes nothing.
/// </summary>
public sealed partial class NetworkSeed(IGrainFactory grains, ILogger<NetworkSeed> logger) : IStartupTask
{
    /// <summary>The board of the network as a whole.</summary>
    public const string NetworkBoardId = "network";

    /// <inheritdoc/>
    public async Task Execute(CancellationToken cancellationToken)
    {
        foreach (var city in ReadCities())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AdmitAsync(city);
        }

        var opening = new BoardOpening("Het Nieuwe Stadmaken", BoardVisibilities.Network, null, [.. LearningAreas.Zones]);
        var board = await grains.GetGrain<INetworkGrain>(JournalIds.Network).OpenBoard(Caller.Network, NetworkBoardId, opening);
        if (board.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The board of the network could not be opened: {refusal.Message}");
        }
    }

    private async Task AdmitAsync(SeededCity city)
    {
        var grain = grains.GetGrain<ICityGrain>(JournalIds.City(city.CityId));
        var facts = new CityFacts(city.Name, city.Country, city.Kind, city.OfficialCode, city.Latitude, city.Longitude, city.Members ?? []);
        var admitted = await grain.Admit(Caller.Network, facts);
        switch (admitted.Refusal)
        {
            case null:
                LogAdmitted(city.CityId);
                break;
            case { Code: RefusalCodes.Conflict }:
                // In the network already.
                break;
            case { } refusal:
                throw new InvalidOperationException($"{city.CityId} could not be admitted: {refusal.Field} {refusal.Message}");
        }
    }

    private static SeededCity[] ReadCities()
    {
        using var stream = typeof(NetworkSeed).Assembly.GetManifestResourceStream("Stadmaken.Silo.Seed.cities.json")
            ?? throw new InvalidOperationException("The seed data is not in the assembly.");
        return JsonSerializer.Deserialize(stream, SeedJson.Default.SeededCityArray)
            ?? throw new InvalidDataException("The seed data is empty.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Admitted {CityId} to the network.")]
    private partial void LogAdmitted(string cityId);
}

/// <summary>A city as the seed data has it.</summary>
internal sealed record SeededCity(
    string CityId,
    string Name,
    string Country,
    string Kind,
    string? OfficialCode,
    double? Latitude,
    double? Longitude,
    CityMember[]? Members);

/// <summary>How the seed data is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SeededCity[]))]
internal sealed partial class SeedJson : JsonSerializerContext;
