using Microsoft.Extensions.Logging;
using Stadmaken.Checks;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <content>
/// A question touches up to three journals (rule PR12): the practice that is asked stores it, has the practice it was asked from note that it was put, then notes
/// that it did; an answer likewise, and the inbox of who asked in between. Each step can be done again without harm, so whatever a crash cuts short is
/// finished when the practice that was asked is next opened or watched.
/// </content>
public sealed partial class PracticeGrain
{
    /// <inheritdoc/>
    public async Task<Answer<PracticeQuestion[]>> Questions(long after, int limit)
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? Page(State.Questions, question => question.Version, after, limit) : Refusal.NotFound("practice");
    }

    /// <inheritdoc/>
    public async Task<Answer<PracticeQuestion>> FindQuestion(string questionId)
    {
        await Journal.RefreshAsync();
        return State.FindQuestion(questionId) is { } question ? question : Refusal.NotFound("question", "questionId");
    }

    /// <inheritdoc/>
    public async Task<Answer<PutQuestion[]>> PutQuestions(long after, int limit)
    {
        await Journal.RefreshAsync();
        return State.HasBegun ? Page(State.PutQuestions, put => put.Version, after, limit) : Refusal.NotFound("practice");
    }

    /// <inheritdoc/>
    public async Task<Refusal?> NoteQuestionPut(Caller caller, PracticeName to, string questionId, long toVersion) =>
        await ExecuteAsync(
            $"question-put:{to.PracticeId}:{questionId}", caller.ParticipantId, state => PracticeDecider.NoteQuestionPut(state, to, questionId, toVersion));

    /// <inheritdoc/>
    public async Task<Refusal?> NoteAnswer(Caller caller, string practiceId, string questionId, string answerId, long version) =>
        await ExecuteAsync(
            $"answer:{practiceId}:{questionId}:{answerId}",
            caller.ParticipantId,
            state => PracticeDecider.NoteAnswer(state, practiceId, questionId, answerId, version));

    private static T[] Page<T>(IEnumerable<T> items, Func<T, long> version, long after, int limit) =>
        [.. items.Where(item => version(item) > after).Take(Math.Clamp(limit, 1, Following.LargestPage))];

    private async Task<TalkLookup> LookUpTalkAsync(PracticeSubmission submission) => submission.Command switch
    {
        AskQuestion { FromPracticeId: { } from } when submission.Caller.IsSignedIn && from != PracticeId && Ids.IsValid(from) =>
            new TalkLookup(await NameOfAsync(submission.Caller, from)),
        PlaceReaction when State.HasBegun =>
            new TalkLookup(ReactionsOpenTo: (await GrainFactory.GetGrain<ICityGrain>(JournalIds.City(State.CityId)).ReactionsOpenTo()).Value),
        _ => default,
    };

    private async Task<Answer<PracticeName>> NameOfAsync(Caller caller, string practiceId)
    {
        var practice = Practice(practiceId);
        var access = await practice.Access(caller);
        if (!access.IsGiven)
        {
            return access.Refusal.Code == RefusalCodes.NotFound ? Refusal.NotFound("practice", "fromPracticeId") : access.Refusal;
        }

        if (!access.Value.CanWrite)
        {
            return Refusal.NotAllowed("Only who writes in a practice asks from it.");
        }

        var summary = await practice.Summarize();
        return summary.IsGiven ? new PracticeName(practiceId, summary.Value.CityId, summary.Value.Title) : summary.Refusal;
    }

    private async Task FinishQuestionsAsync()
    {
        foreach (var question in State.Questions.Where(PracticeState.IsUntold).ToArray())
        {
            try
            {
                if (await TellAsync(question) is { } refusal)
                {
                    LogQuestionNotNoted(question.QuestionId, JournalId, refusal.Code);
                }
            }
            catch (Exception fault)
            {
                // The others are told all the same; the next who asks makes the next attempt.
                LogTellingOfQuestionFailed(fault, question.QuestionId, JournalId);
            }
        }
    }

    private async Task<Refusal?> TellAsync(PracticeQuestion question)
    {
        var asker = new Caller(question.By, string.Empty, []);
        var from = question.From is { } name ? Practice(name.PracticeId) : null;
        if (!question.IsNoted && from is not null)
        {
            var here = new PracticeName(PracticeId, State.CityId, State.Facts.Title);
            if ((await from.NoteQuestionPut(asker, here, question.QuestionId, question.Version)
                ?? await ExecuteAsync($"question-told:{question.QuestionId}", question.By, state => PracticeDecider.QuestionTold(state, question.QuestionId))) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var answer in question.Answers.Where(answer => !answer.IsNoted))
        {
            if (((from is null ? null : await from.NoteAnswer(new Caller(answer.By, string.Empty, []), PracticeId, question.QuestionId, answer.AnswerId, answer.Version))
                ?? await TellAskerAsync(question, answer)
                ?? await ExecuteAsync($"answer-told:{answer.AnswerId}", answer.By, state => PracticeDecider.AnswerTold(state, question.QuestionId, answer.AnswerId))) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    // Who answered themselves knows; who has left the network is told no more.
    private async Task<Refusal?> TellAskerAsync(PracticeQuestion question, PracticeAnswer answer) =>
        question.By == answer.By ? null
        : await GrainFactory.GetGrain<IParticipantGrain>(JournalIds.Participant(question.By)).NoteAnswer(PracticeId, answer.Version, answer.At, question.From?.PracticeId)
            is { Code: not RefusalCodes.NotFound } refusal ? refusal
        : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not everybody concerned could be told of question {QuestionId} of {JournalId}: {Code}.")]
    private partial void LogQuestionNotNoted(string questionId, string journalId, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not everybody concerned could be told of question {QuestionId} of {JournalId}.")]
    private partial void LogTellingOfQuestionFailed(Exception fault, string questionId, string journalId);
}
