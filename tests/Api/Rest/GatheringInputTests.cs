using System.Net.Http.Json;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>
/// What holds for every operation on gatherings. The operations are taken from the API's own description, so one that is added later
/// and left out of the tables here fails.
/// </summary>
public class GatheringInputTests
{
    private static readonly Dictionary<string, object> Right = new(StringComparer.Ordinal)
    {
        ["startGathering"] = new { cityId = "gouda", title = "Wijkgesprek", kind = "meeting", place = "Buurthuis", startsAt = "2026-12-01T10:00:00Z", endsAt = "2026-12-01T12:00:00Z" },
        ["changeGathering"] = new { title = "Wijkgesprek" },
        ["cancelGathering"] = new { reason = "Sneeuw" },
        ["addStop"] = new { title = "De tuin", place = "Tuinpad 1" },
        ["changeStop"] = new { position = 1 },
        ["leaveQuestion"] = new { text = "Wie betaalt?" },
        ["answerQuestion"] = new { text = "De stad" },
        ["sayAttendance"] = new { answer = "coming" },
        ["noteAttendance"] = new { attended = true },
    };

    private static readonly Dictionary<string, (object Body, string[] Fields)> Wrong = new(StringComparer.Ordinal)
    {
        ["startGathering"] = (new { cityId = "Den Haag", title = " ", kind = "expedition", description = "a\u0000", startsAt = "2026-12-01", endsAt = 5, learningAreas = new[] { "weer" }, latitude = 91, longitude = "4", onlineAddress = "http://bijeen.example/", organiserId = "me" },
            ["cityId", "description", "endsAt", "hostPracticeId", "latitude", "learningAreas", "longitude", "onlineAddress", "organiserId", "startsAt", "title"]),
        ["changeGathering"] = (new { title = "a\nb", description = 1, place = new string('a', 201), startsAt = "morgen", endsAt = "2026-12-01T10:00:00.5Z", learningAreas = "all", latitude = 1, onlineAddress = "javascript:alert(1)", kind = "meeting", hostPracticeId = "x" },
            ["description", "endsAt", "hostPracticeId", "kind", "learningAreas", "longitude", "onlineAddress", "place", "startsAt", "title"]),
        ["cancelGathering"] = (new { why = "x" }, ["reason", "why"]),
        ["addStop"] = (new { title = "", position = 0, practiceId = "a b", startsAt = 1, stopId = "h1" }, ["place", "position", "practiceId", "startsAt", "stopId", "title"]),
        ["changeStop"] = (new { title = "", place = 4, practiceId = "nobody", startsAt = "x", position = 2 }, ["place", "position", "practiceId", "startsAt", "title"]),
        ["leaveQuestion"] = (new { text = " ", stopId = "?", by = "me" }, ["by", "stopId", "text"]),
        ["answerQuestion"] = (new { answer = "De stad" }, ["answer", "text"]),
        ["sayAttendance"] = (new { answer = "misschien", participantId = "x" }, ["answer", "participantId"]),
        ["noteAttendance"] = (new { attended = "ja", answer = "coming" }, ["answer", "attended"]),
    };

    [Fact]
    public async Task Every_wrong_field_is_told_at_once_whatever_is_sent()
    {
        await using var edge = await EdgeHost.StartAsync();
        var me = await edge.SignInAsync();
        var operations = (await ReadAsync(edge)).Where(operation => operation.HasBody).ToArray();

        Assert.Equal(Wrong.Keys.Order(StringComparer.Ordinal), operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        foreach (var operation in operations)
        {
            var (body, fields) = Wrong[operation.Name];
            using var response = await edge.SendAsync(operation.Method, operation.At("g1", me.ParticipantId), me.Token, content: JsonContent.Create(body));
            var told = (await response.ProblemAsync(400, "invalid")).Fields();
            Assert.True(fields.SequenceEqual(told), $"{operation.Name}: {string.Join(", ", told)}");
        }

        Assert.Empty(edge.World.Gatherings.Submitted);
        Assert.Empty(edge.World.Gatherings.Of("den-haag"));
    }

    [Fact]
    public async Task A_change_in_which_nothing_is_changed_is_refused()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;
        var changes = (await ReadAsync(edge)).Where(operation => operation.Method == HttpMethod.Patch).ToArray();

        Assert.Equal(2, changes.Length);
        foreach (var change in changes)
        {
            using var response = await edge.SendAsync(change.Method, change.At("g1", "x1"), token, content: JsonContent.Create(new { }));
            Assert.Equal(["body"], (await response.ProblemAsync(400, "invalid")).Fields());
        }
    }

    [Theory]
    [InlineData("nobody-knows")]
    [InlineData("%2F..")]
    [InlineData("a%20b")]
    public async Task An_unknown_gathering_city_or_calendar_is_not_found_whatever_is_asked_of_it(string gatheringId)
    {
        await using var edge = await EdgeHost.StartAsync();
        var me = await edge.SignInAsync();
        var operations = (await ReadAsync(edge)).Where(operation => operation.Name != "listGatherings").ToArray();

        Assert.Equal(20, operations.Length);
        foreach (var operation in operations)
        {
            var body = operation.HasBody ? JsonContent.Create(Right[operation.Name]) : null;
            using var response = await edge.SendAsync(operation.Method, operation.At(gatheringId, me.ParticipantId), me.Token, content: body);
            await response.ProblemAsync(404, "not-found");
        }
    }

    [Fact]
    public async Task Everyone_may_read_but_for_who_comes_and_only_participants_write()
    {
        await using var edge = await EdgeHost.StartAsync();

        foreach (var operation in (await ReadAsync(edge)).Where(operation => operation.Name != "listGatherings"))
        {
            using var response = await edge.SendAsync(operation.Method, operation.At("gouda", "x1"), content: operation.HasBody ? JsonContent.Create(Right[operation.Name]) : null);
            if (operation.Method == HttpMethod.Get && operation.Name is not ("listAttendances" or "getMyAttendance"))
            {
                await response.ProblemAsync(404, "not-found");
            }
            else
            {
                await response.ProblemAsync(401, "not-allowed");
            }
        }
    }

    private static async Task<Operation[]> ReadAsync(EdgeHost edge)
    {
        using var response = await edge.GetAsync("/v1/openapi.json");
        return
        [
            .. from path in (await response.JsonAsync()).GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Value.GetProperty("tags")[0].GetString() == "Gatherings"
               select new Operation(method.Value.Text("operationId"), HttpMethod.Parse(method.Name), path.Name, method.Value.TryGetProperty("requestBody", out _)),
        ];
    }

    private sealed record Operation(string Name, HttpMethod Method, string Path, bool HasBody)
    {
        internal string At(string gatheringId, string participantId) => "/v1" + string.Join('/', Path.Split('/').Select(part =>
            part is "{gatheringId}" or "{calendarId}" ? gatheringId : part == "{participantId}" ? participantId : part.StartsWith('{') ? "x1" : part));
    }
}
