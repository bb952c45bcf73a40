using System.Net;

namespace Stadmaken.Tests.Api.Rest;

public class SearchTests
{
    [Fact]
    public async Task Something_found_is_told_around_the_words_with_where_it_is_and_where_there_is_more()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.GetAsync("/v1/search?q=verzekeringen%20%26%20tuin&city=den-haag&type=card&learningArea=financing&limit=1");

        var answer = await response.JsonAsync();
        var item = answer.GetProperty("items")[0];
        Assert.Equal(("card", "Bord", "b1", "k1", "den-haag"), (item.Text("type"), item.Text("title"), item.Text("boardId"), item.Text("cardId"), item.Text("cityId")));
        Assert.Contains("Wie betaalt de verzekering", item.Text("excerpt"), StringComparison.Ordinal);
        Assert.True(item.Text("excerpt").Length < 300);
        Assert.Equal("/v1/search?q=verzekeringen%20%26%20tuin&city=den-haag&type=card&learningArea=financing&limit=1&offset=1", answer.Text("next"));
        Assert.Equal(("verzekeringen & tuin", "den-haag", "card", "financing", 1), (edge.World.Asked!.Text, edge.World.Asked.CityId, edge.World.Asked.Type, edge.World.Asked.LearningArea, edge.World.Asked.Limit));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_question_is_told_at_once()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.GetAsync("/v1/search?kind=kasteel&phase=later&limit=900&offset=-1");
        var problem = await response.ProblemAsync(400, "invalid");
        Assert.Equal(["kind", "limit", "offset", "phase", "q"], problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order());

        using var empty = await edge.GetAsync("/v1/search?q=%20");
        Assert.Equal(["q"], (await empty.ProblemAsync(400, "invalid")).GetProperty("errors").EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Practices_that_met_the_same_are_told_with_why_and_a_practice_that_is_not_there_is_not_found()
    {
        await using var edge = await EdgeHost.StartAsync();

        using var response = await edge.GetAsync("/v1/practices/hal/similar?text=wie%20betaalt&limit=3");
        var item = (await response.JsonAsync()).GetProperty("items")[0];
        Assert.Equal(("koepel", "De Koepel", "haarlem"), (item.Text("practiceId"), item.Text("title"), item.Text("cityId")));
        var why = item.GetProperty("why");
        Assert.True(why.GetProperty("sameKind").GetBoolean());
        Assert.Equal(("financing", "geld"), (why.GetProperty("learningAreas")[0].GetString(), why.GetProperty("words")[0].GetString()));

        using var missing = await edge.GetAsync("/v1/practices/missing/similar");
        await missing.ProblemAsync(404, "not-found");
        using var wrong = await edge.GetAsync("/v1/practices/hal/similar?limit=21");
        await wrong.ProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task Operators_see_how_far_the_index_is_and_have_it_made_anew()
    {
        await using var edge = await EdgeHost.StartAsync();
        var (operators, participant) = ((await edge.SignInAsync("amsterdam", "operator")).Token, (await edge.SignInAsync("amsterdam")).Token);

        using var rebuilt = await edge.PostAsync("/v1/search-index/rebuilds", new { }, operators);
        Assert.Equal((HttpStatusCode.Accepted, "/v1/search-index"), (rebuilt.StatusCode, rebuilt.Headers.Location?.OriginalString));
        using var status = await edge.GetAsync("/v1/search-index", operators);
        Assert.Equal(1, (await status.JsonAsync()).GetProperty("stale").GetInt32());

        using var refused = await edge.PostAsync("/v1/search-index/rebuilds", new { }, participant);
        await refused.ProblemAsync(403, "not-allowed");
        using var anonymous = await edge.GetAsync("/v1/search-index");
        await anonymous.ProblemAsync(401, "not-allowed");
    }
}
