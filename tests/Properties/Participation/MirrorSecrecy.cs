using CsCheck;
using Stadmaken.Grains.Participation;
using Stadmaken.Participants;
using Stadmaken.Participation;

namespace Stadmaken.Tests.Properties.Participation;

/// <summary>
/// Rule PM7, as somebody would try it who knows the rules and how many people there are of each sector: they make every table of counts
/// that has the same mirror, and look for a count that is the same in all of them.
/// </summary>
public class MirrorSecrecy
{
    private const int Smallest = 3;

    private static readonly string[] Three = ["civic", "social", "private"];

    private delegate string Mirror(IReadOnlyList<Counts> table, out IReadOnlyList<IReadOnlyList<int>> groups);

    [Fact]
    public void PM7_nobody_finds_a_count_of_a_sector_that_is_not_told()
    {
        var (found, tables) = Attack(Honest);

        Assert.Empty(found.Take(5));
        Assert.True(tables > 20_000, $"Only {tables} tables were tried.");
    }

    [Fact]
    public void Control_where_only_small_counts_are_hidden_subtraction_finds_them() =>
        Assert.NotEmpty(Attack(HidingOnlySmallCounts).Found);

    [Fact]
    public void Control_where_only_what_does_not_pass_is_joined_what_stands_apart_tells_it() =>
        Assert.NotEmpty(Attack(JoiningOnlyWhatDoesNotPass).Found);

    [Fact]
    public void PM5_no_count_is_from_one_up_to_the_smallest_group_of_any_people() => Gen
        .Select(Gen.Int[0, ParticipationSectors.All.Count - 1], Gen.Int[0, 2], (sector, act) => new Somebody(ParticipationSectors.All[sector], (Act)act))
        .Array[0, 120]
        .Sample(people =>
        {
            var mirror = Mirrors.Of(people, 5);
            Assert.All(
                mirror.Groups.SelectMany(group => new[] { group.People, group.TookPart, group.Silent, group.Decided ?? 0, group.Spoke ?? 0, (group.Decided + group.Spoke) ?? group.TookPart }).Append(mirror.People ?? 0),
                count => Assert.True(count is 0 or >= 5));

            // Nobody is counted twice, and nobody gets lost between the groups.
            var sectors = mirror.Groups.SelectMany(group => group.Sectors).Concat(mirror.TooFew).ToArray();
            Assert.Equal(sectors.Length, sectors.Distinct().Count());
            Assert.Equal(people.Select(one => one.Sector).Distinct().Order(StringComparer.Ordinal), sectors.Order(StringComparer.Ordinal));
            Assert.Equal(Sectors.All.Except(sectors), mirror.Absent);
            if (mirror.Groups.Length > 0)
            {
                Assert.Equal(people.Length, mirror.Groups.Sum(group => group.People));
                Assert.Equal(people.Count(one => one.Act == Act.Silent), mirror.Groups.Sum(group => group.Silent));
                Assert.Single(mirror.Groups.Select(group => group.Decided is null).Distinct());
            }
        }, iter: 20_000, threads: 1);

    private static (List<string> Found, int Tables) Attack(Mirror mirror)
    {
        var found = new List<string>();
        var tables = 0;
        foreach (var people in Rosters())
        {
            // What an onlooker sees, with every table that looks the same to them.
            var alike = new Dictionary<string, (IReadOnlyList<IReadOnlyList<int>> Groups, List<IReadOnlyList<Counts>> Tables)>(StringComparer.Ordinal);
            foreach (var table in Tables(people))
            {
                tables++;
                var seen = mirror(table, out var groups);
                if (!alike.TryGetValue(seen, out var same))
                {
                    alike[seen] = same = (groups, []);
                }

                same.Tables.Add(table);
            }

            foreach (var (seen, (groups, same)) in alike)
            {
                found.AddRange(Determined(people, seen, groups, same));
            }
        }

        return (found, tables);
    }

    // A count that is the same in all tables that look alike is found, unless it is told: of a sector by itself, or that everybody of a
    // group did it, or nobody.
    private static IEnumerable<string> Determined(int[] people, string seen, IReadOnlyList<IReadOnlyList<int>> groups, List<IReadOnlyList<Counts>> same)
    {
        for (var sector = 0; sector < people.Length; sector++)
        {
            foreach (var (name, of) in Columns)
            {
                var first = of(same[0][sector]);
                if (people[sector] == 0 || same.Any(table => of(table[sector]) != first))
                {
                    continue;
                }

                var group = groups.FirstOrDefault(one => one.Contains(sector));
                var size = group?.Sum(one => people[one]) ?? 0;
                var together = group?.Sum(one => of(same[0][one])) ?? 0;
                var isTold = group is not null && size >= Smallest && (group.Count(one => people[one] > 0) == 1 ? first == 0 || first >= Smallest : together == 0 || together == size);
                if (!isTold)
                {
                    yield return $"Of {string.Join(", ", people)} with the mirror {seen}: {name} of sector {sector} is {first}.";
                }
            }
        }
    }

