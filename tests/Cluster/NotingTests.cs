using System.Text.Json;
using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rule A8: what is moderated is noted in the audit, exactly once, whatever is cut short when.</summary>
public class NotingTests
{
    private const string Secret = "Aanstoot-4c1d9e";
    private static readonly Caller Author = new("p-author", "haarlem", []);
    private static readonly Caller Steward = new("p-steward", "haarlem", [NetworkRoles.Steward]);

    [Theory]
    [InlineData("nothing goes wrong")]
    [InlineData("the process ends before it is noted")]
    [InlineData("the process ends after it is noted and before anyone hears")]
    public async Task A8_a_text_that_is_hidden_is_noted_once_also_across_a_restart(string worst)
    {
        await using var data = new ClusterData();
        await using (var cluster = await SqliteCluster.StartAsync(data))
        {
            await OpenAsync(cluster);
            data.Store.Concerns = journalId => journalId == JournalIds.Audit;
            switch (worst)
            {
                case "the process ends before it is noted":
                    data.Store.FailNextAppend();
                    break;
                case "the process ends after it is noted and before anyone hears":
                    data.Store.LoseNextAcknowledgement();
                    break;
            }

            // Whoever hides it is not told of any of this.
            var board = cluster.Board("b");
            await AcceptedAsync(board, "hide", new HideContent("Noemt iemand", "k"));
            await AcceptedAsync(board, "hide", new HideContent("Noemt iemand", "k"));
            if (worst == "nothing goes wrong")
            {
                await UntilAsync(async () => (await DeedsAsync(data)).Length == 1 && await RemindersAsync(data) == 0);
            }
        }

        data.Store.CalmDown();
        await using var later = await SqliteCluster.StartAsync(data);
        for (var tick = 0; tick < 2; tick++)
        {
            await TickAsync(later);
        }

        var deed = Assert.Single(await DeedsAsync(data));
        Assert.Equal((Steward.ParticipantId, "hidden", "haarlem", Author.ParticipantId), (deed.By, deed.Text("deed"), deed.Text("cityId"), deed.Text("participantId")));
        Assert.Equal("""{"boardId":"b","cardId":"k"}""", deed.Data.GetProperty("thing").GetRawText());
        Assert.Equal("Noemt iemand", deed.Data.GetProperty("reason").GetProperty("text").GetString());
        Assert.Equal(0, await RemindersAsync(data));

        await AcceptedAsync(later.Board("b"), "restore", new RestoreContent("Mocht toch", "k"));
        await AcceptedAsync(later.Board("b"), "redact", new RedactContent("Nee", "k"));
        await UntilAsync(async () => (await DeedsAsync(data)).Length == 3);
        Assert.Equal(["hidden", "restored", "redacted"], (await DeedsAsync(data)).Select(one => one.Text("deed")));
    }

    [Fact]
    public async Task A8_control_without_the_reminder_what_was_cut_short_is_never_noted()
    {
        await using var data = new ClusterData();
        await using (var cluster = await SqliteCluster.StartAsync(data))
        {
            await OpenAsync(cluster);
            var tried = data.Store.Appends;
            data.Store.Concerns = journalId => journalId == JournalIds.Audit;
            data.Store.FailNextAppend();
            await AcceptedAsync(cluster.Board("b"), "hide", new HideContent("Noemt iemand", "k"));
            await UntilAsync(() => Task.FromResult(data.Store.Appends >= tried + 2));
        }

        data.Store.CalmDown();
        await using var later = await SqliteCluster.StartAsync(data);
        Assert.True((await later.Board("b").Open(Steward, null)).IsGiven);
        Assert.Empty(await DeedsAsync(data));
        Assert.Equal(1, await RemindersAsync(data));
    }

    [Fact]
    public async Task J9_an_update_that_is_removed_is_in_no_entry_and_no_answer_any_more_and_is_noted()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await OpenAsync(cluster);
        Assert.True((await cluster.City("haarlem").StartPractice(Author, "tuin", new PracticeFacts("Buurttuin", PracticeKinds.All[0], "Pitch", "Opgave", [], []))).IsGiven);
        var practice = cluster.Practice("tuin");
        await SubmitAsync(practice, "post", Author, new PostUpdate("u1", $"Titel {Secret}", $"Tekst {Secret}", Obstacle: $"Obstakel {Secret}", Approach: $"Aanpak {Secret}", Lesson: $"Les {Secret}"));
        await SubmitAsync(practice, "other", Author, new PostUpdate("u2", "Titel", "Tekst", Approach: "Aanpak"));
        Assert.True((await practice.Borrowable(Author, BorrowableKinds.Approach, "u1")).IsGiven);
        await SubmitAsync(practice, "end", Author, new EndPractice(Verdicts.All[0], "Klaar", "Veel"));

