using System.Globalization;
using System.Text.Json.Nodes;
using Stadmaken.Api.Rest.Description;
using Stadmaken.Research;

namespace Stadmaken.Api.Rest.Research;

/// <summary>
/// The public description of the data set, by which catalogues such as data.overheid.nl find it: DCAT-AP NL 3.0 as JSON-LD (rule R8). It names nobody.
/// </summary>
internal static class DatasetDescription
{
    internal const string ContentType = "application/ld+json";

    private const string Authority = "http://publications.europa.eu/resource/authority/";

    /// <summary>Composes it.</summary>
    /// <param name="site">The address of the network, with a slash at its end.</param>
    /// <param name="options">Who publishes it.</param>
    /// <param name="contact">Whom to ask.</param>
    /// <param name="newest">The newest issue, if there is one.</param>
    internal static JsonObject Compose(Uri site, ResearchOptions options, ApiContact contact, ResearchIssue? newest)
    {
        var address = new Uri(site, "v1/research/catalogue");
        return new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["foaf"] = "http://xmlns.com/foaf/0.1/",
                ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@id"] = address.ToString(),
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Said("Onderzoeksgegevens van Het Nieuwe Stadmaken", "Research data of Het Nieuwe Stadmaken"),
            ["dct:description"] = Said("Wat dit netwerk van steden aan onderzoeksgegevens heeft.", "What this network of cities has of research data."),
            ["dct:publisher"] = Publisher(options),
            ["dcat:contactPoint"] = Contact(contact),
            ["dct:language"] = LanguagesOf(),
            ["dct:license"] = Thing(options.Licence.ToString()),
            ["dcat:dataset"] = Dataset(address, site, options, contact, newest),
        };
    }

    private static JsonObject Dataset(Uri address, Uri site, ResearchOptions options, ApiContact contact, ResearchIssue? newest)
    {
        var dataset = new JsonObject
        {
            ["@id"] = address + "#dataset",
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = address + "#dataset",
            ["dct:title"] = Said("Leren tussen steden: gebeurtenissen in praktijken", "Learning between cities: events in practices"),
            ["dct:description"] = Said(
                "Wat er in praktijken van het nieuwe stadmaken gebeurde, onder schuilnamen en zo vergroofd dat er achter elke combinatie minstens vijf mensen zitten, van mensen en praktijken die ermee instemden; en citaten van wie dat goedvond.",
                "What happened in practices of new city making, under pseudonyms and coarsened so that at least five people are behind every combination, of people and practices that consented; and quotes of those who agreed to that."),
            ["dct:publisher"] = Publisher(options),
            ["dct:creator"] = Publisher(options),
            ["dcat:contactPoint"] = Contact(contact),
            ["dct:accessRights"] = Thing(Authority + "access-right/RESTRICTED"),
            ["dct:license"] = Thing(options.Licence.ToString()),
            ["dct:accrualPeriodicity"] = Thing(Authority + "frequency/IRREG"),
            ["dct:language"] = LanguagesOf(),
            ["dcat:theme"] = new JsonArray(Thing(Authority + "data-theme/GOVE"), Thing(Authority + "data-theme/SOCI")),
            ["dcat:keyword"] = Said("stadmaken", "city making"),
            ["dct:spatial"] = new JsonArray(Thing(Authority + "country/NLD"), Thing(Authority + "country/BEL")),
            ["dcat:landingPage"] = Thing(new Uri(site, "v1/research/codebook?format=markdown").ToString()),
        };
        if (newest is not null)
        {
            var at = newest.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            dataset["dct:modified"] = Day(at);
            dataset["dcat:version"] = newest.Number.ToString(CultureInfo.InvariantCulture);

            // From when on is in the journals of whoever runs it; that it goes up to the newest issue is what changes.
            dataset["dct:temporal"] = new JsonObject { ["@type"] = "dct:PeriodOfTime", ["dcat:endDate"] = Day(at) };
            dataset["dcat:distribution"] = new JsonArray([.. ResearchTables.All.SelectMany(table => new JsonNode[]
            {
                Distribution(site, options, newest, table, "csv", "CSV", "text/csv"),
                Distribution(site, options, newest, table, "parquet", "Apache Parquet", "application/vnd.apache.parquet"),
            })]);
        }

        return dataset;
    }

    private static JsonObject Distribution(Uri site, ResearchOptions options, ResearchIssue issue, ResearchTable table, string format, string called, string type)
    {
        var address = new Uri(site, string.Create(CultureInfo.InvariantCulture, $"v1/research/issues/{issue.Number}/{table.Name}?format={format}")).ToString();
        return new JsonObject
        {
            ["@id"] = address,
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = Said($"{table.Name} ({called})", $"{table.Name} ({called})"),
            ["dct:description"] = Said(table.Dutch, table.English),
            ["dcat:accessURL"] = Thing(address),
            ["dct:license"] = Thing(options.Licence.ToString()),
            ["dct:rights"] = Said("Op aanvraag, onder een overeenkomst.", "On request, under an agreement."),
            ["dcat:mediaType"] = Thing("https://www.iana.org/assignments/media-types/" + type),
            ["dct:language"] = LanguagesOf(),
        };
    }

    private static JsonObject Publisher(ResearchOptions options) =>
        new() { ["@id"] = options.PublisherUri.ToString(), ["@type"] = "foaf:Agent", ["foaf:name"] = options.Publisher };

    private static JsonObject Contact(ApiContact contact) => new()
    {
        ["@type"] = "vcard:Organization",
        ["vcard:fn"] = contact.Name,
        ["vcard:hasEmail"] = Thing("mailto:" + contact.Email),
        ["vcard:hasURL"] = Thing(contact.Url.ToString()),
    };

    private static JsonArray LanguagesOf() => new(Thing(Authority + "language/NLD"), Thing(Authority + "language/ENG"));

    private static JsonArray Said(string dutch, string english) =>
        new(new JsonObject { ["@value"] = dutch, ["@language"] = "nl" }, new JsonObject { ["@value"] = english, ["@language"] = "en" });

    private static JsonObject Thing(string address) => new() { ["@id"] = address };

    private static JsonObject Day(string day) => new() { ["@value"] = day, ["@type"] = "xsd:date" };
}
