using Stadmaken.Boards;
using Areas = Stadmaken.Practices.LearningAreas;

namespace Stadmaken.Grains.Cities;

/// <summary>The four learning areas of the network, as the zones that a city's first board begins with.</summary>
public static class LearningAreas
{
    /// <summary>The zones, in their order. The titles are stored data, in the network's own language; anyone may rename them.</summary>
    public static readonly IReadOnlyList<ZoneOpening> Zones =
    [
        new(Areas.Cooperation, "Samenwerken"),
        new(Areas.Financing, "Financieren"),
        new(Areas.Inclusivity, "Inclusiviteit"),
        new(Areas.ResponsibilityAndLiability, "Verantwoordelijkheid en aansprakelijkheid"),
    ];
}