        var stranger = Assert.IsType<CommandResult.Refused>(Assert.Single(await practice.Submit([new("no", new Caller("p-x", "lelystad", [NetworkRoles.Steward]), new RedactUpdate("u1", "Weg"))])));
        await SubmitAsync(practice, "redact", Steward, new RedactUpdate("u1", "Noemt iemand"));
        await SubmitAsync(practice, "redact", Steward, new RedactUpdate("u1", "Noemt iemand"));
        var twice = Assert.IsType<CommandResult.Refused>(Assert.Single(await practice.Submit([new("again", Steward, new RedactUpdate("u1", "Nog eens"))])));

        Assert.Equal((RefusalCodes.NotAllowed, RefusalCodes.Conflict), (stranger.Refusal.Code, twice.Refusal.Code));
        await UntilAsync(async () => (await DeedsAsync(data)).Length == 1 && await RemindersAsync(data) == 0);
        var deed = Assert.Single(await DeedsAsync(data));
        Assert.Equal(("redacted", Author.ParticipantId, """{"practiceId":"tuin","updateId":"u1"}"""), (deed.Text("deed"), deed.Text("participantId"), deed.Data.GetProperty("thing").GetRawText()));
        Assert.DoesNotContain(await data.StoredAsync("practice:tuin"), entry => Says(entry, Secret));
        Assert.DoesNotContain((await practice.Events(Caller.Anonymous, 0, 100)).Value!.Entries, entry => Says(entry, Secret));
        Assert.False((await practice.Borrowable(Author, BorrowableKinds.Approach, "u1")).IsGiven);
        await cluster.PutAwayAsync(practice);
        var updates = (await practice.Open(Caller.Anonymous)).Value!.Snapshot.Updates;
        Assert.Equal([("u1", "█████ ███████████████", "Noemt iemand"), ("u2", "Titel", null)], updates.Select(update => (update.UpdateId, update.Title, update.RedactedBecause)));
    }

    private static Task TickAsync(SqliteCluster cluster) => cluster.Board("b").AsReference<IRemindable>().ReceiveReminder("noting", default);

    private static bool Says(JournalEntry entry, string text) => System.Text.Encoding.UTF8.GetString(entry.Data).Contains(text, StringComparison.Ordinal);

    private static async Task OpenAsync(SqliteCluster cluster)
    {
        await cluster.City("haarlem").Admit(People.Operator, new CityFacts("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []));
        var opening = new BoardOpening("Bord", BoardVisibilities.Network, null, [new ZoneOpening("z", "Vak", [])]);
        Assert.True((await cluster.City("haarlem").OpenBoard(Steward, "b", opening)).IsGiven);
        Assert.IsType<CommandResult.Accepted>(await cluster.Board("b").SubmitAsync(new("add", Author, new AddCard("k", "z", Secret))));
    }

    private static async Task AcceptedAsync(IBoardGrain board, string commandId, BoardCommand command) =>
        Assert.IsType<CommandResult.Accepted>(await board.SubmitAsync(new(commandId, Steward, command)));

    private static async Task SubmitAsync(IPracticeGrain practice, string commandId, Caller caller, PracticeCommand command) =>
        Assert.IsType<CommandResult.Accepted>(Assert.Single(await practice.Submit([new(commandId, caller, command)])));

    private static async Task<Deed[]> DeedsAsync(ClusterData data) =>
        [.. (await data.StoredAsync(JournalIds.Audit)).Where(entry => entry.Type == "deedNoted").Select(entry => new Deed(entry.By, JsonDocument.Parse(entry.Data).RootElement))];

    private static async Task<long> RemindersAsync(ClusterData data)
    {
        await using var connection = await data.Storage.Snapshots.OpenConnectionAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM OrleansRemindersTable WHERE ReminderName = 'noting'";
        return (long)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed record Deed(string By, JsonElement Data)
    {
        internal string? Text(string field) => Data.TryGetProperty(field, out var value) ? value.GetString() : null;
    }
}
