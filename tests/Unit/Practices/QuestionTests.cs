using Stadmaken.Cities;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class QuestionTests
{
    private static readonly PracticeName Vrager = new("vrager", "dordrecht", "Buurtkeuken");
    private static readonly TalkLookup FromVrager = new((Answer<PracticeName>)Vrager);

    [Fact]
    public void PR12_any_participant_asks_and_who_writes_answers_more_than_once()
    {
        var practice = WithStakeholders();
        practice.Accepts(Dirk, new AskQuestion("v1", "Wie heeft de sleutel?"));
        practice.Refuses(Dirk, new GiveAnswer("v1", "a1", "Ik?"), RefusalCodes.NotAllowed);
        practice.Accepts(Carla, new GiveAnswer("v1", "a1", "De corporatie."));
        practice.Accepts(Amina, new GiveAnswer("v1", "a2", "En de buurvrouw."));

        var question = Assert.Single(practice.State.Questions);
        Assert.Equal(("Wie heeft de sleutel?", "dirk", "dordrecht", null), (question.Text, question.By, question.CityId, question.From));
        Assert.Equal([("carla", "De corporatie."), ("amina", "En de buurvrouw.")], question.Answers.Select(answer => (answer.By, answer.Text)));
        practice.Refuses(Caller.Anonymous, new AskQuestion("v2", "Mag ik?"), RefusalCodes.NotAllowed);
        practice.Refuses(Dirk with { Invitation = new("i1", "b1") }, new AskQuestion("v2", "Mag ik?"), RefusalCodes.NotAllowed);
        practice.Refuses(Dirk, new AskQuestion("v1", "Nog eens"), RefusalCodes.Conflict);
        practice.Refuses(Carla, new GiveAnswer("v9", "a3", "Waarop?"), RefusalCodes.NotFound, "questionId");
        practice.Refuses(Carla, new GiveAnswer("v1", "a1", "Nog eens"), RefusalCodes.Conflict);
        practice.Refuses(Dirk, new AskQuestion("v2", new string('a', 2_001)), RefusalCodes.TooLarge, "text");
    }

    [Fact]
    public void PR12_what_is_asked_from_a_practice_names_it_and_is_told_until_it_knows()
    {
        var practice = new TestPractice();
        practice.Accepts(Dirk, new AskQuestion("v1", "Hoe?", "vrager"), looked: FromVrager);
        Assert.Equal((Vrager, "dordrecht", false), practice.State.Questions[0] is var one ? (one.From, one.CityId, one.IsNoted) : default);
        Assert.True(practice.State.HasUnfinished);
        practice.Fold(Dirk, PracticeDecider.QuestionTold(practice.State, "v1").Event!);
        Assert.False(practice.State.HasUnfinished);
        practice.Accepts(Amina, new GiveAnswer("v1", "a1", "Zo."));
        Assert.True(practice.State.HasUnfinished);
        practice.Fold(Amina, PracticeDecider.AnswerTold(practice.State, "v1", "a1").Event!);
        Assert.False(practice.State.HasUnfinished);

        practice.Refuses(Dirk, new AskQuestion("v2", "Hoe?", "vrager"), RefusalCodes.NotFound, "fromPracticeId");
        practice.Refuses(Dirk, new AskQuestion("v2", "Hoe?", "vrager"), RefusalCodes.NotAllowed, looked: new(Refusal.NotAllowed("Only who writes in a practice asks from it.")));
        practice.Refuses(Amina, new AskQuestion("v2", "Hoe?", TestPractice.Id), RefusalCodes.Invalid, "fromPracticeId");
    }

    [Fact]
    public void PR12_the_practice_it_was_asked_from_notes_question_and_answers_once_each()
    {
        var practice = new TestPractice();
        var to = new PracticeName("ander", "haarlem", "Ander");
        Assert.Equal(RefusalCodes.NotFound, PracticeDecider.NoteAnswer(practice.State, "ander", "v1", "a1", 14).Refusal?.Code);
        for (var time = 0; time < 2; time++)
        {
            practice.Fold(Dirk, PracticeDecider.NoteQuestionPut(practice.State, to, "v1", 12).Event!);
            practice.Fold(Carla, PracticeDecider.NoteAnswer(practice.State, "ander", "v1", "a1", 14).Event!);
        }

        var put = Assert.Single(practice.State.PutQuestions);
        Assert.Equal((to, "dirk"), (put.To, put.By));
        Assert.Equal([("a1", 14L)], put.Answers.Select(answer => (answer.AnswerId, answer.Version)));
        // What others do is no news of the practice itself.
        Assert.Equal(Start, practice.State.LastNewsAt);
    }

    [Fact]
    public void PR12_of_one_participant_at_most_a_few_questions_wait_here()
    {
        var practice = new TestPractice(limits: new PracticeLimits { OpenQuestionsOfOne = 2, Questions = 4, Answers = 1 });
        practice.Accepts(Dirk, new AskQuestion("v1", "Een?"));
        practice.Accepts(Dirk, new AskQuestion("v2", "Twee?"));
        practice.Refuses(Dirk, new AskQuestion("v3", "Drie?"), RefusalCodes.Conflict);
        practice.Accepts(Carla, new AskQuestion("v3", "Drie?"));
        practice.Accepts(Amina, new GiveAnswer("v1", "a1", "Ja."));
        practice.Accepts(Dirk, new AskQuestion("v4", "Vier?"));
        practice.Refuses(Bram, new AskQuestion("v5", "Vijf?"), RefusalCodes.TooLarge, "questionId");
        practice.Refuses(Amina, new GiveAnswer("v1", "a2", "Nog een."), RefusalCodes.TooLarge, "questionId");
    }

    [Fact]
    public void PR12_an_ended_practice_is_asked_and_answers()
    {
        var practice = new TestPractice().Does(new EndPractice("stopped", "Klaar", "Begin eerder"));
        practice.Accepts(Dirk, new AskQuestion("v1", "Waarom stopte het?"));
        practice.Accepts(Amina, new GiveAnswer("v1", "a1", "Het geld was op."));
        practice.Refuses(Dirk, new PlaceReaction("r1", "Jammer"), RefusalCodes.Conflict, looked: new(ReactionsOpenTo: ReactionAudiences.Anyone));
    }

    [Fact]
    public void PR12_who_asked_or_answered_and_who_leads_remove_a_text_with_a_reason()
    {
        var practice = WithStakeholders();
        practice.Accepts(Dirk, new AskQuestion("v1", "Waar woont Jan?"));
        practice.Accepts(Carla, new GiveAnswer("v1", "a1", "Op nummer 3."));
        practice.Refuses(Bram, new RedactQuestion("v1", "Weg"), RefusalCodes.NotAllowed);
        practice.Refuses(Dirk, new RedactAnswer("v1", "a1", "Weg"), RefusalCodes.NotAllowed);
        practice.Accepts(Dirk, new RedactQuestion("v1", "Noemt Jan"));
        practice.Accepts(Amina, new RedactAnswer("v1", "a1", "Zegt waar Jan woont"));
        practice.Refuses(Dirk, new RedactQuestion("v1", "Nog eens"), RefusalCodes.Conflict);
        practice.Refuses(Carla, new GiveAnswer("v1", "a2", "Toch"), RefusalCodes.Conflict);

        Assert.Equal(("Noemt Jan", "Zegt waar Jan woont"), practice.State.Questions[0] is var one ? (one.RedactedBecause, one.Answers[0].RedactedBecause) : default);
    }
}
