using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace Stadmaken.Tests.Api.Whole;

/// <summary>Following over HTTP and through the hub, against a real silo and real databases.</summary>
public sealed class FeedTests(WholeProgram program) : IClassFixture<WholeProgram>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_in_Enschede_is_in_Roeselare_live_and_in_its_feed_once_with_what_it_points_at()
    {
        var (enschede, roeselare) = (await program.SignInAsync("enschede", "steward"), await program.SignInAsync("roeselare", "steward"));
        var practiceId = await StartAsync(enschede, "enschede");
        await using var live = await ConnectAsync(roeselare);
        var pushed = Listen(live, "feedItems", "roeselare");
        var happened = Listen(live, "practiceEvents", practiceId);
        var follow = $"/v1/cities/roeselare/follows/{practiceId}";

        Assert.Equal(403, (await DoAsync(HttpMethod.Put, follow, enschede)).Status);
        Assert.Equal(401, (await DoAsync(HttpMethod.Put, follow, null)).Status);
        Assert.Equal(404, (await DoAsync(HttpMethod.Put, "/v1/cities/roeselare/follows/nergens", roeselare)).Status);
        Assert.Equal(204, (await DoAsync(HttpMethod.Put, follow, roeselare)).Status);
        Assert.Equal(204, (await DoAsync(HttpMethod.Put, follow, roeselare)).Status);
        var position = (await live.InvokeAsync<JsonElement>("FollowFeed", "roeselare", null, Cancellation)).GetProperty("position").GetInt64();
        var version = (await live.InvokeAsync<JsonElement>("FollowPractice", practiceId, 0, Cancellation)).GetProperty("version").GetInt64();
        await PostAsync(enschede, practiceId, "De sleutel");

        var item = await pushed.ReadAsync(Cancellation);
        Assert.Equal("updatePosted", item.GetProperty("type").GetString());
        Assert.Equal(("Buurttuin", "enschede"), (item.GetProperty("practice").GetProperty("title").GetString(), item.GetProperty("practice").GetProperty("cityId").GetString()));
        Assert.Equal("De sleutel", item.GetProperty("event").GetProperty("title").GetString());
        Assert.True(item.GetProperty("position").GetInt64() > position);
        Assert.Equal("practiceStarted", (await happened.ReadAsync(Cancellation)).GetProperty("type").GetString());
        Assert.Equal((version + 1, "updatePosted"), await NextAsync(happened, "updatePosted"));

        var feed = await GetAsync("/v1/cities/roeselare/feed");
        Assert.Equal(item.ToString(), Assert.Single(feed.GetProperty("items").EnumerateArray()).ToString());
        Assert.Equal(feed.ToString(), (await GetAsync("/v1/cities/roeselare/feed?newest=5")).ToString());
        Assert.Empty((await GetAsync($"/v1/cities/roeselare/feed?after={item.GetProperty("position").GetInt64()}")).GetProperty("items").EnumerateArray());
        Assert.Equal("roeselare", Assert.Single((await GetAsync($"/v1/practices/{practiceId}/followers")).GetProperty("items").EnumerateArray()).GetProperty("cityId").GetString());
        Assert.Equal("Buurttuin", Assert.Single((await GetAsync("/v1/cities/roeselare/follows")).GetProperty("items").EnumerateArray()).GetProperty("title").GetString());

        Assert.Equal(204, (await DoAsync(HttpMethod.Delete, follow, roeselare)).Status);
        Assert.Equal(409, (await DoAsync(HttpMethod.Delete, $"/v1/cities/enschede/follows/{practiceId}", enschede)).Status);
        Assert.Empty((await GetAsync("/v1/cities/roeselare/follows")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Who_watches_from_an_earlier_position_gets_what_came_meanwhile_and_nothing_twice()
    {
        var haarlem = await program.SignInAsync("haarlem", "steward");
        var practiceId = await StartAsync(haarlem, "haarlem");
        await using (var first = await ConnectAsync(haarlem))
        {
            await first.InvokeAsync<JsonElement>("FollowPractice", practiceId, null, Cancellation);
        }

        foreach (var title in new[] { "een", "twee", "drie" })
        {
            await PostAsync(haarlem, practiceId, title);
        }

        await using var live = await ConnectAsync(haarlem);
        var happened = Listen(live, "practiceEvents", practiceId);
        Assert.Equal(4, (await live.InvokeAsync<JsonElement>("FollowPractice", practiceId, 2, Cancellation)).GetProperty("version").GetInt64());
        Assert.Equal((3, "updatePosted"), await NextAsync(happened, "updatePosted"));
        Assert.Equal((4, "updatePosted"), await NextAsync(happened, "updatePosted"));
        await live.InvokeAsync("UnfollowPractice", practiceId, Cancellation);
        await PostAsync(haarlem, practiceId, "vier");
        var again = await live.InvokeAsync<JsonElement>("FollowPractice", practiceId, 4, Cancellation);
        Assert.Equal(5, again.GetProperty("version").GetInt64());
        Assert.Equal((5, "updatePosted"), await NextAsync(happened, "updatePosted"));

        Assert.Equal("not-found", (await live.InvokeAsync<JsonElement>("FollowPractice", "nergens", null, Cancellation)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("not-found", (await live.InvokeAsync<JsonElement>("FollowFeed", "meppel", null, Cancellation)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("invalid", (await live.InvokeAsync<JsonElement>("FollowFeed", "haarlem", -1, Cancellation)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_participant_reads_what_they_follow_in_an_inbox_with_what_is_new_and_a_digest()
    {
        var steward = await program.SignInAsync("lelystad", "steward");
        var reader = await program.SignInAsync("nijmegen");
        var practiceId = await StartAsync(steward, "lelystad");
        Assert.Equal(404, (await DoAsync(HttpMethod.Put, "/v1/participants/me/follows/nergens", reader)).Status);
        Assert.Equal(204, (await DoAsync(HttpMethod.Put, $"/v1/participants/me/follows/{practiceId}", reader)).Status);
        await using var live = await ConnectAsync(reader);
        var pushed = Listen(live, "inboxItems", null);
        await live.InvokeAsync<JsonElement>("FollowInbox", null, Cancellation);
        await PostAsync(steward, practiceId, "een");
        await PostAsync(steward, practiceId, "twee");
        var (first, second) = (await pushed.ReadAsync(Cancellation), await pushed.ReadAsync(Cancellation));
        Assert.Equal((false, false), (first.GetProperty("read").GetBoolean(), second.GetProperty("read").GetBoolean()));

        var (wrong, problem) = await program.SendAsync(HttpMethod.Put, "/v1/participants/me/inbox/read", reader, new { position = "veel", also = 1 });
        Assert.Equal((400, 2), (wrong, problem.GetProperty("errors").EnumerateObject().Count()));
        Assert.Equal(204, (await DoAsync(HttpMethod.Put, "/v1/participants/me/inbox/read", reader, new { position = first.GetProperty("position").GetInt64() })).Status);
        var inbox = await GetAsync("/v1/participants/me/inbox", reader);
        Assert.Equal(1, inbox.GetProperty("unread").GetInt32());
        Assert.Equal([true, false], inbox.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("read").GetBoolean()));
        var digest = Assert.Single((await GetAsync("/v1/participants/me/digest", reader)).GetProperty("practices").EnumerateArray());
        Assert.Equal("twee", Assert.Single(digest.GetProperty("items").EnumerateArray()).GetProperty("event").GetProperty("title").GetString());
        Assert.Equal(2, (await GetAsync("/v1/participants/me/digest?since=2026-01-01T00:00:00Z", reader)).GetProperty("practices")[0].GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await GetAsync($"/v1/practices/{practiceId}/followers")).GetProperty("participants").GetInt32() - 1);

        Assert.Equal(204, (await DoAsync(HttpMethod.Delete, $"/v1/participants/me/follows/{practiceId}", reader)).Status);
        Assert.Empty((await GetAsync("/v1/participants/me/follows", reader)).GetProperty("items").EnumerateArray());
        Assert.Equal(401, (await DoAsync(HttpMethod.Get, "/v1/participants/me/inbox", null)).Status);
    }

    [Fact]
    public async Task A_participant_who_follows_a_board_hears_live_that_others_changed_it_until_they_have_seen_it()
    {
        var steward = await program.SignInAsync("haarlem", "steward");
        var reader = await program.SignInAsync("nijmegen");
        var boardId = (await program.SendAsync(HttpMethod.Post, "/v1/boards", steward, new { title = "Sleutels", cityId = "haarlem" })).Body.GetProperty("boardId").GetString()!;
        var follow = $"/v1/participants/me/followed-boards/{boardId}";
        Assert.Equal(404, (await DoAsync(HttpMethod.Put, "/v1/participants/me/followed-boards/nergens", reader)).Status);
        Assert.Equal(401, (await DoAsync(HttpMethod.Put, follow, null)).Status);
        Assert.Equal(204, (await DoAsync(HttpMethod.Put, follow, reader)).Status);
        Assert.Equal("Sleutels", Assert.Single((await GetAsync($"/v1/participants/me/followed-boards?boardId={boardId}", reader)).GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
        Assert.Empty((await GetAsync("/v1/participants/me/followed-boards?boardId=ander", reader)).GetProperty("items").EnumerateArray());

        await using var live = await ConnectAsync(reader);
        var pushed = Listen(live, "inboxItems", null);
        await live.InvokeAsync<JsonElement>("FollowInbox", null, Cancellation);
        await using var other = await ConnectAsync(steward);
        var stored = await other.InvokeAsync<JsonElement>("Submit", boardId, new[] { new { type = "setBoardTitle", commandId = "c1", title = "Sleutels en sloten" } }, Cancellation);
        var version = stored[0].GetProperty("version").GetInt64();

        var item = await pushed.ReadAsync(Cancellation);
        Assert.Equal((boardId, version, "boardTitleSet", false), (item.GetProperty("boardId").GetString(), item.GetProperty("version").GetInt64(), item.GetProperty("type").GetString(), item.GetProperty("read").GetBoolean()));
        Assert.Equal(("Sleutels en sloten", "Sleutels en sloten"), (item.GetProperty("board").GetProperty("title").GetString(), item.GetProperty("event").GetProperty("title").GetString()));
        Assert.False(item.TryGetProperty("practiceId", out _));
        Assert.Equal(boardId, Assert.Single((await GetAsync("/v1/participants/me/digest", reader)).GetProperty("boards").EnumerateArray()).GetProperty("boardId").GetString());

        var (wrong, problem) = await program.SendAsync(HttpMethod.Put, follow + "/seen", reader, new { version = 0, also = 1 });
        Assert.Equal((400, 2), (wrong, problem.GetProperty("errors").EnumerateObject().Count()));
        Assert.Equal(204, (await DoAsync(HttpMethod.Put, follow + "/seen", reader, new { version })).Status);
        var inbox = await GetAsync("/v1/participants/me/inbox", reader);
        Assert.Equal(0, inbox.GetProperty("unread").GetInt32());
        Assert.True(Assert.Single(inbox.GetProperty("items").EnumerateArray()).GetProperty("read").GetBoolean());
        Assert.Equal(204, (await DoAsync(HttpMethod.Delete, follow, reader)).Status);
        Assert.Equal(404, (await DoAsync(HttpMethod.Put, follow + "/seen", reader, new { version })).Status);
    }

    [Fact]
    public async Task A_citys_feed_can_be_subscribed_to_as_Atom_and_what_people_wrote_stays_text()
    {
        var steward = await program.SignInAsync("dordrecht", "steward");
        var practiceId = await StartAsync(steward, "dordrecht");
        await PostAsync(steward, practiceId, "<script>alert(1)</script> & wél");

        var feeds = await Task.WhenAll(new[] { "", "?language=en" }.Select(query => program.Http.GetAsync("/v1/feeds/dordrecht" + query, Cancellation)));
        Assert.All(feeds, answer => Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType));
        using var xml = System.Xml.XmlReader.Create(await feeds[0].Content.ReadAsStreamAsync(Cancellation));
        var dutch = System.ServiceModel.Syndication.SyndicationFeed.Load(xml);
        Assert.Equal("Nieuws van Dordrecht", dutch.Title.Text);
        var newest = dutch.Items.First();
        Assert.Equal(("Buurttuin: voortgang: <script>alert(1)</script> & wél", "text"), (newest.Title.Text, newest.Title.Type));
        Assert.Equal($"urn:stadmaken:practice:{practiceId}:2", newest.Id);
        Assert.EndsWith($"/practices/{practiceId}", newest.Links.Single().Uri.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Buurttuin: nieuwe praktijk", dutch.Items.Last().Title.Text);
        Assert.Contains("News from Dordrecht", await feeds[1].Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_network_shows_every_city_its_practices_and_who_is_ready_by_the_date_that_an_operator_sets()
    {
        var steward = await program.SignInAsync("parkstad", "steward");
        var practiceId = await StartAsync(steward, "parkstad");
        var date = new { formulationDate = "2027-04-19" };
        Assert.Equal(403, (await DoAsync(HttpMethod.Patch, "/v1/network", steward, date)).Status);
        var network = await GetAsync("/v1/network");
        Assert.Equal(9, network.GetProperty("cities").GetArrayLength());
        Assert.Contains(network.GetProperty("practices").EnumerateArray(), practice => practice.GetProperty("practiceId").GetString() == practiceId);
        var parkstad = network.GetProperty("cities").EnumerateArray().Single(city => city.GetProperty("cityId").GetString() == "parkstad");
        Assert.True(parkstad.GetProperty("practices").GetInt32() >= 1);
        Assert.Equal(0, parkstad.GetProperty("formulated").GetInt32());
        var op = await program.SignInAsync("parkstad", "operator");
        Assert.Equal(400, (await DoAsync(HttpMethod.Patch, "/v1/network", op, new { formulationDate = "morgen" })).Status);
        Assert.Equal(204, (await DoAsync(HttpMethod.Patch, "/v1/network", op, date)).Status);
        Assert.Equal("2027-04-19", (await GetAsync("/v1/network")).GetProperty("formulationDate").GetString());
    }

    [Theory]
    [InlineData("/v1/cities/meppel/feed", 404)]
    [InlineData("/v1/cities/Haarlem!/feed", 404)]
    [InlineData("/v1/cities/meppel/follows", 404)]
    [InlineData("/v1/feeds/meppel", 404)]
    [InlineData("/v1/feeds/Haarlem!", 404)]
    [InlineData("/v1/feeds/haarlem?language=fy", 400)]
    [InlineData("/v1/cities/haarlem/feed?after=-1&limit=0&newest=1000", 400)]
    [InlineData("/v1/cities/haarlem/feed?after=1&newest=1", 400)]
    [InlineData("/v1/practices/nergens/followers", 404)]
    [InlineData("/v1/practices/nergens/events", 404)]
    [InlineData("/v1/practices/nergens/events?limit=0", 400)]
    public async Task What_is_not_there_or_wrongly_asked_is_told(string path, int status)
    {
        var (answered, problem) = await program.SendAsync(HttpMethod.Get, path);
        Assert.Equal((status, status), (answered, problem.GetProperty("status").GetInt32()));
    }

    private static ChannelReader<JsonElement> Listen(HubConnection connection, string message, string? id)
    {
        var items = Channel.CreateUnbounded<JsonElement>();
        void Take(JsonElement all)
        {
            foreach (var item in all.EnumerateArray())
            {
                items.Writer.TryWrite(item);
            }
        }

        if (id is null)
        {
            connection.On<JsonElement>(message, Take);
        }
        else
        {
            connection.On<string, JsonElement>(message, (about, all) =>
            {
                if (about == id)
                {
                    Take(all);
                }
            });
        }

        return items.Reader;
    }

    private static async Task<(long Version, string Type)> NextAsync(ChannelReader<JsonElement> events, string type)
    {
        while (true)
        {
            var happened = await events.ReadAsync(Cancellation);
            if (happened.GetProperty("type").GetString() == type)
            {
                return (happened.GetProperty("version").GetInt64(), type);
            }
        }
    }

    private async Task<HubConnection> ConnectAsync(string token)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(program.Address, "/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
        await connection.StartAsync(Cancellation);
        return connection;
    }

    private async Task<JsonElement> GetAsync(string path, string? token = null)
    {
        var (status, body) = await program.SendAsync(HttpMethod.Get, path, token);
        Assert.True(status == 200, $"{path}: {status} {body}");
        return body;
    }

    private async Task<(int Status, string Body)> DoAsync(HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        // Not the program's own client: that one keeps the cookie of whoever signed in last.
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = program.Address };
        using var response = await http.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> StartAsync(string token, string cityId)
    {
        var (status, practice) = await program.SendAsync(HttpMethod.Post, $"/v1/cities/{cityId}/practices", token, new { title = "Buurttuin", kind = "neighbourhood", pitch = "Groen", task = "Wie onderhoudt de tuin?", themes = Array.Empty<string>(), learningAreas = Array.Empty<string>() });
        Assert.True(status == 201, practice.ToString());
        return practice.GetProperty("practiceId").GetString()!;
    }

    private async Task PostAsync(string token, string practiceId, string title)
    {
        var (status, update) = await program.SendAsync(HttpMethod.Post, $"/v1/practices/{practiceId}/updates", token, new { title, text = "Er is iets gebeurd." });
        Assert.True(status == 201, update.ToString());
    }
}
