using System.Security.Claims;
using System.Text.Json;
using Stadmaken.Api.Rest;
using Stadmaken.Participants;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>
/// Reads of what a broker says the few things that this network wants to know, and nothing else: a broker may know citizen service numbers, and
/// what is not read cannot be kept.
/// </summary>
internal sealed class OidcClaims(OidcSettings settings, PairwiseIds ids, IGrainFactory grains)
{
    private const int LongestName = 80;

    /// <summary>Who the broker says it is. What it does not say, or says of a city or sector that is not here, is left empty.</summary>
    public async Task<SessionParticipant?> ReadAsync(ClaimsPrincipal said)
    {
        if (said.FindFirstValue("iss") is not { Length: > 0 } issuer || said.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return null;
        }

        var cityId = await ReadCityAsync(said);
        var sector = Values(said, settings.SectorClaim).FirstOrDefault(Sectors.All.Contains);
        return new SessionParticipant(await ids.OfAsync(issuer, subject), ReadName(said), cityId, sector ?? string.Empty, ReadRoles(said, cityId));
    }

    private async Task<string> ReadCityAsync(ClaimsPrincipal said)
    {
        if (Values(said, settings.CityClaim).FirstOrDefault() is not { Length: > 0 } claimed)
        {
            return string.Empty;
        }

        var cityId = claimed.Trim().ToLowerInvariant().Replace(' ', '-');
        return (await grains.Network().Cities()).Contains(cityId) ? cityId : string.Empty;
    }

    private string ReadName(ClaimsPrincipal said)
    {
        var name = string.Concat((Values(said, settings.NameClaim).FirstOrDefault() ?? string.Empty).Where(unit => !char.IsControl(unit))).Trim();
        if (name.Length <= LongestName)
        {
            return name;
        }

        return name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd();
    }

    private string[] ReadRoles(ClaimsPrincipal said, string cityId)
    {
        var claimed = Values(said, settings.RoleClaim);
        var roles = new List<string>(2);

        // Of the city that the broker names, not of one that the person may choose.
        if (cityId.Length > 0 && claimed.Contains(settings.StewardRole))
        {
            roles.Add(NetworkRoles.Steward);
        }

        if (claimed.Contains(settings.OperatorRole))
        {
            roles.Add(NetworkRoles.Operator);
        }

        return [.. roles];
    }

    /// <summary>All values of a claim, or those at a path into a claim that is an object, as Keycloak has its roles.</summary>
    internal static string[] Values(ClaimsPrincipal said, string claim)
    {
        if (said.FindAll(claim).Select(one => one.Value).ToArray() is { Length: > 0 } values)
        {
            return values;
        }

        var path = claim.Split('.');
        if (path.Length == 1 || said.FindFirstValue(path[0]) is not { } json)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var part = document.RootElement;
            foreach (var name in path.Skip(1))
            {
                if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(name, out part))
                {
                    return [];
                }
            }

            return part.ValueKind switch
            {
                JsonValueKind.String => [part.GetString()!],
                JsonValueKind.Array => [.. part.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
