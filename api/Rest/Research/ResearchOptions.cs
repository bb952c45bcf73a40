namespace Stadmaken.Api.Rest.Research;

/// <summary>Who publishes the data set, under <c>Research</c>; each operator fills in their own. Whom to ask is the contact of the API.</summary>
internal sealed class ResearchOptions
{
    /// <summary>What the organisation that publishes it is called.</summary>
    public string Publisher { get; set; } = "The operators of this Stadmaken network";

    /// <summary>The address that stands for it, for Dutch public bodies from the TOOI registers.</summary>
    public Uri PublisherUri { get; set; } = new("https://example.org/stadmaken");

    /// <summary>The licence; closed unless another is agreed, since it is handed out under an agreement only.</summary>
    public Uri Licence { get; set; } = new("http://standaarden.overheid.nl/owms/terms/geslotenlicentie");

    /// <summary>The address under which the network is reached from outside; that of the request when it is left out.</summary>
    public Uri? PublicAddress { get; set; }
}
