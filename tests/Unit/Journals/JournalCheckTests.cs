using System.Text;
using System.Text.Json;
using Stadmaken.Grains.Checking;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>The check that operators have: each kind of damage is found, and nothing else.</summary>
public class JournalCheckTests
{
    private const string JournalId = "followers:tuin";
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly FollowersModel Model = new();

    private static readonly JournalEntry[] Sound =
    [
        Entry(1, new FollowerRegistered("city:haarlem")), Entry(2, new FollowerRegistered("city:nijmegen")), Entry(3, new FollowersTold(7)),
    ];

    [Fact]
    public async Task Sound_journal_and_snapshot_of_any_version_are_passed()
    {
        Assert.Empty(await FindAsync(Sound));
        for (var version = 1; version <= 3; version++)
        {
            Assert.Null(await FindAsync(SnapshotAt(version), Sound));
        }
    }

    [Fact]
    public async Task J2_missing_version_is_found() =>
        Assert.Equal((FindingKind.NotContiguous, 2L), Single(await FindAsync([Sound[0], Sound[2]])));

    [Fact]
    public async Task Event_that_is_earlier_than_the_one_before_is_found() =>
        Assert.Equal((FindingKind.TimeGoesBack, 2L), Single(await FindAsync([Sound[0], Sound[1] with { At = Noon.AddHours(-1) }, Sound[2]])));

    [Theory]
    [InlineData("notAnEvent", "{}")]
    [InlineData("followersTold", "{\"practiceVersion\":\"seven\"}")]
    public async Task J8_event_that_cannot_be_read_is_found(string type, string data) =>
        Assert.Equal((FindingKind.Unreadable, 3L), Single(await FindAsync([Sound[0], Sound[1], Sound[2] with { Type = type, Data = Encoding.UTF8.GetBytes(data) }])));

    [Fact]
    public async Task J6_event_that_does_not_fit_those_before_it_is_found() =>
        Assert.Equal((FindingKind.DoesNotFold, 2L), Single(await FindAsync([Sound[0], Sound[0] with { Version = 2 }])));

    [Fact]
    public async Task J7_snapshot_that_is_not_what_the_journal_folds_to_is_found()
    {
        var snapshot = SnapshotAt(3);
        snapshot.State = JsonSerializer.SerializeToElement(new FollowersState(["city:haarlem"], 7), Model.Snapshot);
        Assert.Equal(FindingKind.SnapshotDiffers, (await FindAsync(snapshot, Sound))?.Kind);

        snapshot.State = JsonDocument.Parse("[]").RootElement;
        Assert.Equal(FindingKind.SnapshotDiffers, (await FindAsync(snapshot, Sound))?.Kind);
    }

    [Fact]
    public async Task J7_snapshot_of_a_version_that_the_journal_does_not_have_is_found() =>
        Assert.Equal(FindingKind.SnapshotAhead, (await FindAsync(SnapshotAt(3), Sound[..2]))?.Kind);

    [Fact]
    public async Task J7_snapshot_of_another_format_is_left_alone_because_nobody_uses_it()
    {
        var snapshot = SnapshotAt(3);
        snapshot.Format++;
        snapshot.State = JsonDocument.Parse("[]").RootElement;
        Assert.Null(await FindAsync(snapshot, Sound));
    }

    [Fact]
    public void Every_kind_of_journal_has_a_check()
    {
        string[] ids =
        [
            JournalIds.Network, JournalIds.Audit, JournalIds.Board("a"), JournalIds.City("a"), JournalIds.Gathering("a"), JournalIds.Participant("a"), JournalIds.Practice("a"),
            JournalIds.Followers("a"), JournalIds.BoardFollowers("a"), JournalIds.Research,
        ];
        Assert.All(ids, id => Assert.NotNull(JournalChecks.For(id)));

        // Whoever adds a kind to JournalIds adds it above.
        Assert.Equal(ids.Length, typeof(JournalIds).GetMethods().Count(method => method is { IsStatic: true, ReturnType.Name: nameof(String) } && method.Name != nameof(JournalIds.Local)) + 3);
        Assert.Equal(ids.Length, JournalChecks.Kinds.Count());
        Assert.Null(JournalChecks.For("unknown:a"));
    }

    private static JournalEntry Entry(long version, FollowersEvent happened)
    {
        var (type, data) = Model.Events.Encode(happened);
        return new JournalEntry(version, Noon.AddMinutes(version), "network", $"c{version}", type, data);
    }

    private static JournalSnapshot SnapshotAt(int version)
    {
        var state = Sound.Take(version).Aggregate(Model.Empty, (state, entry) => Model.Fold(state, new(entry.Version, entry.At, entry.By, Model.Events.Decode(entry.Type, entry.Data))));
        return new JournalSnapshot { Format = Model.SnapshotFormat, Version = version, At = Sound[version - 1].At, State = JsonSerializer.SerializeToElement(state, Model.Snapshot) };
    }

    private static Task<List<Finding>> FindAsync(JournalEntry[] entries) => JournalChecks.For(JournalId)!.CheckAsync(JournalId, Reader(entries));

    private static Task<Finding?> FindAsync(JournalSnapshot snapshot, JournalEntry[] entries) =>
        JournalChecks.For(JournalId)!.CheckSnapshotAsync(JournalId, snapshot, Reader(entries));

    private static (FindingKind, long) Single(List<Finding> findings) => (Assert.Single(findings).Kind, findings[0].Version);

    private static Func<long, int, Task<IReadOnlyList<JournalEntry>>> Reader(JournalEntry[] entries) =>
        (after, limit) => Task.FromResult<IReadOnlyList<JournalEntry>>([.. entries.Where(entry => entry.Version > after).Take(limit)]);
}
