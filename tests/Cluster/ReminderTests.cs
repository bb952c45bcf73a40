using Stadmaken.Journals;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rule PR9 by the reminders that wake a practice: what is due is told once, whatever is cut short when.</summary>
public class ReminderTests
{
    private static readonly string Journal = JournalIds.Practice("tuin");
    private static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", ["circular-economy"], ["cooperation"]);
    private static readonly DateOnly Review = new(2027, 2, 1);

    // The day on which each is due, and no other yet that was not told before.
    private static readonly (string Type, DateTimeOffset At)[] Due =
    [
        ("agreementReviewDue", new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero)),
        ("practiceQuiet", new(2027, 1, 23, 9, 0, 0, TimeSpan.Zero)),
        ("agreementOverdue", new(2027, 2, 15, 0, 0, 0, TimeSpan.Zero)),
    ];

    public static TheoryData<string, string> WorstMoments
    {
        get
        {
            var moments = new TheoryData<string, string>();
            foreach (var (type, _) in Due)
            {
                moments.Add(type, "nothing goes wrong");
                moments.Add(type, "the process ends before it is stored");
                moments.Add(type, "the process ends after it is stored and before anyone hears");
            }

            return moments;
        }
    }

    [Theory]
    [MemberData(nameof(WorstMoments))]
    public async Task PR9_what_is_due_is_told_once_also_across_a_restart(string type, string worst)
    {
        await using var data = new ClusterData();
        await using (var cluster = await WithAgreementAsync(data))
        {
            foreach (var (before, at) in Due.TakeWhile(due => due.Type != type))
            {
                await TickAsync(data, cluster, at);
                Assert.Equal(1, await CountAsync(data, before));
            }

            data.Store.Concerns = journalId => journalId == Journal;
            switch (worst)
            {
                case "the process ends before it is stored":
                    data.Store.FailNextAppend();
                    break;
                case "the process ends after it is stored and before anyone hears":
                    data.Store.LoseNextAcknowledgement();
                    break;
            }

            var now = Due.Single(due => due.Type == type).At;
            await TickAsync(data, cluster, now.AddSeconds(-1));
            Assert.Equal(0, await CountAsync(data, type));
            await TickAsync(data, cluster, now);
        }

        await using var later = await SqliteCluster.StartAsync(data);
        await TickAsync(data, later, data.Clock.GetUtcNow().AddHours(6));
        await TickAsync(data, later, data.Clock.GetUtcNow().AddHours(6));

        Assert.Equal(1, await CountAsync(data, type));
        Assert.Equal(Due.TakeWhile(due => due.Type != type).Select(due => due.Type).Append(type), (await data.StoredAsync(Journal)).Select(entry => entry.Type).Where(name => Due.Any(due => due.Type == name)));
    }

    [Fact]
    public async Task A_practice_is_reminded_from_its_start_to_its_end()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithAgreementAsync(data);
        Assert.Equal(1, await RemindersAsync(data));

        await SubmitAsync(cluster, "end", new EndPractice("continued", "De buurt gaat door.", "Begin klein."));
        await TickAsync(data, cluster, data.Clock.GetUtcNow().AddHours(6));

        Assert.Equal(0, await RemindersAsync(data));
    }

    private static async Task<SqliteCluster> WithAgreementAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("haarlem").Admit(People.Operator, new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []))).IsGiven);
        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).IsGiven);
        await SubmitAsync(cluster, "s1", new AddStakeholder("s1", "social", "organisation", "Corporatie", "Eigenaar"));
        await SubmitAsync(cluster, "s2", new AddStakeholder("s2", "civic", "person", "Buurt", "Tuiniert"));
        await SubmitAsync(cluster, "a", new ProposeAgreement("a1", new("De buurt onderhoudt de tuin.", ["s1", "s2"], "s2", "s1", Review)));
        await SubmitAsync(cluster, "a1", new AcceptAgreement("a1", "s1"));
        var version = await SubmitAsync(cluster, "a2", new AcceptAgreement("a1", "s2"));
        await cluster.ToldAsync("tuin", version);
        return cluster;
    }

    /// <summary>The reminder comes, at this time.</summary>
    private static async Task TickAsync(ClusterData data, SqliteCluster cluster, DateTimeOffset now)
    {
        data.Clock.SetUtcNow(now);
        await cluster.Practice("tuin").AsReference<IRemindable>().ReceiveReminder("watch", default);
    }

    private static async Task<int> CountAsync(ClusterData data, string type) => (await data.StoredAsync(Journal)).Count(entry => entry.Type == type);

    private static async Task<long> RemindersAsync(ClusterData data)
    {
        await using var connection = await data.Storage.Snapshots.OpenConnectionAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM OrleansRemindersTable WHERE ReminderName = 'watch'";
        return (long)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }

    private static async Task<long> SubmitAsync(SqliteCluster cluster, string commandId, PracticeCommand command) =>
        Assert.IsType<CommandResult.Accepted>(Assert.Single(await cluster.Practice("tuin").Submit([new(commandId, People.Amina, command)]))).Version;
}
