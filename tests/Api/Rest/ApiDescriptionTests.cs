using System.Text.Json;
using Stadmaken.Gatherings;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Api.Rest;

public class ApiDescriptionTests
{
    private static readonly string[] PracticePaths =
    [
        .. new[]
        {
            "", "/agreements", "/agreements/{agreementId}", "/agreements/{agreementId}/acceptances", "/agreements/{agreementId}/endings", "/agreements/{agreementId}/reviews",
            "/boards", "/borrowings", "/borrowings/{borrowingId}", "/borrowings/{borrowingId}/reports",
            "/consents", "/consents/{purpose}", "/contributions", "/contributions/{contributionId}", "/contributions/{contributionId}/withdrawals", "/endings", "/events", "/followers", "/lendings",
            "/milestones", "/milestones/{milestoneId}", "/participation", "/phase-changes", "/put-questions",
            "/questions", "/questions/{questionId}", "/questions/{questionId}/answers", "/questions/{questionId}/answers/{answerId}/redaction", "/questions/{questionId}/redaction",
            "/reactions", "/reactions/{reactionId}", "/reactions/{reactionId}/moderation", "/reactions/{reactionId}/redaction",
            "/similar", "/stakeholders", "/stakeholders/{stakeholderId}", "/stakeholders/{stakeholderId}/speaker",
            "/stewardship-offers", "/stewardship-offers/current", "/stewardship-offers/current/answers", "/updates", "/updates/{updateId}", "/updates/{updateId}/redaction",
        }.Select(path => "/practices/{practiceId}" + path),
    ];

    private static readonly string[] GatheringPaths =
    [
        "/gatherings",
        .. new[]
        {
            "", "/attendances", "/attendances/me", "/attendances/{participantId}", "/boards", "/cancellations", "/participation",
            "/questions", "/questions/{questionId}", "/questions/{questionId}/answers", "/stops", "/stops/{stopId}",
        }.Select(path => "/gatherings/{gatheringId}" + path),
    ];

