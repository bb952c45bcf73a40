using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Cities;
using Stadmaken.Feeds;
using Stadmaken.Glances;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Glances;

/// <summary>Gathers the network at a glance when somebody asks; those who ask meanwhile get the same.</summary>
[Reentrant]
public sealed class NetworkGlanceGrain(JournalServices services, IOptions<GlanceOptions> options) : Grain, INetworkGlanceGrain
{
    private NetworkGlance? _kept;
    private Task<Answer<NetworkGlance>>? _making;

    /// <inheritdoc/>
    public Task<Answer<NetworkGlance>> Look()
    {
        // A clock that was put back must not keep it for hours.
        if (_kept is { } kept && (services.Clock.GetUtcNow() - kept.MadeAt).Duration() < options.Value.KeptFor)
        {
            return Task.FromResult<Answer<NetworkGlance>>(kept);
        }

        if (_making is null or { IsCompleted: true })
        {
            _making = MakeAsync();
        }

        return _making;
    }

    private async Task<Answer<NetworkGlance>> MakeAsync()
    {
        var madeAt = services.Clock.GetUtcNow();
        var network = await GrainFactory.GetGrain<INetworkGrain>(JournalIds.Network).Describe();
        var cities = await ReadAsync(network.CityIds, ReadCityAsync);
        if (!cities.IsGiven)
        {
            return cities.Refusal;
        }

        // All practices in one queue: a city with many does not have to wait for itself.
        var practices = await ReadAsync(
            cities.Value.Values.SelectMany(city => city.Practices).Select(practice => practice.PracticeId),
            practiceId => GrainFactory.GetGrain<IPracticeGrain>(JournalIds.Practice(practiceId)).Glance());
        if (!practices.IsGiven)
        {
            return practices.Refusal;
        }

        return _kept = NetworkGlances.Make(
            madeAt,
            network,
            [
                .. network.CityIds.Where(cities.Value.ContainsKey).Select(cityId => new GatheredCity(
                    cityId,
                    cities.Value[cityId].Name,
                    [.. cities.Value[cityId].Practices.Select(practice => practices.Value.GetValueOrDefault(practice.PracticeId)).OfType<PracticeGlance>()],
                    cities.Value[cityId].Follows)),
            ]);
    }

    private async Task<Answer<ReadCity>> ReadCityAsync(string cityId)
    {
        var city = GrainFactory.GetGrain<ICityGrain>(JournalIds.City(cityId));
        var described = await city.Describe(Caller.Anonymous);
        var practices = await city.Practices(Caller.Anonymous);
        var follows = await city.Follows();
        return (described.Refusal ?? practices.Refusal ?? follows.Refusal) is { } refusal
            ? refusal
            : new ReadCity(described.Value!.Facts.Name, practices.Value!, follows.Value!);
    }

    // Listed but not found is what has not finished beginning; anything else would be a gap in the picture.
    private static async Task<Answer<Dictionary<string, T>>> ReadAsync<T>(IEnumerable<string> ids, Func<string, Task<Answer<T>>> read)
        where T : class
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        Refusal? refusal = null;
        await AtOnce.EachAsync(ids, async id =>
        {
            if (refusal is not null)
            {
                return;
            }

            var answer = await read(id);
            if (answer.IsGiven)
            {
                found[id] = answer.Value;
            }
            else if (answer.Refusal.Code != RefusalCodes.NotFound)
            {
                refusal = answer.Refusal;
            }
        });
        return refusal is null ? found : refusal;
    }

    private sealed record ReadCity(string Name, PracticeListing[] Practices, FollowedPractice[] Follows);
}
