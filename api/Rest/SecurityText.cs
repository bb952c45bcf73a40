using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Stadmaken.Api.Rest;

/// <summary>Whom to tell of a weakness (RFC 9116), under <c>Security</c>: for whoever runs the network to fill in.</summary>
public sealed class SecurityTextOptions
{
    /// <summary>Where to, in order of preference: <c>mailto:</c>, <c>https:</c> or <c>tel:</c>. Without any there is no <c>security.txt</c>.</summary>
    public string[] Contacts { get; set; } = [];

    /// <summary>Until when this can be relied on; the standard asks for less than a year ahead. Required with contacts.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>The address of the policy for reporting, if there is one.</summary>
    public string? Policy { get; set; }

    /// <summary>The languages of whoever reads it, as in <c>nl, en</c>.</summary>
    public string Languages { get; set; } = "nl, en";
}

/// <summary><c>/.well-known/security.txt</c>.</summary>
internal static class SecurityText
{
    private const string Path = "/.well-known/security.txt";

    internal static void AddSecurityText(this IServiceCollection services) =>
        services.AddOptions<SecurityTextOptions>().BindConfiguration("Security")
            .Validate(options => options.Contacts.All(IsContact), "Security:Contacts takes addresses that begin with mailto:, https: or tel:.")
            .Validate(options => options.Contacts.Length == 0 || options.Expires is not null, "Security:Expires is required with Security:Contacts, for instance 2027-06-01T00:00:00Z.")
            .ValidateOnStart();

    internal static void MapSecurityText(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (IOptions<SecurityTextOptions> options) => options.Value is { Contacts.Length: > 0 } given
                ? Results.Text(Write(given), "text/plain; charset=utf-8")
                : Problems.FromStatus(StatusCodes.Status404NotFound))
            .ExcludeFromDescription();

    private static string Write(SecurityTextOptions given)
    {
        var text = new StringBuilder();
        foreach (var contact in given.Contacts)
        {
            text.Append(CultureInfo.InvariantCulture, $"Contact: {contact}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Expires: {given.Expires!.Value.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
        text.Append(CultureInfo.InvariantCulture, $"Preferred-Languages: {given.Languages}\n");
        if (given.Policy is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Policy: {given.Policy}\n");
        }

        return text.ToString();
    }

    private static bool IsContact(string contact) =>
        Uri.TryCreate(contact, UriKind.Absolute, out var address) && address.Scheme is "mailto" or "https" or "tel" && !contact.AsSpan().ContainsAny('\r', '\n');
}
