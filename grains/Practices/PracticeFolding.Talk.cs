using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

internal static partial class PracticeFolding
{
    private static PracticeState Talk(PracticeState state, Recorded<HomeEvent> recorded) => recorded.Event switch
    {
        QuestionAsked e => state with
        {
            Questions = AddNew(
                recorded,
                state.Questions,
                new PracticeQuestion(e.QuestionId, recorded.Version, e.Text, recorded.By, recorded.At, e.FromCityId, [], IsNoted: e.From is null, e.From),
                state.FindQuestion(e.QuestionId) is not null),
        },
        QuestionNoted e => SetQuestion(state, recorded, e.QuestionId, old => old with { IsNoted = true }),
        QuestionAnswered e => SetQuestion(state, recorded, e.QuestionId, old => old with
        {
            Answers = [.. old.Answers, new PracticeAnswer(e.AnswerId, recorded.Version, e.Text, recorded.By, recorded.At, IsNoted: false)],
        }),
        AnswerNoted e => SetAnswer(state, recorded, e.QuestionId, e.AnswerId, old => old with { IsNoted = true }),
        QuestionPut e => state.FindPutQuestion(e.To.PracticeId, e.QuestionId) is not null
            ? state
            : state with { PutQuestions = state.PutQuestions.Add(new PutQuestion(e.QuestionId, recorded.Version, e.To, recorded.By, recorded.At, [])) },
        AnswerReceived e => Hear(state, recorded, e),
        ReactionPlaced e => state with
        {
            Reactions = AddNew(
                recorded,
                state.Reactions,
                new PracticeReaction(e.ReactionId, recorded.Version, e.Text, recorded.By, recorded.At),
                state.FindReaction(e.ReactionId) is not null),
        },
        ReactionRemoved e => SetReaction(state, recorded, e.ReactionId, old => old with { IsRemoved = true, HiddenBecause = null }),
        ReactionHidden e => SetReaction(state, recorded, e.ReactionId, old => old with { HiddenBecause = e.Reason }),
        ReactionRestored e => SetReaction(state, recorded, e.ReactionId, old => old with { HiddenBecause = null }),
        _ => throw BoardShelf.Misfit(recorded, "this program does not know what it does"),
    };

    private static PracticeState Redact(PracticeState state, Recorded<HomeEvent> recorded, PracticeContentRedacted e) => e switch
    {
        { AnswerId: { } answerId, QuestionId: { } questionId } => SetAnswer(state, recorded, questionId, answerId, old => old with { RedactedBecause = e.Reason }),
        { QuestionId: { } questionId } => SetQuestion(state, recorded, questionId, old => old with { RedactedBecause = e.Reason }),
        { ReactionId: { } reactionId } => SetReaction(state, recorded, reactionId, old => old with { RedactedBecause = e.Reason, HiddenBecause = null }),
        _ => RedactUpdate(state, recorded, e),
    };

    private static PracticeState SetQuestion(PracticeState state, Recorded<HomeEvent> recorded, string questionId, Func<PracticeQuestion, PracticeQuestion> change)
    {
        var question = state.FindQuestion(questionId) ?? throw BoardShelf.Misfit(recorded, $"there is no question '{questionId}'");
        return state with { Questions = state.Questions.Replace(question, change(question)) };
    }

    private static PracticeState SetAnswer(PracticeState state, Recorded<HomeEvent> recorded, string questionId, string answerId, Func<PracticeAnswer, PracticeAnswer> change) =>
        PracticeDecider.FindAnswer(state, questionId, answerId) is { } answer
            ? SetQuestion(state, recorded, questionId, old => old with { Answers = Array.ConvertAll(old.Answers, one => one == answer ? change(one) : one) })
            : throw BoardShelf.Misfit(recorded, $"there is no answer '{answerId}'");

    private static PracticeState Hear(PracticeState state, Recorded<HomeEvent> recorded, AnswerReceived e)
    {
        var put = state.FindPutQuestion(e.PracticeId, e.QuestionId) ?? throw BoardShelf.Misfit(recorded, $"no question '{e.QuestionId}' was put to '{e.PracticeId}'");
        return Array.Exists(put.Answers, answer => answer.AnswerId == e.AnswerId)
            ? state
            : state with { PutQuestions = state.PutQuestions.Replace(put, put with { Answers = [.. put.Answers, new HeardAnswer(e.AnswerId, e.PracticeVersion, recorded.At)] }) };
    }

    private static PracticeState SetReaction(PracticeState state, Recorded<HomeEvent> recorded, string reactionId, Func<PracticeReaction, PracticeReaction> change)
    {
        var reaction = state.FindReaction(reactionId) ?? throw BoardShelf.Misfit(recorded, $"there is no reaction '{reactionId}'");
        return state with { Reactions = state.Reactions.Replace(reaction, change(reaction)) };
    }
}
