namespace Stadmaken.Tests.Api.Rest;

public class BoardTemplateTests
{
    [Theory]
    [InlineData("", "Het ecosysteem in kaart")]
    [InlineData("?language=nl", "Het ecosysteem in kaart")]
    [InlineData("?language=en", "Mapping the ecosystem")]
    public async Task Templates_are_listed_for_everyone_in_the_language_asked_for(string query, string title)
    {
        await using var edge = await EdgeHost.StartAsync();
        using var response = await edge.GetAsync("/v1/board-templates" + query);
        var items = (await response.JsonAsync()).GetProperty("items").EnumerateArray().ToArray();

        Assert.Equal(["blank", "acquaintance-and-pitch", "ecosystem", "agreements-and-roles", "learning-question", "expedition-retrospective"], items.Select(item => item.Text("templateId")));
        var ecosystem = items[2];
        Assert.Equal(title, ecosystem.Text("title"));
        Assert.NotEmpty(ecosystem.Text("description"));
        Assert.Equal(8, ecosystem.GetProperty("zones").GetArrayLength());
        Assert.NotEmpty(ecosystem.GetProperty("zones")[0].GetProperty("cards")[0].GetString()!);
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_invalid()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var response = await edge.GetAsync("/v1/board-templates?language=fr");
        Assert.Equal(["language"], (await response.ProblemAsync(400, "invalid")).Fields());
    }

    [Theory]
    [InlineData(null, "Wie doet wat?")]
    [InlineData("en", "Who does what?")]
    public async Task A_board_begins_with_the_zones_and_white_cards_of_its_template(string? templateLanguage, string zone)
    {
        await using var edge = await EdgeHost.StartAsync();
        using var response = await edge.PostAsync("/v1/boards", new { title = "Tuin", template = "agreements-and-roles", templateLanguage }, (await edge.SignInAsync()).Token);

        var board = await response.JsonAsync();
        Assert.Equal("agreements-and-roles", board.Text("template"));
        var opening = edge.World.Opened[board.Text("boardId")];
        Assert.Equal(("Tuin", "agreements-and-roles", zone), (opening.Title, opening.Template, opening.Zones[0].Title));
        Assert.All(opening.Zones.SelectMany(one => one.Cards!), card => Assert.Equal("white", card.Colour));
        var ids = opening.Zones.Select(one => one.ZoneId).Concat(opening.Zones.SelectMany(one => one.Cards!).Select(card => card.CardId)).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_language_without_a_template_is_invalid()
    {
        await using var edge = await EdgeHost.StartAsync();
        using var response = await edge.PostAsync("/v1/boards", new { title = "Tuin", templateLanguage = "nl" }, (await edge.SignInAsync()).Token);
        Assert.Equal(["templateLanguage"], (await response.ProblemAsync(400, "invalid")).Fields());
    }
}
