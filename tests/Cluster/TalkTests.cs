using System.Text;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Tests.Cluster.Hosting;

namespace Stadmaken.Tests.Cluster;

/// <summary>Questions touch the journals of two practices and an inbox (rule PR12); reactions that of their practice and of its city (rule PR13).</summary>
public class TalkTests
{
    private const string Secret = "Aanstoot-6b1e20";
    private static readonly CityFacts Haarlem = new("Haarlem", "NL", "municipality", "GM0392", 52.38, 4.64, []);
    private static readonly CityFacts Lelystad = new("Lelystad", "NL", "municipality", "GM0995", 52.52, 5.47, []);
    private static readonly PracticeFacts Facts = new("Buurttuin", "neighbourhood", "Groen", "Wie onderhoudt?", ["circular-economy"], ["cooperation"]);
    private static readonly Caller Noor = new("noor", "lelystad", []);
    private static readonly Caller Otto = new("otto", "lelystad", []);
    private static readonly Caller Steward = new("steward", "haarlem", [NetworkRoles.Steward]);

    public static TheoryData<int, bool> Crashes(int steps)
    {
        var crashes = new TheoryData<int, bool>();
        foreach (var step in Enumerable.Range(1, steps))
        {
            crashes.Add(step, false);
            crashes.Add(step, true);
        }

        return crashes;
    }

    [Theory]
    [MemberData(nameof(Crashes), 4)]
    public async Task PR12_a_question_and_its_answer_are_whole_where_they_belong_once_whatever_is_cut_short(int step, bool written)
    {
        // The question: asked, put there, known here. The answer: given, heard there, in the inbox of who asked, known here.
        await using var data = new ClusterData();
        await using (var cluster = await WithPracticesAsync(data))
        {
            if (step <= 3)
            {
                Arm(data, step, written);
            }

            await SubmitUntilStoredAsync(cluster, Noor, "ask", new AskQuestion("v1", "Wie heeft de sleutel?", "keuken"));
            await cluster.Practice("tuin").Watch(data.Clock.GetUtcNow());
            Assert.True((await cluster.Practice("tuin").FindQuestion("v1")).Value!.IsNoted);

            // She follows her practice as its steward, and chose not to: the answer has to come to her by itself.
            await UntilAsync(async () => (await cluster.Participant("noor").Follows(Noor)).Value is { Length: 1 });
            Assert.Null(await cluster.Participant("noor").UnfollowPractice(Noor, "keuken"));
            Arm(data, step, written);
            await SubmitUntilStoredAsync(cluster, People.Amina, "answer", new GiveAnswer("v1", "a1", "De buurvrouw."));
            await cluster.Practice("tuin").Watch(data.Clock.GetUtcNow());
        }

        data.Store.CalmDown();
        await using var later = await SqliteCluster.StartAsync(data);
        await later.Practice("tuin").Open(Caller.Anonymous);
        var question = Assert.Single((await later.Practice("tuin").Questions(0, 10)).Value!);
        Assert.Equal(("Wie heeft de sleutel?", "noor", "lelystad", new PracticeName("keuken", "lelystad", "Buurtkeuken"), true), (question.Text, question.By, question.CityId, question.From, question.IsNoted));
        var answer = Assert.Single(question.Answers);
        Assert.Equal(("De buurvrouw.", "amina", true), (answer.Text, answer.By, answer.IsNoted));
        var put = Assert.Single((await later.Practice("keuken").PutQuestions(0, 10)).Value!);
        Assert.Equal((new PracticeName("tuin", "haarlem", "Buurttuin"), "v1", "noor"), (put.To, put.QuestionId, put.By));
        Assert.Equal([("a1", answer.Version)], put.Answers.Select(heard => (heard.AnswerId, heard.Version)));
        var item = Assert.Single((await later.Participant("noor").Inbox(Noor, 0, 100)).Value!.Feed.Items, item => item.Type == "questionAnswered");
        Assert.Equal(("tuin", answer.Version), (item.PracticeId, item.Version));
        Assert.Equal(["questionAsked", "questionNoted", "questionAnswered", "answerNoted"], await TalkAsync(data, "tuin"));
        Assert.Equal(["questionPut", "answerReceived"], await TalkAsync(data, "keuken"));
    }

