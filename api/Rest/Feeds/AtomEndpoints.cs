using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using Stadmaken.Api.Feeds;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Api.Rest.Feeds;

/// <summary>The feed of a city for readers of feeds elsewhere: <c>/v1/feeds/{cityId}</c>.</summary>
internal static class AtomEndpoints
{
    private const string ContentType = "application/atom+xml";
    private const int Items = 50;

    internal static void MapAtom(this IEndpointRouteBuilder v1) => v1
        .MapGet("/feeds/{cityId}", ReadAsync).WithTags("Following")
        .Described("getAtomFeed", "Subscribe to a city", $"The newest {Items} items of the feed of a city as Atom (RFC 4287), the newest first, for any reader of feeds. Public.")
        .TakesChoice("language", Languages.Dutch, Languages.All, "The language of the words around what people wrote.")
        .Produces<string>(StatusCodes.Status200OK, ContentType).Refuses(400, 404);

    private static async Task<IResult> ReadAsync(string cityId, HttpContext context, IGrainFactory grains, NewsReader news)
    {
        var query = new QueryFields(context.Request.Query);
        var language = query.Choice("language", Languages.Dutch, Languages.All);
        if (query.Errors.Any)
        {
            return query.Errors.ToProblem();
        }

        if (!CityRules.IsId(cityId))
        {
            return Problems.From(Refusal.NotFound("city"));
        }

        var city = await grains.City(cityId).Describe(Caller.Anonymous);
        if (!city.IsGiven)
        {
            return Problems.From(city.Refusal);
        }

        await grains.City(cityId).CatchUp();
        var page = await grains.City(cityId).Newest(Items);
        if (!page.IsGiven)
        {
            return Problems.From(page.Refusal);
        }

        var site = new Uri($"{context.Request.Scheme}://{context.Request.Host}/");
        var feed = Compose(city.Value, await news.ReadAsync(page.Value.Items), site, language);
        return Results.Bytes(Write(feed), ContentType + "; charset=utf-8");
    }

    private static SyndicationFeed Compose(CityDescription city, NewsItem[] items, Uri site, string language)
    {
        var address = new Uri(site, $"v1/feeds/{city.CityId}?language={language}");
        var feed = new SyndicationFeed
        {
            // The same wherever the program runs, and whatever it is called there.
            Id = $"urn:stadmaken:feed:{city.CityId}",
            Title = new TextSyndicationContent(language == Languages.Dutch ? $"Nieuws van {city.Facts.Name}" : $"News from {city.Facts.Name}"),
            Language = language,
            LastUpdatedTime = items is [.., var last] ? last.At : DateTimeOffset.UnixEpoch,
            Items = [.. items.Reverse().Select(item => Compose(item, site, language))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = city.Facts.Name });
        feed.Links.Add(new SyndicationLink(address, "self", null, ContentType, 0));
        feed.Links.Add(new SyndicationLink(new Uri(site, $"cities/{city.CityId}"), "alternate", null, "text/html", 0));
        return feed;
    }

    private static SyndicationItem Compose(NewsItem item, Uri site, string language)
    {
        var words = NewsWords.For(item.Type, language);
        var about = Text(item.Event, "title") is { } title ? $"{words}: {title}" : words;
        var entry = new SyndicationItem
        {
            Id = $"urn:stadmaken:practice:{item.PracticeId}:{item.Version}",
            Title = new TextSyndicationContent(item.Practice is { } practice ? $"{practice.Title}: {about}" : about),
            PublishDate = item.At,
            LastUpdatedTime = item.At,

            // Plain text: what people wrote is never taken for markup.
            Content = Text(item.Event, "text") is { } text ? new TextSyndicationContent(text, TextSyndicationContentKind.Plaintext) : null,
        };
        entry.Links.Add(new SyndicationLink(new Uri(site, $"practices/{item.PracticeId}"), "alternate", null, "text/html", 0));
        return entry;
    }

    private static string? Text(JsonElement? happened, string name) =>
        happened is { } fields && fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Clean(value.GetString()!) : null;

    // Control characters cannot be written in XML at all, not even escaped.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune)).Where(rune => rune.Value is not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString()));

    private static byte[] Write(SyndicationFeed feed)
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            new Atom10FeedFormatter(feed).WriteTo(writer);
        }

        return output.ToArray();
    }
}
