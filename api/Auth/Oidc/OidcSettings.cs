using Stadmaken.Participants;

namespace Stadmaken.Api.Auth.Oidc;

/// <summary>
/// The broker that people and programs sign in at, by the names that municipal applications use in their environment.
/// There when <c>OIDC_AUTHORITY</c> is set.
/// </summary>
public sealed record OidcSettings
{
    /// <summary>Where the broker is; its description is at <c>/.well-known/openid-configuration</c> below it.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Who this program is to the broker.</summary>
    public required string ClientId { get; init; }

    /// <summary>How this program proves that; null for a client without a secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What people call the broker, as the text of the button shows it; null for a general text.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What is asked for, besides who it is.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>Who access tokens of programs must be meant for; null when none are accepted.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim with the name that others see.</summary>
    public required string NameClaim { get; init; }

    /// <summary>The claim with the city, by its id or its name.</summary>
    public required string CityClaim { get; init; }

    /// <summary>The claim with the sector.</summary>
    public required string SectorClaim { get; init; }

    /// <summary>The claim with the roles; a path such as <c>realm_access.roles</c> goes into a claim that is an object.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>Which value of it makes someone an operator of the network.</summary>
    public required string OperatorRole { get; init; }

    /// <summary>Which value of it makes someone the steward of the city that the broker says they are of.</summary>
    public required string StewardRole { get; init; }

    /// <summary>Reads the settings; null when there is no broker.</summary>
    /// <exception cref="InvalidOperationException">They are not complete, or not safe.</exception>
    public static OidcSettings? Read(IConfiguration configuration)
    {
        if (configuration["OIDC_AUTHORITY"] is not { Length: > 0 } authority)
        {
            return null;
        }

        var clientId = configuration["OIDC_CLIENT_ID"] is { Length: > 0 } id ? id : throw new InvalidOperationException("OIDC_AUTHORITY is set: set OIDC_CLIENT_ID too.");
        var audience = configuration["OIDC_AUDIENCE"] is { Length: > 0 } given ? given : null;
        return new OidcSettings
        {
            Authority = ReadAuthority(authority),
            ClientId = clientId,
            ClientSecret = ReadSecret(configuration),
            DisplayName = Optional(configuration["OIDC_DISPLAY_NAME"]),
            Scopes = (Optional(configuration["OIDC_SCOPES"]) ?? "openid profile").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            // What is meant for this client is the proof of a sign-in, which a browser had in hand; it must open nothing by itself.
            Audience = audience == clientId ? throw new InvalidOperationException("OIDC_AUDIENCE must be another than OIDC_CLIENT_ID: it is whom access tokens are for.") : audience,
            NameClaim = Optional(configuration["OIDC_NAME_CLAIM"]) ?? "name",
            CityClaim = Optional(configuration["OIDC_CITY_CLAIM"]) ?? "city",
            SectorClaim = Optional(configuration["OIDC_SECTOR_CLAIM"]) ?? "sector",
            RoleClaim = Optional(configuration["OIDC_ROLE_CLAIM"]) ?? "roles",
            OperatorRole = Optional(configuration["OIDC_OPERATOR_ROLE"]) ?? NetworkRoles.Operator,
            StewardRole = Optional(configuration["OIDC_STEWARD_ROLE"]) ?? NetworkRoles.Steward,
        };
    }

    private static Uri ReadAuthority(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http"))
        {
            throw new InvalidOperationException("OIDC_AUTHORITY must be an address, such as https://broker.example.org/realms/stad.");
        }

        // What goes to this machine itself passes no one, so that a developer needs no certificate.
        return authority.Scheme == "https" || authority.IsLoopback
            ? authority
            : throw new InvalidOperationException("OIDC_AUTHORITY must be an https address, or one of this machine: whoever stands in between could sign in as anyone.");
    }

    private static string? ReadSecret(IConfiguration configuration) =>
        Optional(configuration["OIDC_CLIENT_SECRET_FILE"]) is { } file ? Optional(File.ReadAllText(file).Trim()) : Optional(configuration["OIDC_CLIENT_SECRET"]);

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