    [Fact]
    public async Task PR12_all_who_follow_either_practice_hear_the_answer_and_nobody_of_them_twice()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        Assert.Null(await cluster.City("lelystad").FollowPractice(People.Operator, "tuin"));
        Assert.True((await cluster.Participant("otto").Register("Otto", "lelystad", "civic")).IsGiven);
        Assert.Null(await cluster.Participant("otto").FollowPractice(Otto, "tuin"));

        // One asked from the practice, one by a participant alone, who follows the practice that is asked.
        await SubmitUntilStoredAsync(cluster, Noor, "ask", new AskQuestion("v1", "Wie heeft de sleutel?", "keuken"));
        await SubmitUntilStoredAsync(cluster, Otto, "ask-2", new AskQuestion("v2", "En de tweede?"));
        await SubmitUntilStoredAsync(cluster, People.Amina, "answer", new GiveAnswer("v1", "a1", "De buurvrouw."));
        await SubmitUntilStoredAsync(cluster, People.Amina, "answer-2", new GiveAnswer("v2", "a2", "Ook zij."));

        await UntilAsync(async () => (await FeedAsync("haarlem")).Length == 4 && (await FeedAsync("lelystad")).Length == 5);
        Assert.Equal(["questionAsked", "questionAsked", "questionAnswered", "questionAnswered"], await FeedAsync("haarlem"));
        // Lelystad follows the garden and has the kitchen.
        Assert.Equal(["answerReceived", "questionAnswered", "questionAnswered", "questionAsked", "questionAsked"], (await FeedAsync("lelystad")).Order(StringComparer.Ordinal));
        await UntilAsync(async () => (await InboxAsync(Otto)).Length == 3);
        Assert.Equal(["questionAnswered", "questionAnswered", "questionAsked"], (await InboxAsync(Otto)).Order(StringComparer.Ordinal));
        // Noor hears it through her own practice, and not once more.
        await UntilAsync(async () => (await InboxAsync(Noor)).Length == 1);
        Assert.Equal(["answerReceived"], await InboxAsync(Noor));

        async Task<string[]> FeedAsync(string cityId) =>
            [.. (await cluster.City(cityId).Feed(0, 100)).Value!.Items.Select(item => item.Type).Where(IsTalk)];

