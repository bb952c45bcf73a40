using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Stadmaken.Glances;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Api.Rest;

public class GlanceTests
{
    private static readonly NetworkGlance Glance = new(
        new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero),
        [new CityGlance("den-haag", "=Den Haag", 2, [new PhaseCount("pitched", 2)], new Readiness(0, 1, 1), [new LearningAreaCount("financing", 2, 3)])],
        [new MissingCount("task", 1)],
        [new ValueSeries("money", "EUR", [new ValuePoint("2026-11", 12.5m, 12.5m)])],
        [new TravelCount("den-haag", "parkstad", "borrowed", 4)],
        [new Journey("borrowed", DateTimeOffset.UnixEpoch, new("a", "den-haag", "Hof"), new("b", "parkstad", "Tuin"), "agreement", "Sleutels; en meer")],
        [new QuietPractice("a", "den-haag", "Hof", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figures_are_for_everyone_and_told_again_only_when_they_changed()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.Glance = Glance;
        using var first = await edge.Client.GetAsync("/v1/network/glance", Cancellation);
        var body = JsonDocument.Parse(await first.Content.ReadAsStringAsync(Cancellation)).RootElement;

        Assert.Equal(4, body.GetProperty("travel")[0].GetProperty("count").GetInt32());
        Assert.Equal("2026-11-24T09:00:00+00:00", body.GetProperty("madeAt").GetString());
        Assert.False(body.TryGetProperty("formulationDate", out _));

        // Made again with the same figures: no change.
        edge.World.Glance = Glance with { MadeAt = Glance.MadeAt.AddMinutes(1) };
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(edge, first.Headers.ETag!));
        edge.World.Glance = Glance with { Quiet = [] };
        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(edge, first.Headers.ETag!));
    }

    [Theory]
    [InlineData("phases", "city,phase,practices|\"'=Den Haag\",pitched,2|")]
    [InlineData("readiness", "city,practices,formulated,ready,incomplete|\"'=Den Haag\",2,0,1,1|")]
    [InlineData("learning-areas", "city,learningArea,practices,lessons|\"'=Den Haag\",financing,2,3|")]
    [InlineData("value", "kind,unit,month,amount,total|money,EUR,2026-11,12.5,12.5|")]
    [InlineData("travel", "from,to,kind,count|\"'=Den Haag\",parkstad,borrowed,4|")]
    [InlineData("journeys", "at,kind,what,title,fromPractice,fromCity,toPractice,toCity,outcome|1970-01-01T00:00:00Z,borrowed,agreement,Sleutels; en meer,Hof,\"'=Den Haag\",Tuin,parkstad,|")]
    [InlineData("quiet", "practice,city,lastNewsAt,quietSince,practiceId|Hof,\"'=Den Haag\",1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,a|")]
    public async Task Each_picture_has_a_table_that_no_spreadsheet_runs(string table, string expected)
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.Glance = Glance;
        using var answer = await edge.Client.GetAsync("/v1/network/glance/export?table=" + table, Cancellation);
        var text = Encoding.UTF8.GetString((await answer.Content.ReadAsByteArrayAsync(Cancellation)).AsSpan(3));

        Assert.Equal(expected, text.Replace("\r\n", "|", StringComparison.Ordinal));
        Assert.Equal($"network-{table}.csv", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_table_is_told_at_once()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var answer = await edge.Client.GetAsync("/v1/network/glance/export?separator=tab", Cancellation);
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("errors");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["separator", "table"], errors.EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public async Task A_glance_that_cannot_be_made_is_said_to_be_worth_another_try()
    {
        await using var edge = await EdgeHost.StartAsync();
        edge.World.Refusal = Refusal.Unavailable("Storage is away.");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await edge.Client.GetAsync("/v1/network/glance", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await edge.Client.GetAsync("/v1/network/glance/export?table=value", Cancellation)).StatusCode);
    }

    private static async Task<HttpStatusCode> AskAgainAsync(EdgeHost edge, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/network/glance");
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await edge.Client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }
}
