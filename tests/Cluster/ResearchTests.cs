using Stadmaken.Audit;
using Stadmaken.Cities;
using Stadmaken.Grains.Checking;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Research;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>The data set for research in whole: from consent to issue, and out of it again.</summary>
public class ResearchTests
{
    private const string Practice = "tuin";
    private static readonly CityFacts Haarlem = new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []);
    private static readonly Caller[] Seven = [.. Enumerable.Range(0, 7).Select(i => new Caller($"p{i}", "haarlem", []))];

    [Fact]
    public async Task R1_R5_who_withdrew_is_gone_from_the_next_issue_and_no_earlier_one_is_handed_out()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        await ConsentAsync(cluster, Seven);

        var first = await IssueAsync(data, cluster);
        Assert.Equal((1L, 7), (first.Number, await CountAsync(cluster, 1, "updatePosted")));

        data.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await cluster.Participant("p6").WithdrawConsent(Seven[6], ResearchPurposes.LearningResearch));
        Assert.Null(await cluster.Participant("p6").WithdrawConsent(Seven[6], ResearchPurposes.LearningResearch));

        Assert.Equal(RefusalCodes.Conflict, (await Research(cluster).Rows(People.Operator, 1, "events")).Refusal?.Code);
        await IssueAsync(data, cluster);
        Assert.Equal(6, await CountAsync(cluster, 2, "updatePosted"));

        // The same to the byte after a restart, and whatever happens meanwhile.
        var before = (await Research(cluster).Rows(People.Operator, 2, "events")).Value!.Rows;
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        await AcceptedAsync(cluster, Seven[0], new PostUpdate("later", "Verder", "Later dan de uitgave."));
        await cluster.PutAwayAsync(Research(cluster));
        Assert.Equal(before, (await Research(cluster).Rows(People.Operator, 2, "events")).Value!.Rows);
    }

    [Fact]
    public async Task R1_a_practice_that_withdrew_is_gone_from_the_next_issue()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        await ConsentAsync(cluster, Seven);
        Assert.InRange((await IssueAsync(data, cluster)).Events, 8, 100);

        data.Clock.Advance(TimeSpan.FromMinutes(1));
        await AcceptedAsync(cluster, Seven[3], new WithdrawConsent(ResearchPurposes.LearningResearch));

        var next = await IssueAsync(data, cluster);
        Assert.Equal((0, 0), (next.Events, next.SuppressedEvents));
        Assert.Equal(14, next.Quotes);
        Assert.Equal(ResearchPurposes.Quotes, (await cluster.Practice(Practice).Consents()).Value!.Single().Purpose);
    }

    [Fact]
    public async Task R7_a_quote_leads_its_author_to_its_source_and_is_gone_once_they_removed_it()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        await ConsentAsync(cluster, Seven);
        await IssueAsync(data, cluster);
        var quotes = (await Research(cluster).Rows(People.Operator, 1, "quotes")).Value!.Rows;
        Assert.Equal(14, quotes.Length);

        var mine = (await cluster.Participant("p2").Quotes(Seven[2])).Value!.Single(quote => quote.Field == QuoteFields.Lesson);
        Assert.Equal((Practice, "Buurttuin", "u2"), (mine.PracticeId, mine.PracticeTitle, mine.UpdateId));
        Assert.Contains(quotes, row => (row[2], row[3]) == (mine.QuoteId, mine.Text));
        Assert.Equal("Vraag het eerder aan █████ (2).", mine.Text);
        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.Participant("p2").Quotes(Seven[3])).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Participant("p3").RemoveQuote(Seven[3], mine.QuoteId))?.Code);

        data.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await cluster.Participant("p2").RemoveQuote(Seven[2], mine.QuoteId));
        Assert.Null(await cluster.Participant("p2").RemoveQuote(Seven[2], mine.QuoteId));
        Assert.Equal(QuoteFields.Text, Assert.Single((await cluster.Participant("p2").Quotes(Seven[2])).Value!).Field);
        await IssueAsync(data, cluster);
        var next = (await Research(cluster).Rows(People.Operator, 2, "quotes")).Value!.Rows;
        Assert.DoesNotContain(next, row => row[2] == mine.QuoteId);
        Assert.Equal(13, next.Length);
    }

    [Fact]
    public async Task R1_who_is_erased_is_in_no_issue_any_more_and_their_consents_lead_nowhere()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        await ConsentAsync(cluster, Seven);
        await IssueAsync(data, cluster);
        data.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("done", (await cluster.Participant("p1").Erase(Seven[1], allTexts: false)).Value);

        Assert.Equal(RefusalCodes.Conflict, (await Research(cluster).Rows(People.Operator, 1, "quotes")).Refusal?.Code);
        var next = await IssueAsync(data, cluster);
        Assert.Equal((12, 6), (next.Quotes, await CountAsync(cluster, 2, "updatePosted")));
        var consents = (await data.StoredAsync(JournalIds.Participant("p1"))).Where(entry => entry.Type == "consentGiven").Select(entry => System.Text.Encoding.UTF8.GetString(entry.Data)).ToArray();
        Assert.Equal(2, consents.Length);
        Assert.Contains($"\"seed\":\"{new string('█', 64)}\"", consents.Single(consent => consent.Contains("quotes", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R6_only_operators_get_it_and_the_audit_says_what_they_got()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        await ConsentAsync(cluster, Seven);
        Caller[] others = [Seven[0], new("s", "haarlem", [NetworkRoles.Steward]), Caller.Anonymous];
        foreach (var other in others)
        {
            Assert.Equal(RefusalCodes.NotAllowed, (await Research(cluster).MakeIssue(other)).Refusal?.Code);
            Assert.Equal(RefusalCodes.NotAllowed, (await Research(cluster).Issues(other)).Refusal?.Code);
            Assert.Equal(RefusalCodes.NotAllowed, (await Research(cluster).Rows(other, 1, "events")).Refusal?.Code);
        }

        Assert.Null(await Research(cluster).Newest());
        await IssueAsync(data, cluster);
        await Research(cluster).Rows(People.Operator, 1, "quotes");
        Assert.Equal(RefusalCodes.NotFound, (await Research(cluster).Rows(People.Operator, 2, "events")).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, (await Research(cluster).Rows(People.Operator, 1, "names")).Refusal?.Code);
        await cluster.PutAwayAsync(Research(cluster));
        Assert.Single((await Research(cluster).Issues(People.Operator)).Value!);

        var entries = (await cluster.Grains.GetGrain<IAuditGrain>(JournalIds.Audit).Entries(People.Operator, 0, 100)).Value!.Select(entry => (entry.By, AuditJson.Read(entry.Type, entry.Data))).ToArray();
        Assert.Equal([AuditDeeds.ResearchIssued, AuditDeeds.ResearchHandedOut], entries.Select(entry => entry.Item2).OfType<DeedNoted>().Select(deed => deed.Deed));
        Assert.Equal(["#1", "#1: quotes"], entries.Select(entry => entry.Item2).OfType<DeedNoted>().Select(deed => deed.Reason?.Text));
        Assert.All(entries, entry => Assert.Equal(People.Operator.ParticipantId, entry.By));
    }

    [Fact]
    public async Task R5_of_an_issue_is_kept_how_it_was_made_and_nobody_who_is_in_it()
    {
        await using var data = new ClusterData();
        await using var cluster = await StartAsync(data);
        await ConsentAsync(cluster, Seven);
        await IssueAsync(data, cluster);
        var stored = await data.StoredAsync(JournalIds.Research);
        Assert.Empty(await JournalChecks.For(JournalIds.Research)!.CheckAsync(JournalIds.Research, (after, limit) => Task.FromResult<IReadOnlyList<JournalEntry>>([.. stored.Where(entry => entry.Version > after).Take(limit)])));
        Assert.DoesNotContain(stored, entry => System.Text.Encoding.UTF8.GetString(entry.Data).Contains("p0", StringComparison.Ordinal));
    }

    private static async Task<SqliteCluster> StartAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        await cluster.City("haarlem").Admit(People.Operator, Haarlem);
        foreach (var caller in Seven)
        {
            Assert.True((await cluster.Participant(caller.ParticipantId).Register("Renée", "haarlem", "civic")).IsGiven);
        }

        Assert.True((await cluster.City("haarlem").StartPractice(Seven[0], Practice, new PracticeFacts("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", [], ["cooperation"]))).IsGiven);
        foreach (var (i, caller) in Seven.Index())
        {
            await AcceptedAsync(cluster, Seven[0], new AddStakeholder($"s{i}", "civic", "organisation", $"Groep {i}", "Tuinieren", ParticipantId: caller.ParticipantId));
            await AcceptedAsync(cluster, caller, new PostUpdate($"u{i}", "Voortgang", "Het begon.", "cooperation", Lesson: $"Vraag het eerder aan Renée ({i})."));
        }

        return cluster;
    }

    private static async Task ConsentAsync(SqliteCluster cluster, IEnumerable<Caller> callers)
    {
        foreach (var purpose in ResearchPurposes.All)
        {
            await AcceptedAsync(cluster, Seven[0], new GiveConsent(purpose.Purpose));
            foreach (var caller in callers)
            {
                Assert.Null(await cluster.Participant(caller.ParticipantId).GiveConsent(caller, purpose.Purpose));
                Assert.Null(await cluster.Participant(caller.ParticipantId).GiveConsent(caller, purpose.Purpose));
            }
        }
    }

    private static async Task<ResearchIssue> IssueAsync(ClusterData data, SqliteCluster cluster)
    {
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        var issue = await Research(cluster).MakeIssue(People.Operator);
        Assert.True(issue.IsGiven, issue.Refusal?.Message);
        return issue.Value;
    }

    private static async Task<int> CountAsync(SqliteCluster cluster, long issue, string eventType)
    {
        var rows = await Research(cluster).Rows(People.Operator, issue, "events");
        Assert.True(rows.IsGiven, rows.Refusal?.Message);
        return rows.Value.Rows.Count(row => row.Contains(eventType));
    }

    private static IResearchGrain Research(SqliteCluster cluster) => cluster.Grains.GetGrain<IResearchGrain>(JournalIds.Research);

    private static async Task AcceptedAsync(SqliteCluster cluster, Caller caller, PracticeCommand command)
    {
        var result = Assert.Single(await cluster.Practice(Practice).Submit([new PracticeSubmission(Guid.NewGuid().ToString("N"), caller, command)]));
        Assert.True(result is CommandResult.Accepted, $"{command}: {(result as CommandResult.Refused)?.Refusal}");
    }
}
