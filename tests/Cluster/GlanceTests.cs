using Stadmaken.Cities;
using Stadmaken.Glances;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>The network at a glance through the real grains.</summary>
public class GlanceTests
{
    private static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", ["circular-economy"], ["cooperation"]);

    [Fact]
    public async Task A_glance_is_kept_for_seconds_and_then_has_everything_that_was_stored_before_it_was_made()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        var glances = cluster.Grains.GetGrain<INetworkGlanceGrain>(INetworkGlanceGrain.Key);
        Assert.Empty((await glances.Look()).Value!.Cities);
        foreach (var cityId in new[] { "haarlem", "nijmegen" })
        {
            Assert.True((await cluster.City(cityId).Admit(People.Operator, new CityFacts(cityId, "NL", "municipality", null, null, null, []))).IsGiven);
        }

        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).IsGiven);
        Assert.Null(await cluster.City("nijmegen").FollowPractice(new Caller("noor", "nijmegen", [NetworkRoles.Steward]), "tuin"));
        Assert.Empty((await glances.Look()).Value!.Cities);

        data.Clock.Advance(TimeSpan.FromSeconds(5));
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => glances.Look()));

        var glance = all[0].Value!;
        Assert.Equal([("haarlem", 1), ("nijmegen", 0)], glance.Cities.Select(city => (city.CityId, city.Practices)));
        Assert.Equal([new TravelCount("haarlem", "nijmegen", TravelKinds.Followed, 1)], glance.Travel);
        Assert.All(all, one => Assert.Equal(glance.MadeAt, one.Value!.MadeAt));
    }
}
