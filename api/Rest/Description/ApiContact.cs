namespace Stadmaken.Api.Rest.Description;

/// <summary>Whom to ask about this API, under <c>Api:Contact</c>; each operator fills in their own.</summary>
internal sealed class ApiContact
{
    public string Name { get; set; } = "The operators of this Stadmaken network";

    public string Email { get; set; } = "operators@example.org";

    public Uri Url { get; set; } = new("https://example.org/stadmaken");
}
