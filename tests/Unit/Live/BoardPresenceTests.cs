using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Api.Live;
using Stadmaken.Api.Live.Relays;
using Stadmaken.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Live;

namespace Stadmaken.Tests.Unit.Live;

public sealed class BoardPresenceTests : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider _time = new();
    private readonly FakeBoard _board = new();
    private readonly FakeGrains _fake;
    private readonly PrivateWriting _private = new();
    private readonly List<string> _told = [];
    private readonly BoardPresence _presence;

    public BoardPresenceTests()
    {
        (var grains, _fake) = FakeGrains.Create();
        _private.Learn(0, isPrivate: false);
        var options = new LiveOptions { PresencePace = Pace };
        var budget = new PresenceBudget(options.PresenceDeliveriesPerSecond, _time);
        _presence = new BoardPresence(_board, grains, changes => _told.Add(Describe(changes)), _private, budget, options, _time, NullLogger.Instance);
        _presence.Start();
    }

    [Fact]
    public void A_node_registers_with_all_it_has()
    {
        var share = Assert.Single(_board.Shares);
        Assert.True(share.Whole);
        Assert.Empty(share.Changes);
    }

    [Fact]
    public void The_first_change_is_told_at_once_and_the_newest_of_each_after_the_pace()
    {
        Set("a", "k1");
        Advance(TimeSpan.Zero);
        Set("a", "k2");
        Set("a", "k3");
        Set("c", "k1");
        Advance(Pace / 2);
        Assert.Equal(["a@k1"], _told);

        Advance(Pace / 2);

        Assert.Equal(["a@k1", "a@k3 c@k1"], _told);
        Assert.Equal(["a@k1", "a@k3 c@k1"], _board.Shares.Skip(1).Select(share => Describe(share.Changes)));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_not_told()
    {
        Set("a", "k1");
        Advance(Pace);
        Set("a", "k1");
        Advance(Pace);
        Assert.Equal(["a@k1"], _told);
    }

    [Fact]
    public void F2_one_telling_is_under_way_and_what_changes_meanwhile_goes_together_in_the_next()
    {
        var hold = new TaskCompletionSource();
        _board.DuringShare = () => hold.Task;
        Set("a", "k1");
        Advance(Pace);
        _board.DuringShare = () => Task.CompletedTask;
        Set("a", "k2");
        Advance(Pace);
        Set("a", "k3");
        Advance(Pace);
        // Those on this node do not wait for the grain.
        Assert.Equal(["a@k1", "a@k2", "a@k3"], _told);
        Assert.Equal(2, _board.Shares.Count);

        hold.SetResult();

        Assert.Equal(["a@k1", "a@k3"], _board.Shares.Skip(1).Select(share => Describe(share.Changes)));
    }

    [Fact]
    public async Task F4_each_renewal_tells_the_whole_which_mends_a_telling_that_failed()
    {
        _board.DuringShare = () => throw new TimeoutException();
        Set("a", "k1");
        Advance(Pace);
        var shared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _board.DuringShare = () =>
        {
            shared.TrySetResult();
            return Task.CompletedTask;
        };

        Advance(Following.Renewal);
        await shared.Task;

        var share = _board.Shares[^1];
        Assert.True(share.Whole);
        Assert.Equal("a@k1", Describe(share.Changes));
    }

    [Fact]
    public async Task Those_of_other_nodes_are_told_and_are_present_until_they_are_gone()
    {
        Set("a", "k1");
        Advance(Pace);
        var listener = _fake.LastReference<IPresenceListener>();
        await listener.ReceivePresence([new Presence("x", "p2", "k9")], whole: false);
        Advance(Pace);
        Assert.Equal(["a@k1", "x@k9"], _told);
        Assert.Equal("a@k1 x@k9", Describe(_presence.Present()));

        await listener.ReceivePresence([new Presence("x", "p2", Gone: true)], whole: false);
        Assert.Equal("a@k1", Describe(_presence.Present()));
    }

    [Fact]
    public async Task P11_a_ghost_goes_when_the_grain_moved_and_tells_the_whole()
    {
        Set("a", "k1");
        var listener = _fake.LastReference<IPresenceListener>();
        await listener.ReceivePresence([new Presence("ghost", "p2", "k9"), new Presence("x", "p3", "k8")], whole: true);
        Advance(Pace);
        _told.Clear();

        // The one behind "ghost" left while no activation of the grain was there to hear it.
        await listener.ReceivePresence([new Presence("x", "p3", "k8")], whole: true);
        Advance(Pace);

        Assert.Equal(["ghost-"], _told);
        Assert.Equal("a@k1 x@k8", Describe(_presence.Present()));
    }

    [Fact]
    public void P7_while_there_is_writing_in_private_only_who_is_there_is_told_and_where_again_afterwards()
    {
        Set("a", "k1");
        Advance(Pace);
        _private.Learn(5, isPrivate: true);
        _presence.TellAnew();
        Set("a", "k2");
        Advance(Pace);
        Advance(Following.Renewal);
        Assert.Equal(["a@k1", "a@"], _told);
        Assert.Equal("a@", Describe(_presence.Present()));
        Assert.Equal(["a@", "a@"], _board.Shares.Skip(2).Select(share => Describe(share.Changes)));

        _private.Learn(9, isPrivate: false);
        _presence.TellAnew();
        Advance(Pace);

        Assert.Equal(["a@k1", "a@", "a@k2"], _told);
        Assert.Equal("a@k2", Describe(_board.Shares[^1].Changes));
    }

    [Fact]
    public void P7_it_is_decided_when_it_is_told_and_not_when_it_changed()
    {
        Set("a", "k1");
        Advance(Pace);
        Set("a", "k2");
        _private.Learn(5, isPrivate: true);
        Advance(Pace);
        Assert.Equal(["a@k1", "a@"], _told);
    }

    [Fact]
    public void P4_the_three_hundred_and_first_has_the_others_told_anew_without_where_they_type()
    {
        _presence.Set(new Presence("a", "p1", "k1", Editing: true, Caret: new Caret(1, 2, 2)));
        Advance(Pace);
        for (var i = 0; i < 300; i++)
        {
            Set($"b{i}", "k1");
        }

        _told.Clear();
        for (var second = 0; second < 5; second++)
        {
            Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Contains(_told, message => message.Split(' ').Contains("a@k1"));
        Assert.All(_told, message => Assert.True(message.Split(' ').Length <= 100, "P5: a message was longer"));
        Assert.DoesNotContain(_presence.Present(), presence => presence.Editing || presence.Caret is not null);
    }

    [Fact]
    public void One_who_leaves_is_told_once()
    {
        Set("a", "k1");
        Advance(Pace);
        _presence.Set(new Presence("a", "p1", Gone: true));
        _presence.Set(new Presence("a", "p1", Gone: true));
        Advance(Pace);
        Assert.Equal(["a@k1", "a-"], _told);
        Assert.Empty(_presence.Present());
    }

    [Fact]
    public async Task A_node_that_ends_takes_its_presences_away()
    {
        Set("a", "k1");
        Advance(Pace);
        await _presence.DisposeAsync();
        Assert.True(_board.Shares[^1].Whole);
        Assert.Empty(_board.Shares[^1].Changes);
        Assert.Equal(0, _fake.References);
    }

    public ValueTask DisposeAsync() => _presence.DisposeAsync();

    private void Set(string id, string cardId) => _presence.Set(new Presence(id, "p1", cardId));

    // The fake clock fires what is due only when it moves.
    private void Advance(TimeSpan by) => _time.Advance(by == TimeSpan.Zero ? TimeSpan.FromTicks(1) : by);

    private static string Describe(IEnumerable<Presence> presences) =>
        string.Join(' ', presences.Select(presence => presence.PresenceId + (presence.Gone ? "-" : "@" + presence.CardId)));
}
