using Stadmaken.Gatherings;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Journals;
using Stadmaken.Participants;
using static Stadmaken.Tests.Unit.Gatherings.TestGathering;

namespace Stadmaken.Tests.Unit.Gatherings;

public class AccessTests
{
    private static readonly GatheringCommand[] Leading =
    [
        new ChangeGathering(Title: "Anders"), new AddStop("h9", "De sluis", "Kade 1"), new ChangeStop("h1", Title: "Anders"), new MoveStop("h1", 2),
        new RemoveStop("h3"), new NoteAttendance("carla", true), new CancelGathering("Sneeuw"),
    ];

    private static readonly GatheringCommand[] TakingPart = [new SayAttendance("coming"), new LeaveQuestion("v9", "Wie betaalt?")];

    [Fact]
    public void GA1_who_has_not_signed_in_is_told_how_many_come_and_not_who_nor_who_asked_and_answered()
    {
        var gathering = WithRoute();
        gathering.Accepts(Carla, new SayAttendance("coming"));
        gathering.Accepts(Bram, new SayAttendance("not-coming"));
        gathering.Accepts(Carla, new LeaveQuestion("v1", "Wie betaalt?", "h2"));
        gathering.Accepts(Amina, new AnswerQuestion("v1", "a1", "De stad"));

        var stranger = gathering.Seen(Caller.Anonymous);
        Assert.Equal(new AttendanceCounts(1, 1, 0), stranger.Counts);
        Assert.Empty(stranger.Attendances);
        var question = Assert.Single(stranger.Questions);
        Assert.Equal(("Wie betaalt?", null, "De stad", null), (question.Text, question.By, question.Answers.Single().Text, question.Answers.Single().By));

        var participant = gathering.Seen(Bram);
        Assert.Equal([("carla", "coming"), ("bram", "not-coming")], participant.Attendances.Select(attendance => (attendance.ParticipantId, attendance.Answer)));
        Assert.Equal(("carla", "amina"), (participant.Questions.Single().By, participant.Questions.Single().Answers.Single().By));
    }

    [Fact]
    public void GA2_who_leads_may_everything()
    {
        foreach (var leader in new[] { Amina, Steward, Operator })
        {
            var gathering = WithRoute();
            gathering.Now = Start;
            foreach (var command in TakingPart.Append(new AnswerQuestion("v9", "a1", "De stad")).Concat(Leading))
            {
                gathering.Accepts(leader, command);
            }

            Assert.Equal(new GatheringAccess(true, true, true), GatheringAccessRules.For(gathering.State, leader, false));
        }
    }

    [Fact]
    public void GA2_any_participant_says_whether_they_come_and_leaves_questions_and_does_not_lead()
    {
        foreach (var caller in new[] { Bram, Carla, OtherSteward })
        {
            var gathering = WithRoute();
            gathering.Now = Start;
            foreach (var command in Leading.Append(new AnswerQuestion("v9", "a1", "De stad")))
            {
                gathering.Refuses(caller, command, RefusalCodes.NotAllowed);
            }

            foreach (var command in TakingPart)
            {
                gathering.Accepts(caller, command);
            }

            Assert.Equal(new GatheringAccess(true, false, false), GatheringAccessRules.For(gathering.State, caller, false));
        }
    }

    [Fact]
    public void GA2_who_has_not_signed_in_only_reads()
    {
        var gathering = WithRoute();
        gathering.Now = Start;
        foreach (var command in Leading.Concat(TakingPart).Append(new AnswerQuestion("v9", "a1", "De stad")))
        {
            gathering.Refuses(Caller.Anonymous, command, RefusalCodes.NotAllowed, writesInHost: true);
        }

        Assert.Equal(new GatheringAccess(false, false, false), GatheringAccessRules.For(gathering.State, Caller.Anonymous, true));
        Assert.Equal(RefusalCodes.NotFound, GatheringDecider.Decide(GatheringState.Empty, Amina, new SayAttendance("coming"), false, new GatheringLimits(), Start).Refusal?.Code);
    }

    [Fact]
    public void GA8_a_cancelled_gathering_keeps_what_is_there_and_takes_nothing_more()
    {
        var gathering = WithRoute().Does(new LeaveQuestion("v9", "Wie betaalt?"), new CancelGathering("Sneeuw"));
        gathering.Now = Start;

        foreach (var command in Leading.Concat(TakingPart).Append(new AnswerQuestion("v9", "a1", "De stad")))
        {
            gathering.Refuses(Operator, command, RefusalCodes.Conflict);
        }

        Assert.Equal(new Cancellation("Sneeuw", Announced), gathering.Snapshot.Cancellation);
        Assert.Equal(["h1", "h2", "h3"], gathering.Route);
    }

    [Fact]
    public void GA8_only_what_has_not_ended_is_cancelled_and_with_a_reason()
    {
        var gathering = new TestGathering();
        gathering.Refuses(new CancelGathering(" "), RefusalCodes.Invalid, "reason");
        gathering.Now = End;
        gathering.Refuses(new CancelGathering("Sneeuw"), RefusalCodes.Conflict);
    }
}
