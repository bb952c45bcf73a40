using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Journals;
using Stadmaken.Tests.Support.Journals;

namespace Stadmaken.Tests.Unit.Boards;

public class PresenceExchangeTests
{
    private static readonly Presence Anna = new("p1", "anna");
    private static readonly Presence Bram = new("p2", "bram");

    private readonly FakeTimeProvider _clock = new();
    private readonly PresenceExchange _exchange;
    private readonly Node _here = new();
    private readonly Node _there = new();

    public PresenceExchangeTests() => _exchange = new PresenceExchange(_clock, NullLoggerFactory.Instance);

    [Fact]
    public Task A_node_that_comes_later_hears_of_everybody_and_the_others_of_it() => GrainScheduler.Run(() =>
    {
        _exchange.Share(_here, [Anna], whole: true);
        _exchange.Share(_there, [Bram], whole: true);

        Assert.Equal([[Anna]], _there.Received);
        Assert.Equal([[], [Bram]], _here.Received);
        return Task.CompletedTask;
    });

    [Fact]
    public Task F2_while_a_node_is_being_told_only_the_newest_of_each_presence_waits() => GrainScheduler.Run(async () =>
    {
        _exchange.Share(_there, [], whole: true);
        _there.Holds = true;
        _exchange.Share(_here, [Anna], whole: false);
        _exchange.Share(_here, [Anna with { CardId = "c1" }], whole: false);
        _exchange.Share(_here, [Anna with { CardId = "c2" }, Bram], whole: false);
        Assert.Equal(2, _there.Received.Count);

        _there.Release();
        await Task.Yield();

        Assert.Equal([Anna with { CardId = "c2" }, Bram], _there.Received[2]);
    });

    [Fact]
    public Task A_renewal_that_says_nothing_new_is_not_passed_on() => GrainScheduler.Run(() =>
    {
        _exchange.Share(_there, [], whole: true);
        _exchange.Share(_here, [Anna], whole: true);
        _exchange.Share(_here, [Anna], whole: true);

        Assert.Equal([[], [Anna]], _there.Received);
        return Task.CompletedTask;
    });

    [Fact]
    public Task Who_is_not_named_in_a_whole_is_gone() => GrainScheduler.Run(() =>
    {
        _exchange.Share(_there, [], whole: true);
        _exchange.Share(_here, [Anna, Bram], whole: true);
        _exchange.Share(_here, [Bram], whole: true);

        Assert.Equal(Anna with { Gone = true }, Assert.Single(_there.Received[^1]));
        return Task.CompletedTask;
    });

    [Fact]
    public Task F4_a_node_that_falls_silent_takes_its_people_with_it() => GrainScheduler.Run(() =>
    {
        _exchange.Share(_here, [Anna], whole: true);
        _exchange.Share(_there, [Bram], whole: true);

        _clock.Advance(Following.Expiry + TimeSpan.FromSeconds(1));
        _exchange.Share(_there, [Bram], whole: true);

        // Both had expired; the one that spoke is back, and alone.
        var late = new Node();
        _exchange.Share(late, [], whole: true);
        Assert.Equal([[Bram]], late.Received);
        return Task.CompletedTask;
    });

    [Fact]
    public Task P11_a_node_is_told_the_whole_once_also_when_that_is_nobody_so_that_ghosts_of_an_earlier_activation_go() => GrainScheduler.Run(() =>
    {
        _exchange.Share(_here, [Anna], whole: false);
        _exchange.Share(_there, [Bram], whole: true);
        _exchange.Share(_there, [], whole: true);

        Assert.Equal([true, false, false], _here.Wholes);
        Assert.Equal([true], _there.Wholes);
        return Task.CompletedTask;
    });

    private sealed class Node : IPresenceListener
    {
        private readonly TaskCompletionSource _release = new();

        public List<Presence[]> Received { get; } = [];

        public List<bool> Wholes { get; } = [];

        public bool Holds { get; set; }

        public void Release()
        {
            Holds = false;
            _release.SetResult();
        }

        public Task ReceivePresence(Presence[] changes, bool whole)
        {
            Received.Add(changes);
            Wholes.Add(whole);
            return Holds ? _release.Task : Task.CompletedTask;
        }
    }
}
