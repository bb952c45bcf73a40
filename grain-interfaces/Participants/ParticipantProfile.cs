namespace Stadmaken.Participants;

/// <summary>What others in the network see of a participant.</summary>
/// <param name="ParticipantId">Stable id, without meaning.</param>
/// <param name="DisplayName">The name they chose, 1 to 80 UTF-16 units.</param>
/// <param name="CityId">The city they belong to.</param>
/// <param name="Sector">One of <see cref="Sectors.All"/>.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.participant-profile")]
public sealed record ParticipantProfile(
    [property: Id(0)] string ParticipantId,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] string CityId,
    [property: Id(3)] string Sector);
