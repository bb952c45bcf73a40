namespace Stadmaken.DevelopmentIssuer;

/// <summary>Someone made up, to sign in as.</summary>
/// <param name="Id">Their subject.</param>
/// <param name="Name">Their name.</param>
/// <param name="City">The city that this issuer says they are of; null when it does not know.</param>
/// <param name="Sector">Their sector; null when it does not know.</param>
/// <param name="Roles">What they are in the network.</param>
internal sealed record SamplePerson(string Id, string Name, string? City, string? Sector, params string[] Roles)
{
    /// <summary>All there are: each role, several cities, and those of whom a broker knows little.</summary>
    internal static readonly SamplePerson[] All =
    [
        new("noor", "Noor van Dijk (voorbeeld)", "den-haag", "public", "operator"),
        new("sanne", "Sanne de Boer (voorbeeld)", "haarlem", "public", "steward"),
        new("youssef", "Youssef Amrani (voorbeeld)", "amsterdam", "public", "steward"),
        new("lotte", "Lotte Claeys (voorbeeld)", "roeselare", "public", "steward"),
        new("fatima", "Fatima El Idrissi (voorbeeld)", "haarlem", "civic"),
        new("willem", "Willem Hofstra (voorbeeld)", "lelystad", "civic"),
        new("merel", "Merel Janssen (voorbeeld)", "nijmegen", "knowledge"),
        new("daan", "Daan Visser (voorbeeld)", "enschede", "private"),
        new("ruth", "Ruth Pengel (voorbeeld)", "parkstad", "social"),
        new("anke", "Anke Smit (voorbeeld)", null, null),
        new("joris", "Joris Mulder (voorbeeld)", "groningen", null, "steward"),
    ];

    /// <summary>By their subject.</summary>
    internal static SamplePerson? Find(string? id) => Array.Find(All, person => person.Id == id);
}