        async Task<string[]> InboxAsync(Caller of) =>
            [.. (await cluster.Participant(of.ParticipantId).Inbox(of, 0, 100)).Value!.Feed.Items.Select(item => item.Type).Where(IsTalk)];
    }

    [Fact]
    public async Task PR12_only_who_writes_in_a_practice_asks_from_it_and_who_left_does_not_hold_up_the_answer()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        Assert.Equal(RefusalCodes.NotAllowed, RefusalOf(await SubmitAsync(cluster, Otto, "no", new AskQuestion("v1", "Mag dit?", "keuken"))).Code);
        Assert.Equal((RefusalCodes.NotFound, "fromPracticeId"), RefusalOf(await SubmitAsync(cluster, Noor, "nowhere", new AskQuestion("v1", "Mag dit?", "nooit"))) is var none ? (none.Code, none.Field) : default);

        // Otto never registered here: there is no inbox to tell.
        await SubmitUntilStoredAsync(cluster, Otto, "ask", new AskQuestion("v1", "Mag dit?"));
        await SubmitUntilStoredAsync(cluster, People.Amina, "answer", new GiveAnswer("v1", "a1", "Ja."));
        Assert.True(Assert.Single((await cluster.Practice("tuin").FindQuestion("v1")).Value!.Answers).IsNoted);
    }

    [Fact]
    public async Task J9_a_question_and_an_answer_that_are_removed_are_in_no_entry_any_more_and_an_erased_name_neither()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        await SubmitUntilStoredAsync(cluster, Noor, "ask", new AskQuestion("v1", $"Vraag {Secret}", "keuken"));
        await SubmitUntilStoredAsync(cluster, People.Amina, "answer", new GiveAnswer("v1", "a1", $"Antwoord {Secret}"));
        await SubmitUntilStoredAsync(cluster, Noor, "ask-2", new AskQuestion("v2", "Groet, Noor Zomers"));
        await SubmitUntilStoredAsync(cluster, Noor, "redact", new RedactQuestion("v1", "Noemt iemand"));
        await SubmitUntilStoredAsync(cluster, Steward, "redact-2", new RedactAnswer("v1", "a1", "Noemt iemand"));

        Assert.Equal("done", (await cluster.Participant("noor").Erase(Noor, allTexts: false)).Value);
        foreach (var practiceId in new[] { "tuin", "keuken" })
        {
            var stored = await data.StoredAsync(JournalIds.Practice(practiceId));
            Assert.DoesNotContain(stored, entry => Encoding.UTF8.GetString(entry.Data) is var text && (text.Contains(Secret, StringComparison.Ordinal) || text.Contains("Zomers", StringComparison.Ordinal)));
        }

        await cluster.PutAwayAsync(cluster.Practice("tuin"));
        var questions = (await cluster.Practice("tuin").Questions(0, 10)).Value!;
        Assert.Equal(["Noemt iemand", null], questions.Select(question => question.RedactedBecause));
        Assert.Equal("Noemt iemand", questions[0].Answers.Single().RedactedBecause);
        Assert.Equal("Groet, ████ ██████", questions[1].Text);
    }

    [Fact]
    public async Task PR13_a_hidden_reaction_is_told_to_who_wrote_it_and_who_writes_here_and_to_nobody_else()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        var practice = cluster.Practice("tuin");
        await SubmitUntilStoredAsync(cluster, Otto, "react", new PlaceReaction("r1", $"Reactie {Secret}"));
        await SubmitUntilStoredAsync(cluster, Noor, "react-2", new PlaceReaction("r2", "Mooi"));
        await SubmitUntilStoredAsync(cluster, Steward, "hide", new HideReaction("r1", "Scheldt"));

        Assert.DoesNotContain(await data.StoredAsync("practice:tuin"), entry => Encoding.UTF8.GetString(entry.Data).Contains(Secret, StringComparison.Ordinal));
        foreach (var other in new[] { Noor, Caller.Anonymous, new Caller("guest", string.Empty, [], new CallerInvitation("i", "b")) })
        {
            Assert.Equal(["r2"], (await practice.Reactions(other, 0, 10)).Value!.Select(reaction => reaction.ReactionId));
            Assert.Equal(RefusalCodes.NotFound, (await practice.FindReaction(other, "r1")).Refusal!.Code);
        }

        foreach (var concerned in new[] { Otto, Steward })
        {
            var shown = (await practice.Reactions(concerned, 0, 10)).Value!;
            Assert.Equal([($"Reactie {Secret}", "Scheldt"), ("Mooi", null)], shown.Select(reaction => (reaction.Text, reaction.HiddenBecause)));
        }

        await SubmitUntilStoredAsync(cluster, Steward, "restore", new RestoreReaction("r1", "Was een grap"));
        Assert.Equal($"Reactie {Secret}", (await practice.FindReaction(Caller.Anonymous, "r1")).Value!.Text);
        await UntilAsync(async () => (await data.StoredAsync(JournalIds.Audit)).Count(entry => entry.Type == "deedNoted") == 2);

        // Taken back, it is nobody's any more; that is no deed of moderation.
        await SubmitUntilStoredAsync(cluster, Otto, "remove", new RemoveReaction("r1"));
        Assert.Equal(["r2"], (await practice.Reactions(Steward, 0, 10)).Value!.Select(reaction => reaction.ReactionId));
        Assert.DoesNotContain(await data.StoredAsync("practice:tuin"), entry => Encoding.UTF8.GetString(entry.Data).Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PR13_what_the_city_says_holds_for_the_next_reaction_and_what_was_said_stays()
    {
        await using var data = new ClusterData();
        await using var cluster = await WithPracticesAsync(data);
        var guest = new Caller("guest", string.Empty, [], new CallerInvitation("i", "b"));
        await SubmitUntilStoredAsync(cluster, Otto, "r-1", new PlaceReaction("r1", "Mooi"));
        Assert.Equal(RefusalCodes.NotAllowed, RefusalOf(await SubmitAsync(cluster, guest, "r-2", new PlaceReaction("r2", "Ook mooi"))).Code);
        Assert.Equal(ReactionAudiences.Anyone, (await cluster.City("haarlem").OpenReactions(Steward, ReactionAudiences.Anyone)).Value!.ReactionsOpenTo);
        await SubmitUntilStoredAsync(cluster, guest, "r-3", new PlaceReaction("r2", "Ook mooi"));
        Assert.True((await cluster.City("haarlem").OpenReactions(Steward, ReactionAudiences.Nobody)).IsGiven);
        Assert.Equal(RefusalCodes.NotAllowed, RefusalOf(await SubmitAsync(cluster, Otto, "r-4", new PlaceReaction("r3", "Nog eens"))).Code);
        Assert.Equal(["r1", "r2"], (await cluster.Practice("tuin").Reactions(Caller.Anonymous, 0, 10)).Value!.Select(reaction => reaction.ReactionId));
    }

    private static bool IsTalk(string type) => type is "questionAsked" or "questionAnswered" or "answerReceived";

    private static async Task<string[]> TalkAsync(ClusterData data, string practiceId) =>
    [
        .. (await data.StoredAsync(JournalIds.Practice(practiceId))).Select(entry => entry.Type)
            .Where(type => type.StartsWith("question", StringComparison.Ordinal) || type.StartsWith("answer", StringComparison.Ordinal)),
    ];

    /// <summary>Amina's garden in Haarlem, and Noor's kitchen in Lelystad.</summary>
    private static async Task<SqliteCluster> WithPracticesAsync(ClusterData data)
    {
        var cluster = await SqliteCluster.StartAsync(data);
        Assert.True((await cluster.City("haarlem").Admit(People.Operator, Haarlem)).IsGiven);
        Assert.True((await cluster.City("lelystad").Admit(People.Operator, Lelystad)).IsGiven);
        Assert.True((await cluster.Participant("noor").Register("Noor Zomers", "lelystad", "civic")).IsGiven);
        Assert.True((await cluster.City("haarlem").StartPractice(People.Amina, "tuin", Facts)).IsGiven);
        Assert.True((await cluster.City("lelystad").StartPractice(Noor, "keuken", Facts with { Title = "Buurtkeuken" })).IsGiven);
        await cluster.ToldAsync("tuin", 1);
        await cluster.ToldAsync("keuken", 1);
        return cluster;
    }

    private static void Arm(ClusterData data, int step, bool written)
    {
        // What feeds are told goes on by itself, and is not what is cut short here.
        data.Store.Concerns = journalId => journalId is "practice:tuin" or "practice:keuken" or "participant:noor";
        for (var passed = 1; passed < step; passed++)
        {
            data.Store.HoldNextAppend().Release();
        }

        Action arm = written ? () => data.Store.LoseNextAcknowledgement() : () => data.Store.FailNextAppend();
        arm();
    }

    private static async Task<CommandResult> SubmitAsync(SqliteCluster cluster, Caller caller, string commandId, PracticeCommand command) =>
        Assert.Single(await cluster.Practice("tuin").Submit([new(commandId, caller, command)]));

    private static async Task SubmitUntilStoredAsync(SqliteCluster cluster, Caller caller, string commandId, PracticeCommand command)
    {
        if (await SubmitAsync(cluster, caller, commandId, command) is CommandResult.Refused refused)
        {
            Assert.Equal(RefusalCodes.Unavailable, refused.Refusal.Code);
            Assert.IsType<CommandResult.Accepted>(await SubmitAsync(cluster, caller, commandId, command));
        }
    }

    private static Refusal RefusalOf(CommandResult result) => Assert.IsType<CommandResult.Refused>(result).Refusal;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
