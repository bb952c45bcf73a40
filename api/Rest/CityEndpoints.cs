using Stadmaken.Api.Auth;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest;

/// <summary>The cities of the network: <c>/v1/cities</c>.</summary>
internal static class CityEndpoints
{
    private const string OnlyOperators = "Only an operator admits cities.";

    /// <summary>What a city can be.</summary>
    internal static readonly string[] Kinds = ["municipality", "region"];

    internal static void MapCities(this IEndpointRouteBuilder v1)
    {
        var cities = v1.MapGroup("/cities").WithTags("Cities");
        cities.MapGet("", ListAsync)
            .Described("listCities", "List the cities", "Every city in the network, in the order they were admitted, each with its boards that you may see. Public.")
            .Produces<Page<CityResource>>();
        cities.MapGet("/{cityId}", DescribeAsync)
            .Described("getCity", "Get a city", "One city with its boards that you may see. Public.")
            .Produces<CityResource>().Refuses(404);
        cities.MapPost("", AdmitAsync).RequireAuthorization()
            .Described("admitCity", "Admit a city", "Puts a city in the network and opens its first board, with a zone for each learning area. Operators only.")
            .TakesJson<NewCity>().Produces<CityResource>(StatusCodes.Status201Created).Refuses(400, 401, 403, 409, 413, 415);
        cities.MapPatch("/{cityId}", ChangeAsync).RequireAuthorization()
            .Described("changeCity", "Change what a city allows", "Says whom the city lets react to its practices: nobody, participants of the network, or anyone with a session, guests by a link included. What was said before stays. For stewards of the city and operators.")
            .TakesJson<CityChanges>().Produces<CityResource>().Refuses(400, 401, 403, 404, 413, 415);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        var answers = await Task.WhenAll((await grains.Network().Cities()).Select(cityId => grains.City(cityId).Describe(caller)));
        // Listed but not found is a city whose admission has not yet finished; anything else would be a gap in the list.
        return answers.FirstOrDefault(answer => !answer.IsGiven && answer.Refusal.Code != RefusalCodes.NotFound) is { Refusal: { } refusal }
            ? Problems.From(refusal)
            : Results.Ok(new Page<CityResource>([.. answers.Where(answer => answer.IsGiven).Select(answer => CityResource.From(answer.Value!))]));
    }

    private static async Task<IResult> DescribeAsync(string cityId, HttpContext context, IGrainFactory grains)
    {
        if (!CityRules.IsId(cityId))
        {
            return Problems.From(Refusal.NotFound("city"));
        }

        var answer = await grains.City(cityId).Describe(Callers.From(context.User));
        return answer.IsGiven ? Results.Ok(CityResource.From(answer.Value)) : Problems.From(answer.Refusal);
    }

    private static async Task<IResult> ChangeAsync(string cityId, HttpContext context, IGrainFactory grains)
    {
        if (!CityRules.IsId(cityId))
        {
            return Problems.From(Refusal.NotFound("city"));
        }

        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var openTo = fields.Choice("reactionsOpenTo", ReactionAudiences.All);
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        var answer = await grains.City(cityId).OpenReactions(Callers.From(context.User), openTo);
        return answer.IsGiven ? Results.Ok(CityResource.From(answer.Value)) : Problems.From(answer.Refusal);
    }

    private static async Task<IResult> AdmitAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        if (!caller.IsOperator)
        {
            return Problems.From(Refusal.NotAllowed(OnlyOperators));
        }

        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var cityId = fields.Line("cityId", 64);
        if (cityId.Length > 0 && CityRules.CheckId("cityId", cityId) is { } malformed)
        {
            fields.Wrong("cityId", malformed.Message);
        }

        var facts = ReadFacts(fields);
        fields.RefuseOthers();
        if (fields.Errors.Any)
        {
            return fields.Errors.ToProblem();
        }

        var answer = await grains.City(cityId).Admit(caller, facts);
        return answer.IsGiven
            ? Results.Created($"/v1/cities/{cityId}", CityResource.From(answer.Value))
            : Problems.From(answer.Refusal);
    }

    private static CityFacts ReadFacts(JsonFields fields)
    {
        var name = fields.Line("name", 100);
        var country = fields.Line("country", 2);
        if (country.Length > 0 && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
        {
            fields.Wrong("country", "Must be an ISO 3166-1 alpha-2 code, such as NL or BE.");
        }

        var kind = fields.Choice("kind", Kinds);
        var latitude = fields.OptionalNumber("latitude", -90, 90);
        var longitude = fields.OptionalNumber("longitude", -180, 180);
        var members = fields.Objects("members", 100, member => new CityMember(member.Line("name", 100), member.OptionalLine("officialCode", 20)));
        return new CityFacts(name, country, kind, fields.OptionalLine("officialCode", 20), latitude, longitude, members);
    }
}

/// <summary>A city (a municipality or a region) to admit to the network.</summary>
/// <param name="CityId">Lower-case words with hyphens, as in <c>den-haag</c>.</param>
/// <param name="Name">As its inhabitants write it.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code, such as NL or BE.</param>
/// <param name="Kind"><c>municipality</c> or <c>region</c>.</param>
/// <param name="OfficialCode">CBS code in the Netherlands, NIS code in Belgium; none for a region.</param>
/// <param name="Latitude">Degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Degrees east, WGS 84, −180 to 180.</param>
/// <param name="Members">For a region: the municipalities it consists of.</param>
public sealed record NewCity(
    string CityId, string Name, string Country, string Kind, string? OfficialCode = null, double? Latitude = null, double? Longitude = null, CityMember[]? Members = null);

/// <summary>What a city allows from now on.</summary>
/// <param name="ReactionsOpenTo">Whom it lets react to its practices.</param>
public sealed record CityChanges(string ReactionsOpenTo);

/// <summary>A city (a municipality or a region) of the network.</summary>
/// <param name="CityId">Its id.</param>
/// <param name="Name">As its inhabitants write it.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code, such as NL or BE.</param>
/// <param name="Kind"><c>municipality</c> or <c>region</c>.</param>
/// <param name="Boards">Its boards that you may see, in the order they were opened.</param>
/// <param name="OfficialCode">CBS code in the Netherlands, NIS code in Belgium; none for a region.</param>
/// <param name="Latitude">Degrees north, WGS 84, −90 to 90.</param>
/// <param name="Longitude">Degrees east, WGS 84, −180 to 180.</param>
/// <param name="Members">For a region: the municipalities it consists of.</param>
/// <param name="ReactionsOpenTo">Whom it lets react to its practices: <c>nobody</c>, the <c>network</c>'s participants, or <c>anyone</c> with a session, guests by a link included.</param>
public sealed record CityResource(
    string CityId,
    string Name,
    string Country,
    string Kind,
    BoardListing[] Boards,
    string? OfficialCode = null,
    double? Latitude = null,
    double? Longitude = null,
    CityMember[]? Members = null,
    string? ReactionsOpenTo = null)
{
    internal static CityResource From(CityDescription city) => new(
        city.CityId, city.Facts.Name, city.Facts.Country, city.Facts.Kind, city.Boards,
        city.Facts.OfficialCode, city.Facts.Latitude, city.Facts.Longitude, city.Facts.Members is { Length: > 0 } members ? members : null, city.ReactionsOpenTo);
}
