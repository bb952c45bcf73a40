using System.Text.Json;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>A practice and a gathering of Haarlem with something of everything, and those who are someone in them.</summary>
internal sealed class Scene
{
    private readonly IPermissionProgram _program;
    private readonly IReadOnlyDictionary<NetworkActor, Session> _people;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private Scene(IPermissionProgram program, IReadOnlyDictionary<NetworkActor, Session> people)
    {
        _program = program;
        _people = people;
    }

    /// <summary>Sets it.</summary>
    internal static async Task<Scene> SetAsync(IPermissionProgram program, IReadOnlyDictionary<NetworkActor, Session> people)
    {
        var scene = new Scene(program, people);
        scene._ids["cityId"] = scene._ids["calendarId"] = NetworkActor.City;
        (scene._ids["purpose"], scene._ids["quoteId"]) = ("learning-research", "q0");
        scene._ids["participantId"] = scene.Who(NetworkActor.Speaker);
        await scene.SetPracticeAsync();
        (scene._ids["otherPracticeId"], scene._ids["otherUpdateId"]) = (scene["practiceId"], scene["updateId"]);
        await scene.SetPracticeAsync();
        await scene.SetGatheringAsync();
        // Of the city, so that nobody's part in the practice counts on it.
        await scene.DoAsync(NetworkActor.Starter, HttpMethod.Post, "/boards", new { title = "Tafel", cityId = NetworkActor.City, visibility = "public" }, "boardId");
        return scene;
    }

    /// <summary>An id of something in it.</summary>
    internal string this[string name] => _ids[name];

    /// <summary>Keeps the id of something in it.</summary>
    internal void Keep(string name, string id) => _ids[name] = id;

    /// <summary>The id of someone in it.</summary>
    internal string Who(NetworkActor actor) => _people[actor].ParticipantId;

    /// <summary>An address with the ids of this scene in it.</summary>
    internal string At(string path) => _ids.Aggregate("/v1" + path, (address, id) => address.Replace("{" + id.Key + "}", id.Value, StringComparison.Ordinal));

    /// <summary>Brings in someone of the city who is nobody here, to do something to; the rest of the scene is about them.</summary>
    internal async Task<Session> MeetAsync()
    {
        var someone = await _program.SignInAsync(NetworkActor.City);
        _ids["participantId"] = someone.ParticipantId;
        return someone;
    }

    /// <summary>Has someone make a link to the board.</summary>
    internal async Task InviteAsync()
    {
        var link = await DoAsync(NetworkActor.Starter, HttpMethod.Post, "/boards/{boardId}/invitations", new { role = "reader", expiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        _ids["invitationId"] = link.GetProperty("invitation").GetProperty("invitationId").GetString()!;
        _ids["token"] = link.GetProperty("token").GetString()!;
    }

    /// <summary>Has someone erased.</summary>
    internal async Task EraseAsync()
    {
        var (status, answer) = await _program.AskAsync(HttpMethod.Delete, "/v1/participants/me", (await MeetAsync()).Token);
        Assert.True(status is 202 or 204, $"{status} {answer}");
    }

    /// <summary>Has someone do something that must work, and keeps the id of what comes of it.</summary>
    internal async Task<JsonElement> DoAsync(NetworkActor who, HttpMethod method, string path, object? body, string? field = null, string? keptAs = null)
    {
        var (status, answer) = await _program.AskAsync(method, At(path), _people[who].Token, body);
        Assert.True(status is >= 200 and < 300, $"{method} {path}: {status} {answer}");
        if (field is not null)
        {
            _ids[keptAs ?? field] = answer.GetProperty(field).GetString()!;
        }

        return answer;
    }

    private async Task SetPracticeAsync()
    {
        async Task Add(string path, object body, string field, string? keptAs = null) => await DoAsync(NetworkActor.Starter, HttpMethod.Post, path, body, field, keptAs);
        await Add("/cities/{cityId}/practices", new { title = "Buurttuin", kind = "neighbourhood", pitch = "Groen", task = "Wie onderhoudt de tuin?" }, "practiceId");
        await Add("/practices/{practiceId}/stakeholders", new { sector = "civic", kind = "organisation", name = "Bewoners", role = "Tuinieren" }, "stakeholderId", keptAs: "silentId");
        await Add("/practices/{practiceId}/stakeholders", new { sector = "knowledge", kind = "person", name = "Onderzoeker", role = "Meekijken", participantId = Who(NetworkActor.Speaker) }, "stakeholderId");
        await Add("/practices/{practiceId}/milestones", new { title = "Open", date = "2027-06-01" }, "milestoneId");
        await Add("/practices/{practiceId}/updates", new { title = "Begonnen", text = "De schop ging in de grond.", approach = "Buurtfonds" }, "updateId");
        await Add("/practices/{practiceId}/contributions", new { kind = "hours", what = "Spitten", date = "2026-06-01", amount = 4 }, "contributionId");
        await Add(
            "/practices/{practiceId}/agreements",
            new { what = "Samen", parties = new[] { this["silentId"], this["stakeholderId"] }, responsibleId = this["silentId"], liableId = this["stakeholderId"], reviewDate = "2027-06-01" },
            "agreementId");
    }

    private async Task SetGatheringAsync()
    {
        // It has begun, since who was there is noted only then.
        var now = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero);
        async Task Add(string path, object body, string field) => await DoAsync(NetworkActor.Organiser, HttpMethod.Post, path, body, field);
        await Add(
            "/gatherings",
            new { cityId = NetworkActor.City, title = "Wijkgesprek", kind = "expedition", place = "Buurthuis", startsAt = now.AddDays(-1), endsAt = now.AddDays(1), hostPracticeId = this["practiceId"] },
            "gatheringId");
        await Add("/gatherings/{gatheringId}/stops", new { title = "De tuin", place = "Tuinpad 1" }, "stopId");
        await Add("/gatherings/{gatheringId}/questions", new { text = "Wie betaalt?" }, "questionId");
    }
}
