using System.Globalization;
using System.Text.Json;

namespace Stadmaken.Tests.Api.Permissions;

/// <summary>What is asked over REST in a <see cref="Scene"/>: every operation of the API's description, some of them of several things.</summary>
internal static class NetworkScript
{
    /// <summary>What takes something that only a broker gives; tests/Api/SignIn asks those.</summary>
    private static readonly string[] AskedElsewhere = ["getNewcomer", "enterAsNewcomer"];

    private static readonly object Because = new { reason = "Beschuldigt een buurman" };

    private static int _cities;

    /// <summary>The requests that send something or need something, by operation; every other one is just asked.</summary>
    private static readonly IReadOnlyList<Request> Prepared =
    [
        new("signIn", Body: _ => new { displayName = "Gast", cityId = "lelystad", sector = "civic" }),
        new("admitCity", Body: _ => new { cityId = "proefstad-" + Interlocked.Increment(ref _cities).ToString(CultureInfo.InvariantCulture), name = "Proefstad", country = "NL", kind = "municipality" }),
        new("changeNetwork", Body: _ => new { formulationDate = "2027-06-01" }),
        new("startPractice", Body: _ => new { title = "Buurttuin", kind = "neighbourhood" }),
        new("changePractice", Body: _ => new { title = "Anders" }),
        new("addStakeholder", Body: _ => new { sector = "civic", kind = "person", name = "Buren", role = "Tuinieren" }),
        new("changeStakeholder", Body: _ => new { role = "Wieden" }),
        new("linkStakeholder", Body: scene => new { participantId = scene.Who(NetworkActor.Organiser) }),
        new("removeStakeholder", First: scene => scene.DoAsync(
            NetworkActor.Starter, HttpMethod.Post, "/practices/{practiceId}/stakeholders", new { sector = "civic", kind = "person", name = "Buren", role = "Wieden", participantId = scene.Who(NetworkActor.Speaker) }, "stakeholderId")),
        new("addMilestone", Body: _ => new { title = "Dicht", date = "2028-06-01" }),
        new("changeMilestone", Body: _ => new { title = "Feest" }),
        new("postUpdate", Body: _ => new { title = "Verder", text = "De bedden liggen er." }),
        new("redactUpdate", Body: _ => new { reason = "Noemt iemand" }),
        new("recordContribution", Body: _ => new { kind = "hours", what = "Wieden", date = "2026-06-02", amount = 2 }),
        new("withdrawContribution", "recorded by its steward", _ => new { why = "Dubbel" }),
        new("proposeAgreement", Body: scene => new { what = "Sleutel", parties = new[] { scene["silentId"], scene["stakeholderId"] }, responsibleId = scene["silentId"], liableId = scene["stakeholderId"], reviewDate = "2027-06-01" }),
        new("acceptAgreement", "for a party with a speaker", scene => new { stakeholderId = scene["stakeholderId"] }),
        new("acceptAgreement", "for a party nobody speaks for", scene => new { stakeholderId = scene["silentId"] }),
        new("reviewAgreement", Body: _ => new { findings = "Goed", nextReviewDate = "2027-09-01" }, First: AcceptedAsync),
        new("endAgreement", Body: _ => new { why = "Klaar" }, First: AcceptedAsync),
        new("changePhase", Body: _ => new { phase = "exploring" }),
        new("endPractice", Body: _ => new { verdict = "stopped", why = "Klaar", lessons = "Vraag het de buren" }),
        new("offerStewardship", Body: scene => new { participantId = scene.Who(NetworkActor.Speaker) }),
        new("withdrawStewardshipOffer", First: OfferedAsync),
        new("answerStewardshipOffer", "offered to the speaker", _ => new { answer = "declined" }, OfferedAsync),
        new("borrow", Body: Borrowing),
        new("getBorrowing", First: BorrowedAsync),
        new("reportBorrowing", Body: _ => new { outcome = "adopted", text = "Werkt" }, First: BorrowedAsync),
        new("changeCity", Body: _ => new { reactionsOpenTo = "anyone" }),
        new("askPractice", Body: _ => new { text = "Hoe deden jullie dat?" }),
        new("getPracticeQuestion", First: AskedAsync),
        new("answerPracticeQuestion", Body: _ => new { text = "Met een kluisje" }, First: AskedAsync),
        new("redactPracticeQuestion", "asked by the gathering's organiser", _ => Because, AskedAsync),
        new("redactPracticeAnswer", "given by who speaks for a stakeholder", _ => Because, AnsweredAsync),
        new("placeReaction", Body: _ => new { text = "Mooi" }),
        new("getReaction", First: ReactedAsync),
        new("removeReaction", "placed by the gathering's organiser", First: ReactedAsync),
        new("moderateReaction", Body: _ => new { action = "hide", reason = "Scheldt" }, First: ReactedAsync),
        new("redactReaction", Body: _ => Because, First: ReactedAsync),
        new("startGathering", Body: _ => new { cityId = NetworkActor.City, title = "Wijkgesprek", kind = "meeting", place = "Buurthuis", startsAt = "2099-01-01T10:00:00Z", endsAt = "2099-01-01T12:00:00Z" }),
        new("changeGathering", Body: _ => new { title = "Anders" }),
        new("cancelGathering", Body: _ => new { reason = "Sneeuw" }),
        new("addStop", Body: _ => new { title = "De kas", place = "Tuinpad 3" }),
        new("changeStop", Body: _ => new { title = "De oude tuin" }),
        new("leaveQuestion", Body: _ => new { text = "En in de winter?" }),
        new("answerQuestion", Body: _ => new { text = "De stad" }),
        new("sayAttendance", Body: _ => new { answer = "coming" }),
        new("noteAttendance", Body: _ => new { attended = true }),
        new("suspendParticipant", "of the city", _ => Because, scene => scene.MeetAsync()),
        new("reinstateParticipant", "of the city", _ => Because, SuspendedAsync),
        new("setParticipantRoles", "of the city", _ => new { reason = "Nieuwe stadsbeheerder", roles = new[] { "steward" } }, scene => scene.MeetAsync()),
        new("endParticipantSessions", "of the city", _ => Because, scene => scene.MeetAsync()),
        new("report", "a practice", scene => new { practiceId = scene["practiceId"], reason = "Noemt iemand bij naam" }),
        new("settleReport", "about the practice", _ => new { outcome = "dismissed", reason = "Valt mee" }, ReportedAsync, Hides: true),
        new("inviteToBoard", "opened by the practice's steward", _ => new { role = "reader", expiresAt = DateTimeOffset.UtcNow.AddDays(1) }),
        new("listBoardInvitations", "opened by the practice's steward"),
        new("listWithheld", "opened by the practice's steward"),
        new("revokeBoardInvitation", "opened by the practice's steward", First: scene => scene.InviteAsync()),
        new("readInvitation", Body: scene => new { token = scene["token"] }, First: scene => scene.InviteAsync()),
        new("redeemInvitation", Body: scene => new { token = scene["token"], displayName = "Gast" }, First: scene => scene.InviteAsync()),
        new("eraseMe", AsNewcomer: true),
        new("getErasure", First: scene => scene.EraseAsync()),
        new("openBoard", "of the network", _ => new { title = "Bord" }),
        new("openBoard", "of the city", _ => new { title = "Bord", cityId = NetworkActor.City }),
        new("openBoard", "of the practice", scene => new { title = "Bord", practiceId = scene["practiceId"] }),
        new("openBoard", "of the gathering", scene => new { title = "Bord", gatheringId = scene["gatheringId"] }),
        new("followPractice", "of another city", First: ElsewhereAsync),
        new("unfollowPractice", "of another city", First: FollowedAsync),
        new("removeMyQuote", EmptyIs: 404),
        new("getResearchEvents", Query: "?format=csv", First: IssuedAsync),
        new("getResearchQuotes", Query: "?format=csv", First: IssuedAsync),
        new("getResearchIssue", First: IssuedAsync),
        new("getMyAttendance", First: scene => EveryoneAsync(scene, HttpMethod.Put, "/gatherings/{gatheringId}/attendances/me", new { answer = "coming" })),
        new("listParticipants", Query: "?participantId={participantId}"),
        new("exportBoard", Query: "?format=json"),
        new("search", Query: "?q=tuin"),
        new("exportNetworkGlance", Query: "?table=travel"),
        new("markBoardSeen", Body: _ => new { version = 1 }, First: scene => EveryoneAsync(scene, HttpMethod.Put, "/participants/me/followed-boards/{boardId}", null)),
        new("markMyInboxRead", Body: _ => new { position = 1 }, EmptyIs: 400),
    ];

