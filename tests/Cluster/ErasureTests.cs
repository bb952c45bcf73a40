using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Checking;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;
using Stadmaken.Text;

namespace Stadmaken.Tests.Cluster;

/// <summary>Rule J9 in whole: someone leaves, and what says who they were is in no byte that is stored.</summary>
public class ErasureTests
{
    private const string Name = "Tjitske Quackernack";
    private const string Address = "tjitske.q@voorbeeld-7f3a.nl";

    // Found nowhere by chance; each is looked for in every byte.
    private static readonly string[] Traces = ["Quackernack", "Tjitske", "voorbeeld-7f3a", "uackernac"];

    private static readonly Caller Me = new("p-gone", "haarlem", []);
    private static readonly Caller Steward = new("p-steward", "haarlem", [NetworkRoles.Steward]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Erased_participant_is_in_no_byte_of_the_database_and_boards_keep_their_structure(bool allTexts)
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);
        Assert.All(Traces, trace => Assert.True(Finds(data, trace), $"Control: {trace} is not found before, so this test would find nothing."));
        var before = await BoardAsync(cluster, data);

        Assert.Equal("done", (await cluster.Participant(Me.ParticipantId).Erase(Me, allTexts)).Value);

        await AuditVerifiesAsync(data, redacted: allTexts ? 3 : 2);
        Assert.All(Traces, trace => Assert.False(Finds(data, trace), $"{trace} is still there."));
        Assert.Equal("done", (await cluster.Participant(Me.ParticipantId).Erasure()).Value);
        Assert.True((await cluster.Participant(Me.ParticipantId).Describe()).Value!.HasLeft);
        Assert.NotNull((await cluster.Participant(Me.ParticipantId).Register("Iemand", "haarlem", "civic")).Refusal);
        var after = await BoardAsync(cluster, data);
        Assert.Equal(before.ZoneOrder.ToArray(), after.ZoneOrder.ToArray());
        Assert.Equal(
            before.Cards.OrderBy(card => card.Key).Select(card => (card.Key, card.Value.ZoneId, card.Value.CreatedBy, card.Value.Text.Length, card.Value.Votes.Length)),
            after.Cards.OrderBy(card => card.Key).Select(card => (card.Key, card.Value.ZoneId, card.Value.CreatedBy, card.Value.Text.Length, card.Value.Votes.Length)));
        Assert.Equal("Kaart van de steward", after.Cards["theirs"].Text);
        Assert.Equal(!allTexts, after.Cards["mine"].Text.Contains("plantenbak", StringComparison.Ordinal));
        await CheckAsync(data);

