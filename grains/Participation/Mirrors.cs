using Stadmaken.Participants;
using Stadmaken.Participation;

namespace Stadmaken.Grains.Participation;

/// <summary>Somebody, as far as the mirror goes.</summary>
/// <param name="Sector">One of <see cref="ParticipationSectors.All"/>.</param>
/// <param name="Act">The most they did.</param>
public readonly record struct Somebody(string Sector, Act Act);

/// <summary>Makes the mirror (rules PM5 and PM6).</summary>
public static class Mirrors
{
    /// <summary>The mirror of these people.</summary>
    /// <param name="people">Each once.</param>
    /// <param name="smallest">The smallest count that is told; at least 3: of 1 up to 1 there is just one count to hide.</param>
    public static ParticipationMirror Of(IEnumerable<Somebody> people, int smallest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 3);
        var sectors = people
            .GroupBy(one => one.Sector, StringComparer.Ordinal)
            .Select(sector => new Part([sector.Key], Count(sector, Act.Decided), Count(sector, Act.Spoke), Count(sector, Act.Silent)))
            .OrderBy(part => Order(part.Sectors[0]))
            .ToArray();
        string[] absent = [.. Sectors.All.Except(sectors.SelectMany(part => part.Sectors))];
        var all = Together(sectors);
        var inThree = IsTold(all, smallest, inThree: true);
        if (!inThree && !IsTold(all, smallest, inThree: false))
        {
            return new ParticipationMirror(smallest, [], [.. all.Sectors], absent, all.People >= smallest ? all.People : null);
        }

        // By how many people there are and never by what they did: who is joined to whom must not tell anything of the counts.
        var groups = sectors.Where(part => part.People >= smallest).ToList();
        if (sectors.Where(part => part.People < smallest).ToArray() is { Length: > 0 } small)
        {
            groups.Add(Together(small));
        }

        while (!groups.TrueForAll(group => IsTold(group, smallest, inThree)))
        {
            groups = [.. groups.OrderBy(group => group.People).ThenBy(group => Order(group.Sectors[0]))];
            groups = [Together(groups[..2]), .. groups[2..]];
        }

        return new ParticipationMirror(
            smallest,
            [
                .. groups.OrderBy(group => Order(group.Sectors[0])).Select(group => new ParticipationGroup(
                    [.. group.Sectors], group.People, group.Decided + group.Spoke, group.Silent, inThree ? group.Decided : null, inThree ? group.Spoke : null)),
            ],
            [],
            absent,
            all.People);
    }

    private static bool IsTold(Part part, int smallest, bool inThree) =>
        part.People >= smallest
        && IsHarmless(part.Silent, smallest)
        && (inThree ? IsHarmless(part.Decided, smallest) && IsHarmless(part.Spoke, smallest) : IsHarmless(part.Decided + part.Spoke, smallest));

    private static bool IsHarmless(int count, int smallest) => count == 0 || count >= smallest;

    private static Part Together(IReadOnlyCollection<Part> parts) => new(
        [.. parts.SelectMany(part => part.Sectors).OrderBy(Order)],
        parts.Sum(part => part.Decided),
        parts.Sum(part => part.Spoke),
        parts.Sum(part => part.Silent));

    private static int Count(IEnumerable<Somebody> people, Act act) => people.Count(one => one.Act == act);

    private static int Order(string sector)
    {
        for (var i = 0; i < ParticipationSectors.All.Count; i++)
        {
            if (ParticipationSectors.All[i] == sector)
            {
                return i;
            }
        }

        return ParticipationSectors.All.Count;
    }

    private sealed record Part(IReadOnlyList<string> Sectors, int Decided, int Spoke, int Silent)
    {
        public int People => Decided + Spoke + Silent;
    }
}
