using System.Text.Json;
using CsCheck;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Properties.Gatherings;

public class GatheringProperties
{
    private static readonly GatheringModel Model = new();
    private static readonly GatheringLimits Limits = new() { Stops = 7, Attendances = 4, Questions = 6, Answers = 3 };
    private static readonly GatheringFacts Facts = new(
        "Expeditie", "expedition", string.Empty, "Tuinpad 1", GatheringTrials.Start, GatheringTrials.Start.AddHours(30), [], HostPracticeId: "tuin");

    private static readonly Gen<(Caller Caller, GatheringCommand Command)[]> Commands = Gen
        .Select(Gen.Int[0, GatheringTrials.Kinds - 1], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999])
        .Select((kind, who, x, y, z) => GatheringTrials.Make(kind, who, x, y, z))
        .Array[0, 120];

    private delegate GatheringState Folding(GatheringState state, Recorded<HomeEvent> recorded);

    [Fact]
    public void Any_commands_keep_a_gathering_whole() =>
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
    public void A_long_run_keeps_a_gathering_whole_with_seed(int seed) => Play(GatheringTrials.Run(new Random(seed)).Take(400), Model.Fold);

    [Fact]
    public void The_runs_are_not_vacuous()
    {
        var accepted = new HashSet<Type>();
        var lostTimes = 0;
        foreach (var seed in Enumerable.Range(1, 20))
        {
            Play(GatheringTrials.Run(new Random(seed)).Take(400), Model.Fold, (before, after, command) =>
            {
                accepted.Add(command.GetType());
                lostTimes += command is ChangeGathering ? before.Stops.Count(stop => stop.StartsAt is not null) - after.Stops.Count(stop => stop.StartsAt is not null) : 0;
            });
        }

        var never = typeof(GatheringCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(GatheringCommand)) && !accepted.Contains(type))
            .Select(type => type.Name);
        Assert.Empty(never);
        Assert.True(lostTimes > 0);
    }

    public static TheoryData<string> BrokenFolds => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(BrokenFolds))]
    public void Control_a_broken_fold_is_noticed(string name) =>
        Assert.ThrowsAny<Exception>(() =>
        {
            foreach (var seed in Enumerable.Range(1, 5))
            {
                Play(GatheringTrials.Run(new Random(seed)).Take(400), Broken[name]);
            }
        });

    private static readonly Dictionary<string, Folding> Broken = new()
    {
        ["a gathering that moves leaves its stops their times"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is GatheringChanged
            ? next with { Stops = state.Stops }
            : next,
        ["a new answer takes the place of the last"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is QuestionAnswered
            ? next with { Questions = next.Questions.ConvertAll(question => question with { Answers = question.Answers[^Math.Min(1, question.Answers.Length)..] }) }
            : next,
        ["being there changes what one said"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is AttendanceNoted { Attended: true } noted
            ? next with { Attendances = next.Attendances.ConvertAll(a => a.ParticipantId == noted.ParticipantId ? a with { Answer = AttendanceAnswers.Coming } : a) }
            : next,
        ["a stop that is moved is in the route twice"] = (state, recorded) => Model.Fold(state, recorded) is var next && recorded.Event is StopMoved moved
            ? next with { Stops = next.Stops.Add(next.FindStop(moved.StopId)!) }
            : next,
    };

    private static void Play(
        IEnumerable<(Caller Caller, GatheringCommand Command)> commands, Folding fold, Action<GatheringState, GatheringState, GatheringCommand>? seen = null)
    {
        var now = GatheringTrials.Start.AddDays(-2);
        var entries = new List<Recorded<HomeEvent>>();
        var state = Model.Empty;
        Happen("amina", GatheringDecider.Begin(state, "haarlem", Facts, Limits).Event!);
        foreach (var (caller, command) in commands)
        {
            now += TimeSpan.FromMinutes(9);
            var before = state;
            var decision = GatheringDecider.Decide(state, caller, command, writesInHost: caller.ParticipantId == "bram", Limits, now);
            if (decision.IsAccepted)
            {
                Happen(caller.ParticipantId, decision.Event);
                seen?.Invoke(before, state, command);
            }
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

        void Happen(string by, HomeEvent happened)
        {
            var recorded = new Recorded<HomeEvent>(state.Version + 1, now, by, happened);
            var before = state;
            state = fold(state, recorded);
            entries.Add(recorded);
            Check(before, state, recorded);
        }
    }

    // Rules GA3, GA5, GA6, GA7, GA8 and GA10, whatever was done.
    private static void Check(GatheringState before, GatheringState after, Recorded<HomeEvent> recorded)
    {
        Assert.Null(GatheringRules.CheckTogether(after.Facts));
        Assert.All(after.Stops, stop => Assert.True(stop.StartsAt is not { } at || (at >= after.Facts.StartsAt && at <= after.Facts.EndsAt)));
        Assert.Equal(after.Stops.Count, after.Stops.Select(stop => stop.StopId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(after.Attendances.Count, after.Attendances.Select(attendance => attendance.ParticipantId).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(before.Cancellation);
        foreach (var old in before.Questions)
        {
            var question = after.FindQuestion(old.QuestionId)!;
            Assert.Equal((old.Text, old.By, old.StopId), (question.Text, question.By, question.StopId));
            Assert.Equal(old.Answers, question.Answers.Take(old.Answers.Length));
        }

        foreach (var old in before.Attendances)
        {
            var attendance = after.FindAttendance(old.ParticipantId)!;
            Assert.True(old.Answer == attendance.Answer || (recorded.Event is AttendanceSaid && recorded.By == old.ParticipantId));
            Assert.True(old.Attended == attendance.Attended || recorded.Event is AttendanceNoted);
        }

        Assert.Equal(before.HasBegun && ReferenceEquals(before.Facts, after.Facts) && after.Cancellation is null ? before.Revision : after.Version, after.Revision);
    }

    private static string Shown(GatheringState state) => JsonSerializer.Serialize(
        GatheringSnapshots.ToSnapshot(state, "g1", Caller.Network), GatheringJson.Readable.GatheringSnapshot);
}