        // And it goes on: nothing of it is in the way of what others do.
        Assert.IsType<CommandResult.Accepted>(await cluster.Board("b").SubmitAsync(new("later", Steward, new SetBoardTitle("Verder"))));
        await cluster.PutAwayAsync(cluster.Board("b"));
        Assert.Equal("Verder", (await BoardAsync(cluster, data)).Title);
        Assert.All(Traces, trace => Assert.False(Finds(data, trace), $"{trace} came back."));
    }

    [Fact]
    public async Task Control_without_emptying_the_log_the_name_is_still_in_a_file()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);

        // Someone who reads all the while: the log cannot be emptied, and the erasure does not say that it is done.
        await using var reader = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data.Storage.JournalPath, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await reader.OpenAsync(TestContext.Current.CancellationToken);
        await using (var transaction = reader.BeginTransaction(deferred: true))
        {
            await using var read = reader.CreateCommand();
            read.Transaction = transaction;
            read.CommandText = "SELECT count(*) FROM journal_event";
            await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);

            Assert.Equal("under-way", (await cluster.Participant(Me.ParticipantId).Erase(Me, false)).Value);
            Assert.Contains(Traces, trace => Finds(data, trace));
        }

        await reader.CloseAsync();
        Assert.Equal("done", (await cluster.Participant(Me.ParticipantId).Erase(Me, false)).Value);
        Assert.All(Traces, trace => Assert.False(Finds(data, trace), $"{trace} is still there."));
    }

    [Fact]
    public async Task Control_a_snapshot_that_is_kept_has_the_name_in_it()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data, journals: journals => journals.SnapshotEvery = 1);
        await LiveAsync(cluster);
        await cluster.PutAwayAsync(cluster.Board("b"));

        // Redacted behind the grain's back, as a program would that forgets the snapshot.
        var entries = await data.StoredAsync("board:b");
        var plan = new BoardRedaction(new BoardModel()).Plan(
            "board:b",
            new(new(BoardState.Empty, entries.Count, default), entries, new Dictionary<long, byte[]>()),
            new Redaction.Person(Me.ParticipantId, [Name], AllTexts: true));
        var said = new JournalEntry(entries.Count + 1, entries[^1].At, Me.ParticipantId, "erase", "textsRedacted", """{"because":"erasure"}"""u8.ToArray());
        await data.Sqlite.RedactAsync("board:b", entries.Count, said, plan, TestContext.Current.CancellationToken);
        await data.Sqlite.ScrubAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Quackernack", await SnapshotAsync(data, "board:b"), StringComparison.Ordinal);

        // A board that is loaded finds out, and the snapshot is gone.
        Assert.DoesNotContain("Quackernack", Encoding.UTF8.GetString((await cluster.Board("b").Open(Steward, null)).Value!.Snapshot!), StringComparison.Ordinal);
        Assert.DoesNotContain("Quackernack", await SnapshotAsync(data, "board:b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasure_cut_short_at_any_step_comes_to_its_end()
    {
        var steps = 0;
        await using (var data = new ClusterData())
        await using (var cluster = await SqliteCluster.StartAsync(data))
        {
            await LiveAsync(cluster);
            var before = data.Store.Appends;
            await cluster.Participant(Me.ParticipantId).Erase(Me, false);
            steps = data.Store.Appends - before;
        }

        Assert.InRange(steps, 5, 20);
        await using var shared = new ClusterData();
        await using var all = await SqliteCluster.StartAsync(shared);
        for (var step = 1; step <= steps; step++)
        {
            foreach (var lost in new[] { false, true })
            {
                var me = new Caller($"p-{step}-{lost}", "haarlem", []);
                var board = $"b-{step}-{lost}";
                await LiveAsync(all, me, board);
                var call = 0;
                var at = step;
                shared.Store.Concerns = _ => Interlocked.Increment(ref call) == at;
                if (lost)
                {
                    shared.Store.LoseNextAcknowledgement();
                }
                else
                {
                    shared.Store.FailNextAppend();
                }

                await all.Participant(me.ParticipantId).Erase(me, false);
                shared.Store.CalmDown();
                await all.PutAwayAsync(all.Participant(me.ParticipantId));

                // Whoever loads the participant goes on with it; if it had not begun, nothing was promised.
                if ((await all.Participant(me.ParticipantId).Erasure()).IsGiven)
                {
                    while ((await all.Participant(me.ParticipantId).Erasure()).Value != "done")
                    {
                        await Task.Yield();
                    }
                }
                else
                {
                    Assert.Equal("done", (await all.Participant(me.ParticipantId).Erase(me, false)).Value);
                }
            }
        }

        Assert.All(Traces, trace => Assert.False(Finds(shared, trace), $"{trace} is still there."));
        await CheckAsync(shared);

        // Each is noted once, whatever was cut short.
        var notes = (await shared.StoredAsync(JournalIds.Audit)).Where(entry => entry.Type == "deedNoted" && Encoding.UTF8.GetString(entry.Data).Contains("erased", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2 * steps, notes.Length);
        Assert.Equal(notes.Length, notes.Select(note => note.By).Distinct().Count());
    }

    [Fact]
    public async Task Export_has_everything_of_a_participant_and_nothing_of_others()
    {
        await using var data = new ClusterData();
        await using var cluster = await SqliteCluster.StartAsync(data);
        await LiveAsync(cluster);

        var export = Encoding.UTF8.GetString((await cluster.Participant(Me.ParticipantId).Export(Me)).Value!);

        Assert.All([Name, Address, "plantenbak", "Verborgen, van", "Vraag van Tjitske", "stakeholderLinked", "attendanceSaid"], expected => Assert.Contains(expected, export, StringComparison.Ordinal));
        Assert.DoesNotContain("Kaart van de steward", export, StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.Participant(Me.ParticipantId).Export(Steward)).Refusal!.Code);
        Assert.Equal(RefusalCodes.NotAllowed, (await cluster.Participant(Me.ParticipantId).Erase(Steward, true)).Refusal!.Code);
    }

    private static Task LiveAsync(SqliteCluster cluster) => LiveAsync(cluster, Me, "b");

    /// <summary>Someone leaves their name and address wherever people can write.</summary>
    private static async Task LiveAsync(SqliteCluster cluster, Caller me, string boardId)
    {
        await cluster.City("haarlem").Admit(People.Operator, new CityFacts("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []));
        Assert.True((await cluster.Participant(me.ParticipantId).Register($"{Name} {Address}", "haarlem", "civic")).IsGiven);
        var home = cluster.City("haarlem");
        var opening = new BoardOpening($"Bord van {Name}", BoardVisibilities.Network, null, [new ZoneOpening("z", "Vak", [new CardOpening("first", $"Mail {Address}", "blue")])]);
        Assert.True((await home.OpenBoard(me, boardId, opening)).IsGiven);
        var board = cluster.Board(boardId);
        await AcceptedAsync(board, me, new AddCard("mine", "z", $"Een plantenbak, groet {Name}"));
        await AcceptedAsync(board, Steward, new AddCard("theirs", "z", "Kaart van de steward"));
        await AcceptedAsync(board, me, new AddComment("r1", "theirs", $"Bel mij: {Name}, {Address}"));

        // Letter by letter, between those of another.
        await AcceptedAsync(board, me, new AddCard("typed", "z", string.Empty));
        var version = ((await board.Open(me, null)).Value!).Version;
        var typed = 0;
        foreach (var letter in Name)
        {
            version = await AcceptedAsync(board, me, new EditCardText("typed", version, new TextOperationBuilder().Retain(typed++).Insert(letter.ToString()).Build()));
        }

        await AcceptedAsync(board, Steward, new EditCardText("typed", version, new TextOperationBuilder().Insert("Door: ").Build()));
        await AcceptedAsync(board, me, new Vote("theirs"));
        await AcceptedAsync(board, me, new AddCard("hidden", "z", $"Verborgen, van {Name}"));
        await AcceptedAsync(board, Steward, new HideContent("Noemt zichzelf", "hidden"));
        await AcceptedAsync(board, me, new AddZone("z2", $"Vak van {Name}"));
        var audit = cluster.Grains.GetGrain<IAuditGrain>(JournalIds.Audit);
        Assert.Null(await audit.EndSessions(Steward, me.ParticipantId, $"Op verzoek van {Name}"));
        Assert.Null(await audit.EndSessions(me, me.ParticipantId, $"Bel {Address}"));
        Assert.Null(await audit.EndSessions(me, me.ParticipantId, "Telefoon kwijt"));
        Assert.Null(await audit.EndSessions(Steward, me.ParticipantId, "Nogmaals kwijt"));

        var practiceId = $"pr-{boardId}";
        Assert.True((await home.StartPractice(Steward, practiceId, new PracticeFacts("Buurttuin", PracticeKinds.All[0], "Pitch", "Opgave", [], []))).IsGiven);
        await AcceptedAsync(cluster, practiceId, Steward, new AddStakeholder("s1", "civic", "person", Name, "Bewoner", []));
        await AcceptedAsync(cluster, practiceId, Steward, new LinkStakeholder("s1", me.ParticipantId));
        await AcceptedAsync(cluster, practiceId, me, new PostUpdate("u1", "Voortgang", $"Geschreven door {Name}, {Address}"));

        var gatheringId = $"g-{boardId}";
        var start = new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.True((await home.StartGathering(Steward, gatheringId, new GatheringFacts("Expeditie", GatheringKinds.All[0], "Wandeling", "Haarlem", start, start.AddHours(2), []))).IsGiven);
        await AcceptedAsync(cluster, gatheringId, me, new SayAttendance("coming"));
        await AcceptedAsync(cluster, gatheringId, me, new LeaveQuestion("q1", $"Vraag van {Name}: {Address}?"));
    }

    private static async Task<long> AcceptedAsync(IBoardGrain board, Caller caller, BoardCommand command)
    {
        var result = await board.SubmitAsync(new BoardSubmission($"c-{Guid.NewGuid():N}", caller, command));
        return result is CommandResult.Accepted accepted ? accepted.Version : throw new InvalidOperationException($"{command}: {result}");
    }

    private static async Task AcceptedAsync(SqliteCluster cluster, string practiceId, Caller caller, PracticeCommand command)
    {
        var result = Assert.Single(await cluster.Practice(practiceId).Submit([new PracticeSubmission($"c-{Guid.NewGuid():N}", caller, command)]));
        Assert.True(result is CommandResult.Accepted, $"{command}: {result}");
    }

    private static async Task AcceptedAsync(SqliteCluster cluster, string gatheringId, Caller caller, GatheringCommand command)
    {
        var result = Assert.Single(await cluster.Gathering(gatheringId).Submit([new GatheringSubmission($"c-{Guid.NewGuid():N}", caller, command)]));
        Assert.True(result is CommandResult.Accepted, $"{command}: {result}");
    }

    /// <summary>The chain is whole, the erasure is in it once, and so many texts are gone.</summary>
    private static async Task AuditVerifiesAsync(ClusterData data, int redacted)
    {
        var entries = await data.StoredAsync(JournalIds.Audit);
        var verification = new AuditVerification();
        verification.Take(entries);
        Assert.Empty(verification.Breaks);
        Assert.Equal(redacted, verification.Redacted);
        var note = Assert.Single(entries, entry => entry.Type == "deedNoted" && entry.By == Me.ParticipantId);
        Assert.Contains("""
            "deed":"erased","cityId":"haarlem","participantId":"p-gone"
            """.Trim(), Encoding.UTF8.GetString(note.Data), StringComparison.Ordinal);
    }

    private static async Task<BoardState> BoardAsync(SqliteCluster cluster, ClusterData data)
    {
        await cluster.Board("b").Open(Steward, null);
        var model = new BoardModel();
        return (await data.StoredAsync("board:b")).Aggregate(model.Empty, (state, entry) =>
            model.Fold(state, new(entry.Version, entry.At, entry.By, model.Events.Decode(entry.Type, entry.Data))));
    }

    /// <summary>
    /// Whether it is in a byte of any file in the data directory, in UTF-8 or UTF-16. Read by another process: closing a file here would take
    /// away the locks that SQLite has on it.
    /// </summary>
    private static bool Finds(ClusterData data, string trace) => Directory.EnumerateFiles(data.Storage.DirectoryPath, "*", SearchOption.AllDirectories).Any(file =>
    {
        using var cat = Process.Start(new ProcessStartInfo("cat", [file]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        cat.StandardOutput.BaseStream.CopyTo(bytes);
        cat.WaitForExit();
        Assert.Equal(0, cat.ExitCode);
        var read = bytes.ToArray().AsSpan();
        return read.IndexOf(Encoding.UTF8.GetBytes(trace)) >= 0 || read.IndexOf(Encoding.Unicode.GetBytes(trace)) >= 0;
    });

    private static async Task<string> SnapshotAsync(ClusterData data, string journalId)
    {
        await using var connection = await data.Storage.Snapshots.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(CAST(PayloadBinary AS TEXT), ' ') FROM OrleansStorage WHERE GrainIdExtensionString = $id";
        command.Parameters.Add(new SqliteParameter("$id", journalId));
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) as string ?? string.Empty;
    }

    private static async Task CheckAsync(ClusterData data)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data.Storage.JournalPath, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT journal_id FROM journal_event";
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            var journalId = rows.GetString(0);
            Assert.Empty(await JournalChecks.For(journalId)!.CheckAsync(journalId, (after, limit) => data.Sqlite.ReadAsync(journalId, after, limit, CancellationToken.None)));
        }
    }
}