    private static readonly (string, Func<Counts, int>)[] Columns =
    [
        ("decided", counts => counts.Decided), ("spoke", counts => counts.Spoke), ("silent", counts => counts.Silent), ("took part", counts => counts.Decided + counts.Spoke),
    ];

    private static string Honest(IReadOnlyList<Counts> table, out IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var mirror = Mirrors.Of(table.SelectMany((counts, sector) => People(Three[sector], counts)), Smallest);
        groups = [.. mirror.Groups.Select(group => group.Sectors.Select(sector => Array.IndexOf(Three, sector)).ToArray())];
        return string.Join("; ", mirror.Groups.Select(group => $"{string.Join('+', group.Sectors)} {group.People} {group.TookPart} {group.Silent} {group.Decided} {group.Spoke}")) + $"; {string.Join('+', mirror.TooFew)} {mirror.People}";
    }

    // Each sector in a row with its counts, of which the small ones are hidden, and a row for all.
    private static string HidingOnlySmallCounts(IReadOnlyList<Counts> table, out IReadOnlyList<IReadOnlyList<int>> groups)
    {
        groups = [];
        static string Shown(int count) => count is 0 or >= Smallest ? $"{count}" : "?";
        return string.Join("; ", table.Append(new Counts(table.Sum(one => one.Decided), table.Sum(one => one.Spoke), table.Sum(one => one.Silent)))
            .Select(counts => $"{Shown(counts.Decided)} {Shown(counts.Spoke)} {Shown(counts.Silent)}"));
    }

    private static string JoiningOnlyWhatDoesNotPass(IReadOnlyList<Counts> table, out IReadOnlyList<IReadOnlyList<int>> groups)
    {
        Counts Sum(IEnumerable<int> sectors) => sectors.Aggregate(default(Counts), (sum, sector) => new(sum.Decided + table[sector].Decided, sum.Spoke + table[sector].Spoke, sum.Silent + table[sector].Silent));
        bool Passes(IEnumerable<int> sectors) => Sum(sectors) is var (decided, spoke, silent) && decided + spoke + silent >= Smallest && new[] { decided, spoke, silent }.All(count => count is 0 or >= Smallest);
        if (!Passes([0, 1, 2]))
        {
            groups = [];
            return "nothing";
        }

        var alone = Enumerable.Range(0, 3).Where(sector => Passes([sector])).OrderBy(sector => Sum([sector]).All).ToList();
        var rest = Enumerable.Range(0, 3).Except(alone).ToList();
        while (rest.Sum(sector => table[sector].All) > 0 && !Passes(rest))
        {
            rest.Add(alone[0]);
            alone.RemoveAt(0);
        }

        groups = [.. alone.Order().Select(sector => new[] { sector }), [.. rest.Order()]];
        return string.Join("; ", groups.Select(group => $"{string.Join('+', group)} {Sum(group)}"));
    }

    private static IEnumerable<Somebody> People(string sector, Counts counts) =>
        Enumerable.Repeat(new Somebody(sector, Act.Decided), counts.Decided)
            .Concat(Enumerable.Repeat(new Somebody(sector, Act.Spoke), counts.Spoke))
            .Concat(Enumerable.Repeat(new Somebody(sector, Act.Silent), counts.Silent));

    private static IEnumerable<int[]> Rosters() =>
        from one in Enumerable.Range(0, 7)
        from other in Enumerable.Range(0, 5)
        from third in Enumerable.Range(0, 4)
        select new[] { one, other, third };

    private static IEnumerable<IReadOnlyList<Counts>> Tables(int[] people) =>
        from one in Splits(people[0])
        from other in Splits(people[1])
        from third in Splits(people[2])
        select new[] { one, other, third };

    private static IEnumerable<Counts> Splits(int people) =>
        from decided in Enumerable.Range(0, people + 1)
        from spoke in Enumerable.Range(0, people + 1 - decided)
        select new Counts(decided, spoke, people - decided - spoke);

    private readonly record struct Counts(int Decided, int Spoke, int Silent)
    {
        public int All => Decided + Spoke + Silent;
    }
}
