using Stadmaken.Gatherings;
using Stadmaken.Journals;
using static Stadmaken.Tests.Unit.Gatherings.TestGathering;

namespace Stadmaken.Tests.Unit.Gatherings;

public class PeopleTests
{
    [Fact]
    public void GA6_everyone_says_for_themselves_whether_they_come_and_may_say_otherwise_until_it_has_ended()
    {
        var gathering = new TestGathering();
        gathering.Accepts(Carla, new SayAttendance("coming"));
        gathering.Accepts(Bram, new SayAttendance("coming"));
        gathering.Now = End.AddSeconds(-1);
        gathering.Accepts(Carla, new SayAttendance("not-coming"));

        Assert.Equal(new AttendanceCounts(1, 1, 0), gathering.Snapshot.Counts);
        Assert.Equal(
            [new Attendance("bram", 3, Announced, "coming"), new Attendance("carla", 4, gathering.Now, "not-coming")],
            gathering.Snapshot.Attendances);
        gathering.Refuses(Carla, new SayAttendance("misschien"), RefusalCodes.Invalid, "answer");
        gathering.Now = End;
        gathering.Refuses(Carla, new SayAttendance("coming"), RefusalCodes.Conflict);
    }

    [Fact]
    public void GA6_who_was_there_is_noted_by_who_leads_once_it_has_started_beside_what_they_said()
    {
        var gathering = new TestGathering();
        gathering.Accepts(Carla, new SayAttendance("not-coming"));
        gathering.Refuses(new NoteAttendance("carla", true), RefusalCodes.Conflict);

        gathering.Now = Start;
        gathering.Does(new NoteAttendance("carla", true), new NoteAttendance("bram", true));
        gathering.Accepts(Steward, new NoteAttendance("bram", false));
        Assert.Equal(new AttendanceCounts(0, 1, 1), gathering.Snapshot.Counts);
        Assert.Equal([("carla", "not-coming", true), ("bram", null, false)], gathering.Snapshot.Attendances.Select(attendance => (attendance.ParticipantId, attendance.Answer, attendance.Attended)));
        gathering.Refuses(new NoteAttendance("bram de vries", true), RefusalCodes.Invalid, "participantId");
    }

    [Fact]
    public void GA7_who_writes_in_the_host_practice_answers_whatever_their_city_and_every_answer_stays()
    {
        var gathering = WithRoute();
        gathering.Accepts(Carla, new LeaveQuestion("v1", "Wie betaalt?", "h1"));
        gathering.Refuses(Bram, new AnswerQuestion("v1", "a1", "De stad"), RefusalCodes.NotAllowed);
        gathering.Accepts(Bram, new AnswerQuestion("v1", "a1", "De stad"), writesInHost: true);
        gathering.Accepts(Steward, new AnswerQuestion("v1", "a2", "En de buurt"));

        Assert.Equal([("a1", "De stad", "bram"), ("a2", "En de buurt", "steward")], gathering.Snapshot.Questions.Single().Answers.Select(answer => (answer.AnswerId, answer.Text, answer.By)));
        gathering.Refuses(new AnswerQuestion("v1", "a1", "Dubbel"), RefusalCodes.Conflict);
        gathering.Refuses(new AnswerQuestion("v9", "a1", "Nergens"), RefusalCodes.NotFound, "questionId");
        gathering.Refuses(new LeaveQuestion("v1", "Dubbel"), RefusalCodes.Conflict);
        gathering.Refuses(new LeaveQuestion("v2", " "), RefusalCodes.Invalid, "text");
    }

    [Fact]
    public void Limits_are_refused_with_what_they_are()
    {
        var gathering = new TestGathering(limits: new() { Attendances = 1, Questions = 1, Answers = 1 });
        gathering.Accepts(Carla, new SayAttendance("coming"));
        gathering.Accepts(Carla, new SayAttendance("not-coming"));
        gathering.Refuses(Bram, new SayAttendance("coming"), RefusalCodes.TooLarge, "participantId");
        gathering.Does(new LeaveQuestion("v1", "Wie betaalt?"), new AnswerQuestion("v1", "a1", "De stad"));

        gathering.Refuses(new LeaveQuestion("v2", "En wie niet?"), RefusalCodes.TooLarge, "questionId");
        gathering.Refuses(new AnswerQuestion("v1", "a2", "De buurt"), RefusalCodes.TooLarge, "answerId");
    }
}
