namespace Stadmaken.Practices;

/// <summary>A person or organisation in a practice's ecosystem.</summary>
/// <param name="StakeholderId">Its id, unique in the practice.</param>
/// <param name="Version">The version of the practice at which it was added.</param>
/// <param name="Sector">One of <see cref="Participants.Sectors.All"/>.</param>
/// <param name="Kind">One of <see cref="StakeholderKinds.All"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it does here.</param>
/// <param name="Responsibilities">What it answers for, as it says itself, in a few words each.</param>
/// <param name="ParticipantId">Who speaks for it in the network, if anyone does.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.stakeholder")]
public sealed record Stakeholder(
    [property: Id(0)] string StakeholderId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Sector,
    [property: Id(3)] string Kind,
    [property: Id(4)] string Name,
    [property: Id(5)] string Role,
    [property: Id(6)] string[] Responsibilities,
    [property: Id(7)] string? ParticipantId = null);

/// <summary>What a stakeholder can be.</summary>
public static class StakeholderKinds
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = ["organisation", "person"];
}
