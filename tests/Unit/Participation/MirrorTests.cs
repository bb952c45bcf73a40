using Stadmaken.Grains.Participation;
using Stadmaken.Participation;

namespace Stadmaken.Tests.Unit.Participation;

public class MirrorTests
{
    [Fact]
    public void PM5_a_sector_whose_counts_are_all_large_enough_is_told_by_itself()
    {
        var mirror = Mirror(("civic", 6, 0, 9), ("public", 5, 7, 0));

        Assert.Equal([("civic", 15, 6, 0, 9), ("public", 12, 5, 7, 0)], Told(mirror));
        Assert.Equal(["social", "private", "knowledge"], mirror.Absent);
        Assert.Equal(27, mirror.People);
    }

    [Fact]
    public void PM5_sectors_that_are_too_small_are_told_together()
    {
        var mirror = Mirror(("civic", 6, 6, 9), ("social", 4, 0, 0), ("private", 1, 3, 0), ("knowledge", 0, 2, 2), ("unknown", 0, 0, 4));

        Assert.Equal([("civic", 21, 6, 6, 9), ("social+private+knowledge+unknown", 16, 5, 5, 6)], Told(mirror));
    }

    [Fact]
    public void PM5_what_is_still_too_small_together_is_joined_by_the_smallest_that_was_told()
    {
        var mirror = Mirror(("civic", 20, 20, 20), ("private", 5, 5, 5), ("public", 1, 0, 1));

        Assert.Equal([("civic", 60, 20, 20, 20), ("private+public", 17, 6, 5, 6)], Told(mirror));
    }

    [Fact]
    public void PM6_where_deciding_and_speaking_cannot_be_told_apart_of_all_they_are_of_none()
    {
        var mirror = Mirror(("civic", 2, 20, 20), ("public", 0, 5, 5));

        Assert.Equal(["civic", "public"], mirror.Groups.Select(group => Assert.Single(group.Sectors)));
        Assert.Equal([(22, 20), (5, 5)], mirror.Groups.Select(group => (group.TookPart, group.Silent)));
        Assert.All(mirror.Groups, group => Assert.Null(group.Decided));
        Assert.All(mirror.Groups, group => Assert.Null(group.Spoke));
    }

    [Fact]
    public void PM6_of_too_few_nothing_is_told_but_how_many_there_are_and_of_fewer_not_that_either()
    {
        var few = Mirror(("civic", 3, 1, 1), ("public", 0, 1, 0));
        Assert.Empty(few.Groups);
        Assert.Equal(["civic", "public"], few.TooFew);
        Assert.Equal(6, few.People);

        var fewer = Mirror(("civic", 0, 0, 4));
        Assert.Equal(["civic"], fewer.TooFew);
        Assert.Null(fewer.People);
    }

    [Fact]
    public void Of_nobody_every_sector_is_absent()
    {
        var mirror = Mirror();

        Assert.Equal((0, 0, 5), (mirror.Groups.Length, mirror.TooFew.Length, mirror.Absent.Length));
        Assert.Null(mirror.People);
    }

    private static (string, int, int?, int?, int)[] Told(ParticipationMirror mirror) =>
        [.. mirror.Groups.Select(group => (string.Join('+', group.Sectors), group.People, group.Decided, group.Spoke, group.Silent))];

    private static ParticipationMirror Mirror(params (string Sector, int Decided, int Spoke, int Silent)[] sectors) => Mirrors.Of(
        sectors.SelectMany(sector => Enumerable.Repeat(new Somebody(sector.Sector, Act.Decided), sector.Decided)
            .Concat(Enumerable.Repeat(new Somebody(sector.Sector, Act.Spoke), sector.Spoke))
            .Concat(Enumerable.Repeat(new Somebody(sector.Sector, Act.Silent), sector.Silent))),
        5);
}
