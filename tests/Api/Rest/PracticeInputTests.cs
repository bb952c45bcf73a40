using System.Net.Http.Json;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>
/// What holds for every operation on practices. The operations are taken from the API's own description, so one that is added later
/// and left out of the tables here fails.
/// </summary>
public class PracticeInputTests
{
    private const string Day = "2027-06-01";

    private static readonly Dictionary<string, object> Right = new(StringComparer.Ordinal)
    {
        ["startPractice"] = new { title = "Buurttuin", kind = "neighbourhood" },
        ["changePractice"] = new { title = "Buurttuin" },
        ["addStakeholder"] = new { sector = "civic", kind = "person", name = "Bewoners", role = "Tuinieren" },
        ["changeStakeholder"] = new { role = "Tuinieren" },
        ["linkStakeholder"] = new { participantId = "me" },
        ["addMilestone"] = new { title = "Open", date = Day },
        ["changeMilestone"] = new { title = "Open" },
        ["postUpdate"] = new { title = "Begonnen", text = "De schop ging in de grond." },
        ["redactUpdate"] = new { reason = "Noemt iemand" },
        ["recordContribution"] = new { kind = "hours", what = "Spitten", date = Day, amount = 4 },
        ["withdrawContribution"] = new { why = "Dubbel" },
        ["proposeAgreement"] = new { what = "Samen", parties = new[] { "s1", "s2" }, responsibleId = "s1", liableId = "s2", reviewDate = Day },
        ["acceptAgreement"] = new { stakeholderId = "s1" },
        ["reviewAgreement"] = new { findings = "Goed", nextReviewDate = Day },
        ["endAgreement"] = new { why = "Klaar" },
        ["changePhase"] = new { phase = "exploring" },
        ["endPractice"] = new { verdict = "stopped", why = "Klaar", lessons = "Veel" },
        ["offerStewardship"] = new { participantId = "me" },
        ["answerStewardshipOffer"] = new { answer = "accepted" },
        ["borrow"] = new { practiceId = "other", kind = "approach", itemId = "u1" },
        ["reportBorrowing"] = new { outcome = "adopted", text = "Werkt" },
        ["askPractice"] = new { text = "Hoe deden jullie dat?" },
        ["answerPracticeQuestion"] = new { text = "Met een kluisje" },
        ["redactPracticeQuestion"] = new { reason = "Noemt iemand" },
        ["redactPracticeAnswer"] = new { reason = "Noemt iemand" },
        ["placeReaction"] = new { text = "Mooi" },
        ["moderateReaction"] = new { action = "hide", reason = "Scheldt" },
        ["redactReaction"] = new { reason = "Noemt iemand" },
    };

    private static readonly Dictionary<string, (object Body, string[] Fields)> Wrong = new(StringComparer.Ordinal)
    {
        ["startPractice"] = (new { title = " ", kind = "dorp", pitch = 1, task = "a\u0000", themes = new[] { "weer" }, learningAreas = "all", responsibilities = new[] { "" }, volunteerHoursPerMonth = -1, tasks = 1 },
            ["kind", "learningAreas", "pitch", "responsibilities[0]", "task", "tasks", "themes", "title", "volunteerHoursPerMonth"]),
        ["changePractice"] = (new { title = "a\nb", kind = 1, pitch = new string('a', 10_001), volunteerHoursPerMonth = "4", phase = "ended" }, ["kind", "phase", "pitch", "title", "volunteerHoursPerMonth"]),
        ["addStakeholder"] = (new { sector = "church", kind = 3, role = "", responsibilities = new object[] { 1 }, participantId = "nobody" }, ["kind", "name", "participantId", "responsibilities", "role", "sector"]),
        ["changeStakeholder"] = (new { sector = "church", name = "", responsibilities = "x", participantId = "me" }, ["name", "participantId", "responsibilities", "sector"]),
        ["linkStakeholder"] = (new { participantId = "no body", stakeholderId = "s" }, ["participantId", "stakeholderId"]),
        ["addMilestone"] = (new { date = "1 juni", text = " " }, ["date", "text", "title"]),
        ["changeMilestone"] = (new { title = "", date = "2027-02-30", reachedOn = Day }, ["date", "reachedOn", "title"]),
        ["postUpdate"] = (new { learningArea = "weather", obstacle = 1, approach = "", lesson = " ", borrowingId = "?" }, ["approach", "borrowingId", "learningArea", "lesson", "obstacle", "text", "title"]),
        ["redactUpdate"] = (new { reason = " ", why = "x" }, ["reason", "why"]),
        ["recordContribution"] = (new { kind = "money", date = 5, amount = 1.234, unit = "euro", fromStakeholderId = "a b", saidByStakeholderId = "", assumption = false },
            ["amount", "assumption", "date", "fromStakeholderId", "saidByStakeholderId", "unit", "what"]),
        ["withdrawContribution"] = (new { reason = "x" }, ["reason", "why"]),
        ["proposeAgreement"] = (new { what = "", parties = new[] { "s1" }, responsibleId = "s2", cover = "", responsibility = "a\nb", validUntil = "x", supersedes = "?", borrowingId = "?" },
            ["borrowingId", "cover", "liableId", "parties", "responsibility", "responsibleId", "reviewDate", "supersedes", "validUntil", "what"]),
        ["acceptAgreement"] = (new { stakeholderId = "s 1", by = "me" }, ["by", "stakeholderId"]),
        ["reviewAgreement"] = (new { findings = "" }, ["findings", "nextReviewDate"]),
        ["endAgreement"] = (new { why = 1, when = Day }, ["when", "why"]),
        ["changePhase"] = (new { phase = "ended", why = "x" }, ["phase", "why"]),
        ["endPractice"] = (new { verdict = "weg", why = " " }, ["lessons", "verdict", "why"]),
        ["offerStewardship"] = (new { participantId = "nobody", cityId = "x" }, ["cityId", "participantId"]),
        ["answerStewardshipOffer"] = (new { answer = "perhaps", participantId = "x" }, ["answer", "participantId"]),
        ["borrow"] = (new { practiceId = "a b", kind = "idea", title = "", visibility = "all" }, ["itemId", "kind", "practiceId", "title", "visibility"]),
        ["reportBorrowing"] = (new { outcome = "gone", text = "" }, ["outcome", "text"]),
        ["askPractice"] = (new { text = new string('a', 2_001), fromPracticeId = "a b", to = "x" }, ["fromPracticeId", "text", "to"]),
        ["answerPracticeQuestion"] = (new { text = " ", questionId = "v" }, ["questionId", "text"]),
        ["redactPracticeQuestion"] = (new { reason = " ", why = "x" }, ["reason", "why"]),
        ["redactPracticeAnswer"] = (new { reason = 1, why = "x" }, ["reason", "why"]),
        ["placeReaction"] = (new { text = "a\u0000", by = "me" }, ["by", "text"]),
        ["moderateReaction"] = (new { action = "away", reason = "" }, ["action", "reason"]),
        ["redactReaction"] = (new { reason = "", text = "x" }, ["reason", "text"]),
    };

