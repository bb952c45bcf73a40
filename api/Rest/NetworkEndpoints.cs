using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Glances;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest;

/// <summary>The network at a glance: <c>/v1/network</c>.</summary>
internal static class NetworkEndpoints
{
    // As many cities at a time as there were at the start.
    private const int CitiesAtOnce = 9;

    internal static void MapNetwork(this IEndpointRouteBuilder v1)
    {
        var network = v1.MapGroup("/network").WithTags("Network");
        network.MapGet("", ReadAsync)
            .Described("getNetwork", "Get the network at a glance", "Every city with how many practices it has, how many of those are quiet, and how many are formulated or further by the date that the network has set; and all practices as they are now. Public.")
            .Produces<NetworkResource>();
        network.MapPatch("", ChangeAsync).RequireAuthorization()
            .Described("changeNetwork", "Set the network's date", "Sets the day by which the practices of the network are to be formulated. Operators only.")
            .TakesJson<NetworkChanges>().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 413, 415);
        network.MapGlance();
    }

    private static async Task<IResult> ReadAsync(IGrainFactory grains)
    {
        var network = await grains.Network().Describe();
        var cities = new List<NetworkCity>();
        var practices = new List<PracticeSummary>();
        foreach (var some in network.CityIds.Chunk(CitiesAtOnce))
        {
            foreach (var answer in await Task.WhenAll(some.Select(cityId => ReadCityAsync(grains, cityId))))
            {
                if (answer.Refusal is { Code: not RefusalCodes.NotFound } refusal)
                {
                    return Problems.From(refusal);
                }

                if (answer.City is { } city)
                {
                    cities.Add(city);
                    practices.AddRange(answer.Practices);
                }
            }
        }

        return Results.Ok(new NetworkResource([.. cities], [.. practices], network.FormulationDate));
    }

    private static async Task<(NetworkCity? City, PracticeSummary[] Practices, Refusal? Refusal)> ReadCityAsync(IGrainFactory grains, string cityId)
    {
        var city = await grains.City(cityId).Describe(Caller.Anonymous);
        var listed = await grains.City(cityId).Practices(Caller.Anonymous);
        if ((city.Refusal ?? listed.Refusal) is { } refusal)
        {
            return (null, [], refusal);
        }

        var answers = await Task.WhenAll(listed.Value!.Select(practice => grains.Practice(practice.PracticeId).Summarize()));
        if (Array.Find(answers, answer => answer.Refusal is { Code: not RefusalCodes.NotFound }) is { } unavailable)
        {
            return (null, [], unavailable.Refusal);
        }

        PracticeSummary[] practices = [.. answers.Select(answer => answer.Value).OfType<PracticeSummary>()];
        var facts = city.Value!.Facts;
        return (new NetworkCity(
            cityId,
            facts.Name,
            practices.Count(practice => practice.Phase != PracticePhases.Ended),
            practices.Count(practice => practice.QuietSince is not null),
            practices.Count(practice => practice.Phase is PracticePhases.Formulated or PracticePhases.Experimenting or PracticePhases.Sustained),
            facts.Latitude,
            facts.Longitude), practices, null);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, IGrainFactory grains)
    {
        var caller = Callers.From(context.User);
        if (!caller.IsOperator)
        {
            return Problems.From(Refusal.NotAllowed("Only an operator sets the date for the whole network."));
        }

        var body = await JsonBody.ReadAsync(context);
        if (!body.IsGiven)
        {
            return Problems.From(body.Refusal);
        }

        var fields = body.Value;
        var date = fields.Date("formulationDate");
        fields.RefuseOthers();
        return fields.Errors.Any
            ? fields.Errors.ToProblem()
            : await grains.Network().SetFormulationDate(caller, date) is { } refusal ? Problems.From(refusal) : Results.NoContent();
    }
}

/// <summary>The network at a glance.</summary>
/// <param name="Cities">Its cities, in the order they were admitted.</param>
/// <param name="Practices">Their practices as they are now.</param>
/// <param name="FormulationDate">The day by which practices are to be formulated, if one is set.</param>
public sealed record NetworkResource(NetworkCity[] Cities, PracticeSummary[] Practices, DateOnly? FormulationDate = null);

/// <summary>A city at a glance.</summary>
/// <param name="CityId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Practices">How many practices it has that have not ended.</param>
/// <param name="Quiet">How many of those are quiet.</param>
/// <param name="Formulated">How many of those are formulated or further.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
public sealed record NetworkCity(string CityId, string Name, int Practices, int Quiet, int Formulated, double? Latitude = null, double? Longitude = null);

/// <summary>What the network sets for all.</summary>
/// <param name="FormulationDate">The day by which practices are to be formulated.</param>
public sealed record NetworkChanges(DateOnly FormulationDate);
