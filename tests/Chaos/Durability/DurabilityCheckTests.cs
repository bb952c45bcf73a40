namespace Stadmaken.Tests.Chaos.Durability;

public sealed class DurabilityCheckTests
{
    private static readonly DurabilityRun Sound = new(
        [new("a", 2), new("b", 3)],
        ["b"],
        [new(1, "open"), new(2, "a"), new(3, "b")],
        [new("one", 3, [new(2, "a"), new(3, "b")], "{}"), new("two", 3, [new(3, "b")], "{}")]);

    [Fact]
    public void Check_finds_nothing_in_a_sound_run() => Assert.Empty(DurabilityCheck.Find(Sound));

    [Fact]
    public void J1_check_finds_an_acknowledged_command_that_is_not_there() =>
        Finds(ViolationKind.LostAcknowledged, Sound with { Acknowledged = Sound.Acknowledged.Add(new("c", 4)) });

    [Fact]
    public void J3_check_finds_a_command_at_another_version_than_was_acknowledged() =>
        Finds(ViolationKind.OtherVersion, Sound with { Acknowledged = [new("a", 3)] });

    [Fact]
    public void J3_check_finds_an_answer_that_changed_when_the_command_was_sent_again() =>
        Finds(ViolationKind.OtherVersion, Sound with { Acknowledged = [new("a", 2), new("a", 3)] });

    [Fact]
    public void J2_check_finds_a_version_that_is_missing() =>
        Finds(ViolationKind.NotContiguous, Sound with { Journal = [new(1, "open"), new(3, "a"), new(4, "b")] });

    [Fact]
    public void J2_check_finds_a_version_that_is_there_twice() =>
        Finds(ViolationKind.NotContiguous, Sound with { Journal = [new(1, "open"), new(2, "a"), new(2, "b")] });

    [Fact]
    public void J3_check_finds_a_command_that_is_there_twice() =>
        Finds(ViolationKind.StoredTwice, Sound with { Journal = Sound.Journal.Add(new(4, "a")) });

    [Fact]
    public void J3_check_finds_a_command_that_was_sent_again_and_is_not_there() =>
        Finds(ViolationKind.LostResent, Sound with { Resent = ["c"] });

    [Fact]
    public void F1_check_finds_a_client_that_is_behind() =>
        Finds(ViolationKind.ClientDiffers, Sound with { Clients = [Sound.Clients[0], new("two", 2, [], "{}")] });

    [Fact]
    public void F1_check_finds_a_client_that_took_other_events() =>
        Finds(ViolationKind.ClientDiffers, Sound with { Clients = [new("one", 3, [new(2, "x"), new(3, "b")], "{}")] });

    [Fact]
    public void F1_check_finds_a_client_that_took_more_events_than_there_are() =>
        Finds(ViolationKind.ClientDiffers, Sound with { Clients = [new("one", 3, [new(0, "x"), .. Sound.Journal], "{}")] });

    [Fact]
    public void F1_check_finds_clients_with_different_snapshots() =>
        Finds(ViolationKind.ClientDiffers, Sound with { Clients = [Sound.Clients[0], Sound.Clients[1] with { Snapshot = "{ }" }] });

    private static void Finds(ViolationKind kind, DurabilityRun run) => Assert.Contains(DurabilityCheck.Find(run), violation => violation.Kind == kind);
}