    [Fact]
    public async Task Every_wrong_field_is_told_at_once_whatever_is_sent()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;
        var operations = (await ReadAsync(edge)).Where(operation => operation.HasBody).ToArray();

        Assert.Equal(Wrong.Keys.Order(StringComparer.Ordinal), operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        foreach (var operation in operations)
        {
            var (body, fields) = Wrong[operation.Name];
            using var response = await edge.SendAsync(operation.Method, operation.At("den-haag"), token, content: JsonContent.Create(body));
            var told = (await response.ProblemAsync(400, "invalid")).Fields();
            Assert.True(fields.SequenceEqual(told), $"{operation.Name}: {string.Join(", ", told)}");
        }

        Assert.Empty(edge.World.Practices.Submitted);
        Assert.Empty(edge.World.Practices.Of("den-haag"));
    }

    [Fact]
    public async Task A_change_in_which_nothing_is_changed_is_refused()
    {
        await using var edge = await EdgeHost.StartAsync();
        var token = (await edge.SignInAsync()).Token;
        var changes = (await ReadAsync(edge)).Where(operation => operation.Method == HttpMethod.Patch).ToArray();

        Assert.Equal(3, changes.Length);
        foreach (var change in changes)
        {
            using var response = await edge.SendAsync(change.Method, change.At("den-haag"), token, content: JsonContent.Create(new { }));
            Assert.Equal(["body"], (await response.ProblemAsync(400, "invalid")).Fields());
        }
    }

    [Theory]
    [InlineData("gouda", "nobody-knows")]
    [InlineData("Gouda!", "%2F..")]
    [InlineData("gouda", "a%20b")]
    public async Task An_unknown_practice_or_city_is_not_found_whatever_is_asked_of_it(string cityId, string practiceId)
    {
        await using var edge = await EdgeHost.StartAsync();
        var me = await edge.SignInAsync();
        var operations = await ReadAsync(edge);

        Assert.Equal(61, operations.Length);
        foreach (var operation in operations)
        {
            var body = operation.HasBody ? JsonContent.Create(Mine(Right[operation.Name], me.ParticipantId)) : null;
            using var response = await edge.SendAsync(operation.Method, operation.At(cityId, practiceId), me.Token, content: body);
            await response.ProblemAsync(404, "not-found");
        }

        using var board = await edge.PostAsync("/v1/boards", new { title = "Werkplaats", practiceId = "nobody-knows" }, me.Token);
        await board.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Everyone_may_read_and_only_participants_write()
    {
        await using var edge = await EdgeHost.StartAsync();

        foreach (var operation in await ReadAsync(edge))
        {
            using var response = await edge.SendAsync(operation.Method, operation.At("gouda"), content: operation.HasBody ? JsonContent.Create(Right[operation.Name]) : null);
            if (operation.Method == HttpMethod.Get)
            {
                await response.ProblemAsync(404, "not-found");
            }
            else
            {
                await response.ProblemAsync(401, "not-allowed");
            }
        }
    }

    private static JsonElement Mine(object body, string participantId) =>
        JsonSerializer.Deserialize<JsonElement>(JsonSerializer.Serialize(body).Replace("\"me\"", $"\"{participantId}\"", StringComparison.Ordinal));

    private static async Task<Operation[]> ReadAsync(EdgeHost edge)
    {
        using var response = await edge.GetAsync("/v1/openapi.json");
        return
        [
            .. from path in (await response.JsonAsync()).GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Value.GetProperty("tags")[0].GetString() == "Practices"
               select new Operation(method.Value.Text("operationId"), HttpMethod.Parse(method.Name), path.Name, method.Value.TryGetProperty("requestBody", out _)),
        ];
    }

    private sealed record Operation(string Name, HttpMethod Method, string Path, bool HasBody)
    {
        internal string At(string cityId, string practiceId = "p1") => "/v1" + string.Join('/', Path.Split('/').Select(part =>
            part == "{cityId}" ? cityId : part == "{practiceId}" ? practiceId : part.StartsWith('{') ? "x1" : part));
    }
}
