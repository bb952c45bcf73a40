using System.Text.Json;
using CsCheck;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Properties.Practices;

public class PracticeProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly PracticeModel Model = new();
    private static readonly PracticeOptions Options = new();
    private static readonly PracticeLimits Limits = new() { Stakeholders = 5, Agreements = 30, Milestones = 3, Updates = 6, Contributions = 9, Borrowings = 2, Reports = 2, Questions = 9, OpenQuestionsOfOne = 3, Answers = 3, Reactions = 15, ReactionsOfOne = 6 };

    private static readonly Gen<(Caller Caller, PracticeCommand Command)[]> Commands = Gen
        .Select(Gen.Int[0, PracticeTrials.Kinds - 1], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999])
        .Select((kind, who, x, y, z) => PracticeTrials.Make(kind, who, x, y, z))
        .Array[0, 120];

    private static readonly TalkLookup Looked = new((Answer<PracticeName>)new PracticeName("vrager", "lelystad", "Vrager"), ReactionAudiences.Anyone);

    private delegate PracticeState Folding(PracticeState state, Recorded<HomeEvent> recorded);

    [Fact]
    public void Any_commands_keep_a_practice_whole() =>
        // A failure prints the seed to give here and the shortest commands found.
        Commands.Sample(
            commands => { Play(commands, Model.Fold); },
            iter: 200,
            threads: 1,
            print: commands => string.Join('\n', commands.Select(sent => $"{sent.Caller.ParticipantId}: {sent.Command}")));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_long_run_keeps_a_practice_whole_with_seed(int seed) => Play(PracticeTrials.Run(new Random(seed)).Take(600), Model.Fold);

    [Fact]
    public void The_runs_are_not_vacuous()
    {
        var accepted = new HashSet<Type>();
        var statuses = new HashSet<string>();
        var told = new HashSet<Type>();
        foreach (var seed in Enumerable.Range(1, 30))
        {
            var state = Play(PracticeTrials.Run(new Random(seed)).Take(600), Model.Fold, (_, happened) => (happened.Watched ? told : accepted).Add(happened.Type));
            statuses.UnionWith(state.Agreements.Select(agreement => agreement.Status));
        }

        var never = typeof(PracticeCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PracticeCommand)) && !accepted.Contains(type))
            .Select(type => type.Name);
        Assert.Empty(never);
        Assert.Equal(["ended", "expired", "in-force", "proposed", "superseded"], statuses.Order(StringComparer.Ordinal));
        Assert.Equal(
            [nameof(AgreementExpired), nameof(AgreementOverdue), nameof(AgreementReviewDue), nameof(PracticeQuiet), nameof(VolunteerHoursExceeded)],
            told.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> BrokenFolds => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(BrokenFolds))]
    public void Control_a_broken_fold_is_noticed(string name) =>
        Assert.ThrowsAny<Exception>(() =>
        {
            foreach (var seed in Enumerable.Range(1, 5))
            {
                Play(PracticeTrials.Run(new Random(seed)).Take(600), Broken[name]);
            }
        });

    private static readonly Dictionary<string, Folding> Broken = new()
    {
        ["a review rewrites the terms"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is AgreementReviewed reviewed
            ? next with { Agreements = next.Agreements.ConvertAll(a => a.AgreementId == reviewed.AgreementId ? a with { Terms = a.Terms with { ReviewDate = reviewed.NextReviewDate } } : a) }
            : next,
        ["what was told is forgotten"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is PracticeQuiet
            ? next with { QuietSince = null }
            : next,
        ["an answer is lost"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is QuestionAnswered
            ? next with { Questions = next.Questions.ConvertAll(question => question with { Answers = [] }) }
            : next,
        ["one acceptance is enough"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is AgreementAccepted
            ? next with { Agreements = next.Agreements.ConvertAll(a => a.Status == AgreementStatuses.Proposed && a.Acceptances.Length > 0 ? a with { Status = AgreementStatuses.InForce } : a) }
            : next,
    };

    private static PracticeState Play(
        IEnumerable<(Caller Caller, PracticeCommand Command)> commands, Folding fold, Action<PracticeState, (Type Type, bool Watched)>? seen = null)
    {
        var now = Start;
        var entries = new List<Recorded<HomeEvent>>();
        var state = Model.Empty;
        Happen("amina", PracticeDecider.Begin(state, "haarlem", new("Tuin", "area", string.Empty, string.Empty, [], [], null, 10), Limits).Event!);
        foreach (var (caller, made) in commands)
        {
            var command = made is AcceptAgreement && entries.Count % 4 == 0 ? made : PracticeTrials.Aim(state, made);
            now += TimeSpan.FromHours(5);
            var kind = (command as Borrow)?.Kind ?? BorrowableKinds.Approach;
            var found = new Borrowable(new("ander", 3, kind, "i1"), "Titel", "Tekst", new("ander", "enschede", "Ander"), [new("z1", "Vak")]);
            var before = state;
            var decision = PracticeDecider.Decide(state, "tuin", caller, command, (Answer<Borrowable>)found, Limits, new BoardLimits(), now, Looked);
            if (decision.IsAccepted)
            {
                Happen(caller.ParticipantId, decision.Event);
                seen?.Invoke(state, (command.GetType(), false));
                if (command is ChangePhase { Phase: PracticePhases.Formulated } && before.Phase == PracticePhases.Exploring)
                {
                    Assert.Empty(before.Missing());
                }
            }

            // A long silence now and then, so that the watch has something to tell.
            now += command is EndPractice { Why: PracticeTrials.Silence } ? TimeSpan.FromDays(61) : TimeSpan.Zero;
            foreach (var told in PracticeWatch.Due(state, Options, now))
            {
                Happen(Caller.NetworkId, told);
                seen?.Invoke(state, (told.GetType(), true));
            }

            Assert.Empty(PracticeWatch.Due(state, Options, now));
            Assert.True(PracticeWatch.Next(state, Options) is not { } next || next > now || state.HasUnfinished);
        }

        var replayed = entries.Aggregate(Model.Empty, (folded, entry) =>
        {
            var (type, data) = Model.Events.Encode(entry.Event);
            return Model.Fold(folded, entry with { Event = Model.Events.Decode(type, data) });
        });
        Assert.Equal(Shown(state), Shown(replayed));
        var restored = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(state, Model.Snapshot), Model.Snapshot)!;
        Assert.Equal(Shown(state), Shown(restored));
        Assert.Equal(JsonSerializer.Serialize(state, Model.Snapshot), JsonSerializer.Serialize(restored, Model.Snapshot));
        return state;

        void Happen(string by, HomeEvent happened)
        {
            var recorded = new Recorded<HomeEvent>(state.Version + 1, now, by, happened);
            var before = state;
            state = fold(state, recorded);
            entries.Add(recorded);
            Check(before, state);
            CheckTalk(before, state);
        }
    }

    // Rules PR3, PR5, PR6 and PR7, whatever was done.
    private static void Check(PracticeState before, PracticeState after)
    {
        Assert.NotEmpty(after.StewardId);
        foreach (var old in before.Agreements)
        {
            Assert.Same(old.Terms, after.FindAgreement(old.AgreementId)!.Terms);
            Assert.True(old.IsLive() || old.Status == after.FindAgreement(old.AgreementId)!.Status);
        }

        foreach (var agreement in after.Agreements)
        {
            Assert.All(agreement.Acceptances, accepted => Assert.Contains(accepted.StakeholderId, agreement.Terms.Parties));
            Assert.Equal(agreement.InForceSince is not null, agreement.Acceptances.Length == agreement.Terms.Parties.Length);
            Assert.Equal(agreement.Status == AgreementStatuses.InForce, agreement is { InForceSince: not null, CeasedAt: null });
            Assert.True(!agreement.IsLive() || Array.TrueForAll(agreement.Terms.Parties, party => after.FindStakeholder(party) is not null));
        }
    }

    // Rules PR12 and PR13: what was asked, answered and said stays, but for what redaction marks.
    private static void CheckTalk(PracticeState before, PracticeState after)
    {
        foreach (var old in before.Questions)
        {
            var now = after.FindQuestion(old.QuestionId)!;
            Assert.Equal((old.Text, old.By, old.At), (now.Text, now.By, now.At));
            Assert.Equal(old.Answers.Select(answer => answer.AnswerId), now.Answers.Take(old.Answers.Length).Select(answer => answer.AnswerId));
            Assert.InRange(now.Answers.Length, old.Answers.Length, Limits.Answers);
        }

        foreach (var old in before.Reactions)
        {
            var now = after.FindReaction(old.ReactionId)!;
            Assert.True(!old.IsRemoved || now.IsRemoved);
            Assert.True(now.HiddenBecause is null || now is { IsRemoved: false, RedactedBecause: null });
        }

        Assert.All(after.Questions.Where(question => question is { Answers: [], RedactedBecause: null }).GroupBy(question => question.By), asked => Assert.InRange(asked.Count(), 1, Limits.OpenQuestionsOfOne));
    }

    private static string Shown(PracticeState state) => JsonSerializer.Serialize(PracticeSnapshots.ToSnapshot(state, "tuin"), PracticeJson.Readable.PracticeSnapshot)
        + JsonSerializer.Serialize(new { state.Questions, state.PutQuestions, state.Reactions });
}
