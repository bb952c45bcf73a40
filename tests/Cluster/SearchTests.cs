using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Search;
using Stadmaken.Silo.Storage.Search;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Searching through real grains and a real index (grains/Search/SEARCH.md).</summary>
public class SearchTests
{
    private static readonly Caller Steward = new("p-steward", "haarlem", [NetworkRoles.Steward]);
    private static readonly Caller Carla = new("p-carla", "dordrecht", []);

    [Fact]
    public async Task S1_what_was_written_is_found_by_its_words_in_other_forms_and_leads_to_where_it_is()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);
        await cluster.Indexer.SettleAsync(TestContext.Current.CancellationToken);

        var card = Assert.Single(await FindAsync(cluster, Steward, "verzekering van een vrijwilliger", type: SearchTypes.Card));
        Assert.Equal(("Wie verzekert de vrijwilligers?", "b-invited", "haarlem"), (card.Text, card.BoardId, card.CityId));
        var update = Assert.Single(await FindAsync(cluster, Caller.Anonymous, "brandweer", type: SearchTypes.Update));
        Assert.Equal(("Keuring", "koepel", "building"), (update.Title, update.PracticeId, update.Kind));
        Assert.Empty(await FindAsync(cluster, Steward, "brandweer", cityId: "dordrecht"));

        // A change after it: what was there is found no more.
        await AcceptedAsync(cluster.Board("b-invited"), Steward, new RemoveCard("k1"));
        await cluster.Indexer.SettleAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await FindAsync(cluster, Steward, "vrijwilligers", type: SearchTypes.Card));
    }

    [Fact]
    public async Task S3_role_taken_away_and_text_redacted_count_at_once_though_the_index_is_behind()
    {
        await using var data = new ClusterData();

        // The index follows only when it is told to.
        await using var cluster = await SqliteCluster.StartAsync(data, search: options => options.GatherFor = TimeSpan.FromHours(1));
        await LiveAsync(cluster);
        await AcceptedAsync(cluster.Board("b-invited"), Steward, new SetBoardRole(Carla.ParticipantId, BoardRoles.Reader));
        await cluster.Indexer.LookNowAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await FindAsync(cluster, Carla, "vrijwilligers"));
        Assert.NotEmpty(await FindAsync(cluster, Steward, "brandweer"));

        await AcceptedAsync(cluster.Board("b-invited"), Steward, new SetBoardRole(Carla.ParticipantId));
        Assert.IsType<CommandResult.Accepted>((await cluster.Practice("koepel").Submit([new PracticeSubmission("c-redact", Steward, new RedactUpdate("u1", "Noemt iemand"))]))[0]);

        Assert.Empty(await FindAsync(cluster, Carla, "vrijwilligers"));
        Assert.DoesNotContain(await FindAsync(cluster, Steward, "brandweer"), item => item.Text.Contains("brandweer", StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(await FindAsync(cluster, Steward, "vrijwilligers"));
    }

    [Fact]
    public async Task S1_index_that_was_thrown_away_is_made_anew_when_an_operator_asks_while_it_goes_on_serving()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);
        await cluster.Indexer.SettleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.Search.Rebuild(Steward)).Refusal!.Code);
        var told = (await cluster.Search.Rebuild(People.Operator)).Value!;
        Assert.True(told.Documents > 0);
        while ((await cluster.Search.Status(People.Operator)).Value!.Stale > 0)
        {
            Assert.NotEmpty(await FindAsync(cluster, Caller.Anonymous, "brandweer"));
        }

        Assert.Equal(told.Documents, (await cluster.Search.Status(People.Operator)).Value!.Documents);
    }

    [Fact]
    public async Task S7_practice_of_another_city_that_met_the_same_is_told_with_what_it_tried_and_why()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);
        await cluster.City("dordrecht").Admit(People.Operator, new CityFacts("Dordrecht", "NL", "municipality", "GM0505", 51.8, 4.7, []));
        Assert.True((await cluster.City("dordrecht").StartPractice(Carla, "hal", new PracticeFacts("De hal", "building", "Een oude hal", "De brandweer laat ons niet open", [], [LearningAreas.ResponsibilityAndLiability]))).IsGiven);
        await cluster.Indexer.SettleAsync(TestContext.Current.CancellationToken);

        var similar = Assert.Single((await cluster.Search.Similar(Carla, "hal", null, 5)).Value!.Items);
        Assert.Equal(("koepel", "haarlem", "De brandweer keurde de nooduitgang af.", "Samen met een wethouder langs."), (similar.PracticeId, similar.CityId, similar.Met!.Obstacle, similar.Met.Approach));
        Assert.True(similar.Why.SameKind);
        Assert.Equal([LearningAreas.ResponsibilityAndLiability], similar.Why.LearningAreas);
        Assert.Contains("brandweer", similar.Why.Words);

        Assert.Single((await cluster.Search.Similar(Carla, "hal", "nooduitgangen", 5)).Value!.Items);
        Assert.Empty((await cluster.Search.Similar(Carla, "hal", "zonnepanelen", 5)).Value!.Items);
        Assert.Equal(RefusalCodes.NotFound, (await cluster.Search.Similar(Carla, "nergens", null, 5)).Refusal!.Code);

        // Not to a practice of the same city.
        Assert.True((await cluster.City("haarlem").StartPractice(Steward, "ander", new PracticeFacts("Ander", "building", "Brandweer", string.Empty, [], []))).IsGiven);
        await cluster.Indexer.SettleAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain((await cluster.Search.Similar(Steward, "ander", null, 5)).Value!.Items, item => item.CityId == "haarlem");
    }

    [Fact]
    public async Task S6_index_that_cannot_be_read_is_told_to_who_searches_and_boards_go_on()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);
        await cluster.Indexer.SettleAsync(TestContext.Current.CancellationToken);
        await using (var connection = SqliteSearchIndex.FileAt(data.Storage.SearchPath).OpenForWriting())
        await using (var damage = connection.CreateCommand())
        {
            damage.CommandText = "DROP TABLE search_posting";
            await damage.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(RefusalCodes.Unavailable, (await cluster.Search.Find(Steward, new SearchQuery("brandweer"))).Refusal!.Code);
        Assert.Equal(RefusalCodes.Unavailable, (await cluster.Search.Similar(Steward, "koepel", "brandweer", 5)).Refusal!.Code);
        await AcceptedAsync(cluster.Board("b-invited"), Steward, new AddCard("k2", "z", "En nu?"));
    }

    [Theory]
    [InlineData("", null, null, 20, "q")]
    [InlineData("tuin", "kasteel", null, 20, "kind")]
    [InlineData("tuin", null, "alles", 20, "type")]
    [InlineData("tuin", null, null, 0, "limit")]
    public async Task Question_that_cannot_be_asked_is_refused_with_the_field(string text, string? kind, string? type, int limit, string field)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);

        var refusal = (await cluster.Search.Find(Steward, new SearchQuery(text, Kind: kind, Type: type, Limit: limit))).Refusal!;
        Assert.Equal((RefusalCodes.Invalid, field), (refusal.Code, refusal.Field));
    }

    private static async Task<FoundItem[]> FindAsync(SqliteCluster cluster, Caller caller, string text, string? type = null, string? cityId = null)
    {
        var found = await cluster.Search.Find(caller, new SearchQuery(text, Type: type, CityId: cityId));
        Assert.True(found.IsGiven, found.Refusal?.Message);
        return found.Value.Items;
    }

    private static async Task LiveAsync(SqliteCluster cluster)
    {
        await cluster.City("haarlem").Admit(People.Operator, new CityFacts("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []));
        Assert.True((await cluster.City("haarlem").OpenBoard(Steward, "b-invited", new BoardOpening("Besloten", BoardVisibilities.Invited, "haarlem", [new ZoneOpening("z", "Vragen")]))).IsGiven);
        await AcceptedAsync(cluster.Board("b-invited"), Steward, new AddCard("k1", "z", "Wie verzekert de vrijwilligers?"));
        Assert.True((await cluster.City("haarlem").StartPractice(Steward, "koepel", new PracticeFacts("De Koepel", "building", "Een oude gevangenis", "Openblijven", [], [LearningAreas.ResponsibilityAndLiability]))).IsGiven);
        var posted = new PostUpdate("u1", "Keuring", "De brandweer kwam.", LearningAreas.ResponsibilityAndLiability, "De brandweer keurde de nooduitgang af.", "Samen met een wethouder langs.", "Vraag vooraf wat nodig is.");
        Assert.IsType<CommandResult.Accepted>((await cluster.Practice("koepel").Submit([new PracticeSubmission("c-update", Steward, posted)]))[0]);
    }

    private static async Task AcceptedAsync(IBoardGrain board, Caller caller, BoardCommand command) =>
        Assert.IsType<CommandResult.Accepted>(await board.SubmitAsync(new BoardSubmission($"c-{Guid.NewGuid():N}", caller, command)));
}
