namespace Stadmaken.Participants;

/// <summary>What others in the network see of a participant.</summary>
/// <param name="ParticipantId">Stable id, without meaning.</param>
/// <param name="DisplayName">The name they chose, 1 to 80 UTF-16 units.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <see cref="Sectors.All"/>.</param>
/// <param name="HasLeft">Whether they left the network and had their data erased; the name is then <see cref="Former"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.participant-profile")]
public sealed record ParticipantProfile(
    [property: Id(0)] string ParticipantId,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] string CityId,
    [property: Id(3)] string Sector,
    [property: Id(4)] bool HasLeft = false)
{
    /// <summary>What stands in the place of the name of someone who left; clients say it in their own language.</summary>
    public const string Former = "former participant";
}
