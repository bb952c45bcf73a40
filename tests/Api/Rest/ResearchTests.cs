using System.Net;
using System.Text.Json;
using Stadmaken.Research;

namespace Stadmaken.Tests.Api.Rest;

public class ResearchTests
{
    /// <summary>What DCAT-AP NL 3.0 requires of each class, and what this data set says besides because it should.</summary>
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["dcat:Catalog"] = ["dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dct:license", "dcat:dataset"],
        ["dcat:Dataset"] = ["dct:title", "dct:description", "dct:identifier", "dct:publisher", "dct:creator", "dcat:contactPoint", "dct:accessRights", "dcat:theme", "dct:license", "dct:language", "dct:temporal", "dcat:distribution"],
        ["dcat:Distribution"] = ["dct:title", "dcat:accessURL", "dct:license", "dcat:mediaType", "dct:rights"],
        ["foaf:Agent"] = ["foaf:name"],
        ["vcard:Organization"] = ["vcard:fn", "vcard:hasEmail"],
        ["dct:PeriodOfTime"] = ["dcat:endDate"],
    };

    [Fact]
    public async Task R1_a_participant_sees_each_purpose_consents_and_withdraws()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();
        Assert.All(await ConsentsAsync(edge, "/v1/participants/me/consents", ada.Token), consent => Assert.False(consent.GetProperty("given").GetBoolean()));

        using var given = await edge.SendAsync(HttpMethod.Put, "/v1/participants/me/consents/quotes", ada.Token);
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        var consents = await ConsentsAsync(edge, "/v1/participants/me/consents", ada.Token);
        Assert.Equal(ResearchPurposes.All.Select(purpose => purpose.Purpose), consents.Select(consent => consent.Text("purpose")));
        Assert.Equal(["quotes"], consents.Where(consent => consent.GetProperty("given").GetBoolean()).Select(consent => consent.Text("purpose")));

        using var withdrawn = await edge.SendAsync(HttpMethod.Delete, "/v1/participants/me/consents/quotes", ada.Token);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        using var unknown = await edge.SendAsync(HttpMethod.Put, "/v1/participants/me/consents/reclame", ada.Token);
        await unknown.ProblemAsync(404, "not-found");
        using var nobody = await edge.GetAsync("/v1/participants/me/consents");
        await nobody.ProblemAsync(401, "not-allowed");
    }

    [Fact]
    public async Task R1_what_a_practice_consents_to_is_public_and_set_by_who_writes_in_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var (ada, other) = (await edge.SignInAsync(), await edge.SignInAsync());
        using var started = await edge.PostAsync("/v1/cities/den-haag/practices", new { title = "Tuin", kind = "neighbourhood" }, ada.Token);
        var address = $"/v1/practices/{(await started.JsonAsync()).Text("practiceId")}/consents";

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var given = await edge.SendAsync(HttpMethod.Put, address + "/learning-research", ada.Token);
            Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        }

        var consent = (await ConsentsAsync(edge, address)).Single(one => one.GetProperty("given").GetBoolean());
        Assert.Equal(("learning-research", 1), (consent.Text("purpose"), consent.GetProperty("readWording").GetInt32()));
        using var refused = await edge.SendAsync(HttpMethod.Delete, address + "/learning-research", other.Token);
        await refused.ProblemAsync(403, "not-allowed");
        using var unknown = await edge.SendAsync(HttpMethod.Put, address + "/reclame", ada.Token);
        await unknown.ProblemAsync(404, "not-found");
        using var nowhere = await edge.GetAsync("/v1/practices/nooit/consents");
        await nowhere.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task R7_a_participant_finds_and_removes_their_quotes()
    {
        await using var edge = await EdgeHost.StartAsync();
        var ada = await edge.SignInAsync();

        using var quotes = await edge.GetAsync("/v1/participants/me/quotes", ada.Token);
        var quote = Assert.Single((await quotes.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("q1", "tuin", "Begin klein."), (quote.Text("quoteId"), quote.Text("practiceId"), quote.Text("text")));
        using var removed = await edge.SendAsync(HttpMethod.Delete, "/v1/participants/me/quotes/q1", ada.Token);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var unknown = await edge.SendAsync(HttpMethod.Delete, "/v1/participants/me/quotes/q2", ada.Token);
        await unknown.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task An_issue_is_made_listed_and_downloaded_in_both_formats()
    {
        await using var edge = await EdgeHost.StartAsync();
        var operators = await edge.SignInAsync("den-haag", "operator");
        using var made = await edge.SendAsync(HttpMethod.Post, "/v1/research/issues", operators.Token);
        Assert.Equal((HttpStatusCode.Created, "/v1/research/issues/1"), (made.StatusCode, made.Headers.Location?.OriginalString));
        using var found = await edge.GetAsync("/v1/research/issues/1", operators.Token);
        var issue = await found.JsonAsync();
        Assert.Equal(("1", "a77b"), (issue.Text("issueId"), issue.Text("checksum")));

        foreach (var table in ResearchTables.All)
        {
            using var csv = await edge.GetAsync($"/v1/research/issues/1/{table.Name}?format=csv", operators.Token);
            Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
            Assert.Equal($"attachment; filename=stadmaken-1-{table.Name}.csv", csv.Content.Headers.ContentDisposition?.ToString().Split("; filename*")[0]);
            Assert.Equal(string.Join(',', table.Columns.Select(column => column.Name)), (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\ufeff').Split("\r\n")[0]);
            using var parquet = await edge.GetAsync($"/v1/research/issues/1/{table.Name}?format=parquet", operators.Token);
            Assert.Equal("PAR1"u8.ToArray(), (await parquet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..4]);
        }

        using var nothing = await edge.GetAsync("/v1/research/issues/1/events", operators.Token);
        Assert.Equal(["format"], (await nothing.ProblemAsync(400, "invalid")).Fields());
        foreach (var address in new[] { "/v1/research/issues/2", "/v1/research/issues/x", "/v1/research/issues/2/events?format=csv", "/v1/research/issues/-1/quotes?format=csv" })
        {
            using var missing = await edge.GetAsync(address, operators.Token);
            await missing.ProblemAsync(404, "not-found");
        }
    }

    [Fact]
    public async Task R8_the_codebook_is_public_and_names_every_column()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var read = await edge.GetAsync("/v1/research/codebook");
        var tables = (await read.JsonAsync()).GetProperty("tables").EnumerateArray().ToDictionary(table => table.Text("name"), table => table.GetProperty("columns").EnumerateArray().Select(column => column.Text("name")).ToArray());

        Assert.Equal(ResearchTables.All.Select(table => table.Name), tables.Keys);
        Assert.All(ResearchTables.All, table => Assert.Equal(table.Columns.Select(column => column.Name), tables[table.Name]));
        using var markdown = await edge.GetAsync("/v1/research/codebook?format=markdown&language=en");
        Assert.Equal("text/markdown", markdown.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("# Codebook", await markdown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var wrong = await edge.GetAsync("/v1/research/codebook?format=word&language=fy");
        Assert.Equal(["format", "language"], (await wrong.ProblemAsync(400, "invalid")).Fields());
        using var purposes = await edge.GetAsync("/v1/research/purposes");
        Assert.Equal(2, (await purposes.JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task R8_the_description_has_all_that_DCAT_AP_NL_requires_and_names_nobody()
    {
        await using var edge = await EdgeHost.StartAsync(settings: new() { ["Research:Publisher"] = "Gemeente Haarlem", ["Research:PublicAddress"] = "https://stad.example/", ["Api:Contact:Email"] = "beheer@example.org" });

        using var read = await edge.GetAsync("/v1/research/catalogue");

        Assert.Equal("application/ld+json", read.Content.Headers.ContentType?.MediaType);
        var text = await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var catalogue = JsonDocument.Parse(text);
        Assert.Empty(Missing(catalogue.RootElement));
        Assert.DoesNotContain("p-operator", text, StringComparison.Ordinal);
        Assert.Contains("Gemeente Haarlem", text, StringComparison.Ordinal);
        Assert.Contains("mailto:beheer@example.org", text, StringComparison.Ordinal);
        var dataset = catalogue.RootElement.GetProperty("dcat:dataset");
        Assert.EndsWith("/RESTRICTED", dataset.GetProperty("dct:accessRights").Text("@id"), StringComparison.Ordinal);
        Assert.Equal(4, dataset.GetProperty("dcat:distribution").GetArrayLength());
        Assert.All(dataset.GetProperty("dcat:distribution").EnumerateArray(), one => Assert.StartsWith("https://stad.example/v1/research/issues/1/", one.GetProperty("dcat:accessURL").Text("@id"), StringComparison.Ordinal));
        Assert.Equal("2026-11-24", dataset.GetProperty("dct:temporal").GetProperty("dcat:endDate").Text("@value"));
    }

    [Fact]
    public void Control_a_description_without_a_licence_is_found()
    {
        using var wrong = JsonDocument.Parse("""{"@type":"dcat:Distribution","dct:title":"x","dcat:accessURL":"x","dcat:mediaType":"x","dct:rights":"x"}""");
        Assert.Equal(["dcat:Distribution dct:license"], Missing(wrong.RootElement));
    }

    private static IEnumerable<string> Missing(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Missing),
        JsonValueKind.Object => MissingHere(node).Concat(node.EnumerateObject().Where(field => field.Name != "@context").SelectMany(field => Missing(field.Value))),
        _ => [],
    };

    private static IEnumerable<string> MissingHere(JsonElement node) => node.TryGetProperty("@type", out var type) && Required.TryGetValue(type.GetString()!, out var needed)
        ? needed.Where(field => !node.TryGetProperty(field, out _)).Select(field => $"{type} {field}")
        : [];

    private static async Task<JsonElement[]> ConsentsAsync(EdgeHost edge, string address, string? token = null)
    {
        using var read = await edge.GetAsync(address, token);
        return [.. (await read.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
