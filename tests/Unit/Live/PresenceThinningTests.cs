using Microsoft.Extensions.Time.Testing;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Boards;

namespace Stadmaken.Tests.Unit.Live;

/// <summary>The rules of PRESENCE.md.</summary>
public class PresenceThinningTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly Presence Everything = new("a", "p", "k1", Editing: true, Caret: new Caret(3, 1, 2), PointsAt: new BoardPlace("z", 0.5, 0.25));
    private readonly FakeTimeProvider _time = new();
    private readonly PresenceTelling _telling;

    public PresenceThinningTests() => _telling = new PresenceTelling(_time);

    [Theory]
    [InlineData(1, 100, 100, 100)]
    [InlineData(30, 100, 100, 100)]
    [InlineData(31, 100, 200, 500)]
    [InlineData(100, 100, 200, 500)]
    [InlineData(101, 100, 1000, null)]
    [InlineData(300, 100, 1000, null)]
    [InlineData(301, 1000, null, null)]
    [InlineData(100_000, 1000, null, null)]
    public void P1_to_P4_the_more_there_are_the_less_and_the_seldomer(int present, int pace, int? carets, int? pointers)
    {
        var thinning = PresenceThinning.For(present, isPrivate: false, Pace);
        Assert.Equal((pace, carets, pointers), (Milliseconds(thinning.Pace), Milliseconds(thinning.Carets), Milliseconds(thinning.Pointers)));
    }

    [Fact]
    public void P4_beyond_three_hundred_only_who_and_which_card_is_told() =>
        Assert.Equal(new Presence("a", "p", "k1"), PresenceThinning.For(301, false, Pace).Shape(Everything));

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(1_000)]
    public void P7_in_private_only_who_is_told_however_many_there_are(int present) =>
        Assert.Equal(new Presence("a", "p"), PresenceThinning.For(present, isPrivate: true, Pace).Shape(Everything));

    [Fact]
    public void Of_one_who_left_nothing_is_told_but_that() =>
        Assert.Equal(new Presence("a", "p", Gone: true), PresenceThinning.For(1, false, Pace).Shape(Everything with { Gone = true }));

    [Theory]
    [InlineData(20, 10, 10)]
    [InlineData(80, 5, 2)]
    [InlineData(200, 1, 0)]
    [InlineData(500, 0, 0)]
    public void P1_to_P4_of_ten_seconds_of_moving_so_much_is_told_in_a_second(int present, int carets, int pointers)
    {
        var thinning = PresenceThinning.For(present, false, Pace);
        Presence? last = null;
        var (toldCarets, toldPointers) = (0, 0);
        for (var step = 0; step < 100; step++)
        {
            _telling.Note(Everything with { Caret = new Caret(3, step, step), PointsAt = new BoardPlace("z", step / 100d, 0) }, isHere: true);
            foreach (var (told, _) in _telling.Take(thinning, wanted => wanted))
            {
                toldCarets += told.Caret is not null && told.Caret != last?.Caret ? 1 : 0;
                toldPointers += told.PointsAt is not null && told.PointsAt != last?.PointsAt ? 1 : 0;
                last = told;
            }

            _time.Advance(Pace);
        }

        Assert.Equal((carets * 10, pointers * 10), (toldCarets, toldPointers));
    }

    [Fact]
    public void P2_what_it_is_not_time_for_stays_as_it_was_told_and_comes_when_it_is_time()
    {
        var thinning = PresenceThinning.For(80, false, Pace);
        _telling.Note(Everything, isHere: true);
        Assert.Equal(Everything, Assert.Single(Take(thinning)));

        var moved = Everything with { Editing = false, PointsAt = new BoardPlace("z", 0.9, 0.9) };
        _telling.Note(moved, isHere: true);
        _time.Advance(Pace);
        Assert.Equal(moved with { PointsAt = Everything.PointsAt }, Assert.Single(Take(thinning)));
        Assert.True(_telling.HasMore);

        _time.Advance(4 * Pace);
        Assert.Equal(moved, Assert.Single(Take(thinning)));
        Assert.False(_telling.HasMore);
    }

    [Fact]
    public void A_caret_is_never_told_in_the_text_of_another_card()
    {
        var thinning = PresenceThinning.For(200, false, Pace);
        _telling.Note(Everything, isHere: true);
        Take(thinning);
        _telling.Note(Everything with { CardId = "k2", Caret = new Caret(4, 9, 9) }, isHere: true);
        Assert.Null(Assert.Single(Take(thinning)).Caret);
    }

    [Fact]
    public void P4_what_is_never_told_does_not_wait()
    {
        var thinning = PresenceThinning.For(400, false, Pace);
        _telling.Note(Everything, isHere: true);
        Take(thinning);
        _telling.Note(Everything with { Caret = null, PointsAt = null, Editing = false }, isHere: true);
        Assert.Empty(Take(thinning));
        Assert.False(_telling.HasMore);
    }

    [Fact]
    public void P5_who_left_goes_first_then_the_newest_and_a_part_is_for_who_waited_longest()
    {
        var thinning = PresenceThinning.For(10, false, Pace);
        foreach (var i in Enumerable.Range(1, 20))
        {
            _telling.Note(new Presence($"a{i}", "p", "k1"), isHere: true);
        }

        _telling.Note(new Presence("left", "p", Gone: true), isHere: true);
        var told = _telling.Take(thinning, _ => 9).Select(one => one.Presence.PresenceId);

        Assert.Equal(["left", "a1", "a2", "a20", "a19", "a18", "a17", "a16", "a15"], told);
    }

    [Fact]
    public void P5_nobody_waits_for_ever_though_others_move_all_the_time()
    {
        var thinning = PresenceThinning.For(1_000, false, Pace);
        var heard = new HashSet<string>();
        _telling.Note(new Presence("quiet", "p", "k1"), isHere: true);
        var steps = 0;
        while (!heard.Contains("quiet"))
        {
            Assert.True(++steps < 200, "still not told");
            foreach (var i in Enumerable.Range(0, 999))
            {
                _telling.Note(new Presence($"a{i}", "p", $"k{steps}"), isHere: true);
            }

            var told = _telling.Take(thinning, wanted => Math.Min(100, wanted));
            Assert.True(told.Count <= 100);
            heard.UnionWith(told.Select(one => one.Presence.PresenceId));
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void P6_a_node_tells_no_more_in_a_second_than_its_budget_and_always_something()
    {
        var budget = new PresenceBudget(1_000, _time);
        Assert.Equal(10, budget.Take(50, 100));
        Assert.Equal(0, budget.Take(50, 100));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(5, budget.Take(50, 100));

        // One telling costs more than a second's worth: it is told, and paid for afterwards.
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, budget.Take(1, 3_000));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, budget.Take(1, 3_000));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(1, budget.Take(1, 3_000));
    }

    [Fact]
    public void P7_whether_there_is_writing_in_private_is_known_by_version()
    {
        var writing = new PrivateWriting();
        Assert.True(writing.IsGoingOn, "nothing is known yet, so nothing is told");
        Assert.True(writing.Learn(10, isPrivate: false));
        Assert.False(writing.Learn([Support.Live.Entries.Of(9, "privateWritingStarted", "p", "{}")]));
        Assert.False(writing.IsGoingOn);
        Assert.True(writing.Learn([Support.Live.Entries.At(11), Support.Live.Entries.Of(12, "privateWritingStarted", "p", "{}")]));
        Assert.False(writing.Learn(11, isPrivate: false));
        Assert.True(writing.IsGoingOn);
        Assert.True(writing.Learn([Support.Live.Entries.Of(13, "revealed", "p", "{}")]));
        writing.Forget();
        Assert.True(writing.IsGoingOn);
    }

    private Presence[] Take(PresenceThinning thinning) => [.. _telling.Take(thinning, wanted => wanted).Select(one => one.Presence)];

    private static int? Milliseconds(TimeSpan? time) => (int?)time?.TotalMilliseconds;
}