    /// <summary>Every request, in the order of the description.</summary>
    internal static IEnumerable<Request> Of(IEnumerable<string> operations)
    {
        var known = Prepared.ToLookup(request => request.Operation, StringComparer.Ordinal);
        return operations.Except(AskedElsewhere).SelectMany(operation => known.Contains(operation) ? known[operation] : [new Request(operation)]);
    }

    private static object Borrowing(Scene scene) => new { practiceId = scene["otherPracticeId"], kind = "approach", itemId = scene["otherUpdateId"] };

    private static Task<JsonElement> BorrowedAsync(Scene scene) => scene.DoAsync(NetworkActor.Starter, HttpMethod.Post, "/practices/{practiceId}/borrowings", Borrowing(scene), "borrowingId");

    private static Task<JsonElement> AskedAsync(Scene scene) =>
        scene.DoAsync(NetworkActor.Organiser, HttpMethod.Post, "/practices/{practiceId}/questions", new { text = "Wie betaalt?" }, "questionId");

    private static async Task AnsweredAsync(Scene scene)
    {
        await AskedAsync(scene);
        var question = await scene.DoAsync(NetworkActor.Speaker, HttpMethod.Post, "/practices/{practiceId}/questions/{questionId}/answers", new { text = "De stad" });
        scene.Keep("answerId", question.GetProperty("answers")[0].GetProperty("answerId").GetString()!);
    }