    [Fact]
    public async Task The_description_says_whom_to_ask_and_where_the_API_is()
    {
        await using var edge = await EdgeHost.StartAsync("Production", settings: new() { ["Api:Contact:Name"] = "Beheer", ["Api:Contact:Email"] = "beheer@example.org" });
        var document = await ReadAsync(edge);

        Assert.StartsWith("3.1", document.Text("openapi"), StringComparison.Ordinal);
        var info = document.GetProperty("info");
        Assert.Equal("0.1.0", info.Text("version"));
        Assert.Equal(("Beheer", "beheer@example.org"), (info.GetProperty("contact").Text("name"), info.GetProperty("contact").Text("email")));
        Assert.NotEmpty(info.GetProperty("contact").Text("url"));
        Assert.EndsWith("/v1", document.GetProperty("servers")[0].Text("url"), StringComparison.Ordinal);
        Assert.Equal(["cookie", "token"], document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name).Order());
        Assert.Equal(["Boards", "Cities", "Following", "Gatherings", "Invitations", "Moderation", "Network", "Participants", "Practices", "Research", "Search", "Sessions"], document.GetProperty("tags").EnumerateArray().Select(tag => tag.Text("name")).Order());
    }

    [Fact]
    public async Task Every_address_follows_the_design_rules()
    {
        await using var edge = await EdgeHost.StartAsync();
        var paths = (await ReadAsync(edge)).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();

        Assert.Equal(
            ["/audit", "/board-templates", "/boards", "/boards/{boardId}", "/boards/{boardId}/events", "/boards/{boardId}/export", "/boards/{boardId}/invitations", "/boards/{boardId}/invitations/{invitationId}", "/boards/{boardId}/participation", "/boards/{boardId}/withheld", "/calendars/{calendarId}", "/cities", "/cities/{cityId}", "/cities/{cityId}/feed", "/cities/{cityId}/follows", "/cities/{cityId}/follows/{practiceId}", "/cities/{cityId}/practices", "/erasures/{participantId}", "/feeds/{cityId}", .. GatheringPaths, "/invitations/readings", "/invitations/redemptions", "/network", "/network/glance", "/network/glance/export", "/participants", "/participants/me", "/participants/me/consents", "/participants/me/consents/{purpose}", "/participants/me/digest", "/participants/me/export", "/participants/me/followed-boards", "/participants/me/followed-boards/{boardId}", "/participants/me/followed-boards/{boardId}/seen", "/participants/me/follows", "/participants/me/follows/{practiceId}", "/participants/me/inbox", "/participants/me/inbox/read", "/participants/me/practices", "/participants/me/quotes", "/participants/me/quotes/{quoteId}", "/participants/{participantId}/roles", "/participants/{participantId}/sessions", "/participants/{participantId}/suspension", .. PracticePaths, "/reports", "/reports/{reportId}/settlement", "/research/catalogue", "/research/codebook", "/research/issues", "/research/issues/{issueId}", "/research/issues/{issueId}/events", "/research/issues/{issueId}/quotes", "/research/purposes", "/search", "/search-index", "/search-index/rebuilds", "/sessions", "/sessions/current", "/sessions/newcomer", "/sessions/ways", "/suspensions"],
            paths.Order(StringComparer.Ordinal));
        Assert.All(paths, path => Assert.Matches("^(/([a-z]+(-[a-z]+)*|\\{[a-z][A-Za-z]*\\}))+$", path));
    }

    [Fact]
    public async Task Every_operation_is_named_explained_and_says_what_can_go_wrong()
    {
        await using var edge = await EdgeHost.StartAsync();
        var document = await ReadAsync(edge);
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value).ToArray();

        Assert.Equal(155, operations.Length);
        Assert.Equal(operations.Length, operations.Select(operation => operation.Text("operationId")).Distinct().Count());
        foreach (var operation in operations)
        {
            Assert.Matches("^[a-z][A-Za-z]+$", operation.Text("operationId"));
            Assert.NotEmpty(operation.Text("summary"));
            Assert.NotEmpty(operation.Text("description"));
            Assert.Equal(1, operation.GetProperty("tags").GetArrayLength());
            AssertParameters(operation);
            AssertResponses(operation);
        }
    }

    [Fact]
    public async Task Only_what_needs_a_session_says_so()
    {
        await using var edge = await EdgeHost.StartAsync();
        var paths = (await ReadAsync(edge)).GetProperty("paths");

        foreach (var (path, method, needed) in new[] { ("/cities", "get", false), ("/cities", "post", true), ("/boards", "post", true), ("/boards/{boardId}", "get", false), ("/participants", "get", true), ("/sessions", "post", false), ("/boards/{boardId}/export", "get", false), ("/board-templates", "get", false), ("/gatherings", "post", true), ("/gatherings/{gatheringId}", "get", false), ("/gatherings/{gatheringId}/attendances", "get", true), ("/calendars/{calendarId}", "get", false) })
        {
            Assert.Equal(needed, paths.GetProperty(path).GetProperty(method).TryGetProperty("security", out var security) && security.GetArrayLength() == 2);
        }
    }

    [Fact]
    public async Task Schemas_have_every_field_and_explain_it()
    {
        await using var edge = await EdgeHost.StartAsync();
        var document = await ReadAsync(edge);
        var schemas = document.GetProperty("components").GetProperty("schemas");

        var board = schemas.GetProperty("BoardSnapshot").GetProperty("properties");
        Assert.Equal(
            ["boardId", "cityId", "concealed", "createdAt", "createdBy", "defaultRole", "expiredAt", "gatheringId", "links", "lockedBy", "mine", "practiceId", "privateWriting", "removedCards", "removedZones", "retentionDays", "roles", "template", "timer", "title", "version", "visibility", "voting", "votingResults", "zones"],
            board.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        foreach (var name in new[] { "NewSession", "CityResource", "NewBoard", "Problem", "BoardSnapshot", "ParticipantProfile", "ExportedBoard", "ExportedCard", "BoardTemplateResource", "PracticeResource", "NewPractice", "Stakeholder", "AgreementResource", "NewUpdate", "Contribution", "Borrowing", "NewBorrowing", "Lineage", "NewGathering", "GatheringChanges", "GatheringResource", "GatheringStop", "GatheringQuestion", "AttendanceResource", "WithheldContent", "ParticipantExport", "ErasureStatus" })
        {
            foreach (var field in schemas.GetProperty(name).GetProperty("properties").EnumerateObject())
            {
                Assert.True(field.Value.TryGetProperty("description", out _) || field.Value.TryGetProperty("items", out _) || field.Value.TryGetProperty("$ref", out _) || field.Value.TryGetProperty("oneOf", out _), $"{name}.{field.Name} has no description: {field.Value}");
            }
        }

        Assert.Equal(
            ["boardId", "createdAt", "createdBy", "defaultRole", "links", "removedCards", "removedZones", "roles", "title", "version", "visibility", "votingResults", "zones"],
            schemas.GetProperty("BoardSnapshot").GetProperty("required").EnumerateArray().Select(field => field.GetString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("&lt;", document.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(7, schemas.GetProperty("CardSnapshot").GetProperty("properties").GetProperty("colour").GetProperty("enum").GetArrayLength());
        Assert.Contains("displayName", schemas.GetProperty("NewSession").GetProperty("required").EnumerateArray().Select(field => field.GetString()));
        Assert.DoesNotContain("roles", schemas.GetProperty("NewSession").GetProperty("required").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task An_export_is_described_with_its_three_kinds_of_file_and_the_past_with_its_parameters()
    {
        await using var edge = await EdgeHost.StartAsync();
        var paths = (await ReadAsync(edge)).GetProperty("paths");

        var content = paths.GetProperty("/boards/{boardId}/export").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal(["application/json", "text/csv", "text/markdown"], content.EnumerateObject().Select(type => type.Name).Order());
        var parameters = paths.GetProperty("/boards/{boardId}").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.Text("name"));
        Assert.Equal(["at", "boardId", "version"], parameters.Order());
    }

    [Fact]
    public async Task Fields_that_hold_one_of_a_few_words_list_those_of_their_own_kind_of_thing()
    {
        await using var edge = await EdgeHost.StartAsync();
        var schemas = (await ReadAsync(edge)).GetProperty("components").GetProperty("schemas");

        Assert.Equal(["municipality", "region"], Words(Field("CityResource", "kind")));
        Assert.Equal(PracticeKinds.All, Words(Field("PracticeResource", "kind")));
        Assert.Equal(StakeholderKinds.All, Words(Field("NewStakeholder", "kind")));
        Assert.Equal(ContributionKinds.All, Words(Field("Contribution", "kind")));
        Assert.Equal(GatheringKinds.All, Words(Field("NewGathering", "kind")));
        Assert.Equal(AttendanceAnswers.All, Words(Field("MyAttendance", "answer")));
        Assert.Equal(PracticePhases.Course, Words(Field("PhaseChange", "phase")));
        Assert.Equal(Themes.All, Words(Field("NewPractice", "themes").GetProperty("items")));
        Assert.False(Field("Stakeholder", "role").TryGetProperty("enum", out _));

        JsonElement Field(string schema, string field) => schemas.GetProperty(schema).GetProperty("properties").GetProperty(field);

        static IEnumerable<string?> Words(JsonElement field) => field.GetProperty("enum").EnumerateArray().Select(word => word.GetString());
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        await using var edge = await EdgeHost.StartAsync();
        var document = await ReadAsync(edge);

        var references = References(document).ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            Assert.StartsWith("#/", reference, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Object, reference[2..].Split('/').Aggregate(document, (node, name) => node.GetProperty(name)).ValueKind);
        });
    }

    private static void AssertParameters(JsonElement operation)
    {
        foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [])
        {
            Assert.Matches("^[a-z][A-Za-z]*$", parameter.Text("name"));
            Assert.NotEmpty(parameter.Text("description"));
        }
    }

    private static void AssertResponses(JsonElement operation)
    {
        var responses = operation.GetProperty("responses").EnumerateObject().ToArray();
        Assert.Contains(responses, response => response.Name.StartsWith('2'));
        foreach (var response in responses)
        {
            Assert.NotEmpty(response.Value.Text("description"));
            Assert.True(response.Value.GetProperty("headers").TryGetProperty("API-Version", out _));
            // Nothing goes along with an answer that says there is nothing new.
            if (!response.Name.StartsWith('2') && response.Name != "304")
            {
                var content = response.Value.GetProperty("content").EnumerateObject().Single();
                Assert.Equal("application/problem+json", content.Name);
                Assert.Equal("#/components/schemas/Problem", content.Value.GetProperty("schema").Text("$ref"));
            }
        }

        Assert.Subset(responses.Select(response => response.Name).ToHashSet(), new HashSet<string> { "401", "500", "503" });
    }

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(field => field is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [field.Value.GetString()!] : References(field.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static async Task<JsonElement> ReadAsync(EdgeHost edge)
    {
        using var response = await edge.GetAsync("/v1/openapi.json");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return await response.JsonAsync();
    }
}
