using Stadmaken.Participants;

namespace Stadmaken.Participation;

/// <summary>
/// Which sectors decided, spoke and were silent, as counts of people and never as people. No count is smaller than the smallest group but
/// 0, and none can be found by subtraction: where a sector is too small it is told together with others, or not at all.
/// </summary>
/// <param name="SmallestGroup">The smallest count of people that is told.</param>
/// <param name="Groups">What is told; each sector is in one of these at most. All of them have the same counts.</param>
/// <param name="TooFew">Sectors of which there are people, but too few to tell anything.</param>
/// <param name="Absent">Sectors of which there is nobody.</param>
/// <param name="People">How many people have a part in it, if those are not too few.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.participation-mirror")]
public sealed record ParticipationMirror(
    [property: Id(0)] int SmallestGroup,
    [property: Id(1)] ParticipationGroup[] Groups,
    [property: Id(2)] string[] TooFew,
    [property: Id(3)] string[] Absent,
    [property: Id(4)] int? People = null);

/// <summary>The people of one sector, or of some together.</summary>
/// <param name="Sectors">Which.</param>
/// <param name="People">How many there are.</param>
/// <param name="TookPart">How many of them decided or spoke.</param>
/// <param name="Silent">How many of them did neither.</param>
/// <param name="Decided">How many decided something, whether or not they spoke too; absent if that can only be told as taking part.</param>
/// <param name="Spoke">How many spoke and decided nothing; absent if that can only be told as taking part.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.participation-group")]
public sealed record ParticipationGroup(
    [property: Id(0)] string[] Sectors,
    [property: Id(1)] int People,
    [property: Id(2)] int TookPart,
    [property: Id(3)] int Silent,
    [property: Id(4)] int? Decided = null,
    [property: Id(5)] int? Spoke = null);

/// <summary>The sectors as they are told here.</summary>
public static class ParticipationSectors
{
    /// <summary>Of whom it is not known, such as who left the network.</summary>
    public const string Unknown = "unknown";

    /// <summary>The five, and the unknown.</summary>
    public static readonly IReadOnlyList<string> All = [.. Sectors.All, Unknown];
}