    private static Task<JsonElement> ReactedAsync(Scene scene) =>
        scene.DoAsync(NetworkActor.Organiser, HttpMethod.Post, "/practices/{practiceId}/reactions", new { text = "Mooi" }, "reactionId");

    private static Task<JsonElement> IssuedAsync(Scene scene) => scene.DoAsync(NetworkActor.Operator, HttpMethod.Post, "/research/issues", null, "issueId");

    private static Task<JsonElement> OfferedAsync(Scene scene) =>
        scene.DoAsync(NetworkActor.Starter, HttpMethod.Post, "/practices/{practiceId}/stewardship-offers", new { participantId = scene.Who(NetworkActor.Speaker) });

    private static async Task AcceptedAsync(Scene scene)
    {
        await scene.DoAsync(NetworkActor.Starter, HttpMethod.Post, "/practices/{practiceId}/agreements/{agreementId}/acceptances", new { stakeholderId = scene["silentId"] });
        await scene.DoAsync(NetworkActor.Speaker, HttpMethod.Post, "/practices/{practiceId}/agreements/{agreementId}/acceptances", new { stakeholderId = scene["stakeholderId"] });
    }

    private static async Task SuspendedAsync(Scene scene)
    {
        await scene.MeetAsync();
        await scene.DoAsync(NetworkActor.Operator, HttpMethod.Put, "/participants/{participantId}/suspension", Because);
    }

    private static Task<JsonElement> ReportedAsync(Scene scene) =>
        scene.DoAsync(NetworkActor.Organiser, HttpMethod.Post, "/reports", new { practiceId = scene["practiceId"], reason = "Noemt iemand bij naam" }, "reportId");

    private static Task<JsonElement> ElsewhereAsync(Scene scene) =>
        scene.DoAsync(NetworkActor.Speaker, HttpMethod.Post, "/cities/enschede/practices", new { title = "Buurtkeuken", kind = "building" }, "practiceId");

    private static async Task FollowedAsync(Scene scene)
    {
        await ElsewhereAsync(scene);
        await scene.DoAsync(NetworkActor.Operator, HttpMethod.Put, "/cities/{cityId}/follows/{practiceId}", null);
    }

    private static async Task EveryoneAsync(Scene scene, HttpMethod method, string path, object? body)
    {
        foreach (var actor in NetworkActor.All.Where(actor => actor.CityId is not null))
        {
            await scene.DoAsync(actor, method, path, body);
        }
    }

    /// <summary>Something that everyone asks.</summary>
    /// <param name="Operation">The name of the operation.</param>
    /// <param name="Of">Of what, where the operation alone does not say it.</param>
    /// <param name="Body">What is sent; null for nothing.</param>
    /// <param name="First">What is done before by those who may.</param>
    /// <param name="Query">What follows the address.</param>
    /// <param name="Hides">Whether it is not there at all for who may not do it.</param>
    /// <param name="AsNewcomer">Whether each does it in a session of its own, since there is none left of them after it.</param>
    /// <param name="EmptyIs">The status that also says that they may: there is just nothing of theirs yet.</param>
    internal sealed record Request(string Operation, string? Of = null, Func<Scene, object>? Body = null, Func<Scene, Task>? First = null, string Query = "", int EmptyIs = 0, bool AsNewcomer = false, bool Hides = false)
    {
        /// <summary>What the table calls it.</summary>
        internal string Name => Of is null ? $"`{Operation}`" : $"`{Operation}`, {Of}";
    }
}
