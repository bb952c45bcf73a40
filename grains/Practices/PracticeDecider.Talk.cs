using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <content>Questions between practices (rule PR12) and reactions to one (rule PR13): commands of people who need not have a part in the practice.</content>
public static partial class PracticeDecider
{
    /// <summary>Notes that a question was put to another practice. Also when this one has ended; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> NoteQuestionPut(PracticeState state, PracticeName to, string questionId, long toVersion) =>
        !state.HasBegun ? Refusal.NotFound("practice") : new QuestionPut(questionId, to, toVersion);

    /// <summary>Notes that such a question was answered.</summary>
    public static Decision<HomeEvent> NoteAnswer(PracticeState state, string practiceId, string questionId, string answerId, long version) =>
        state.FindPutQuestion(practiceId, questionId) is null ? Refusal.NotFound("question put") : new AnswerReceived(questionId, answerId, practiceId, version);

    /// <summary>Notes that the practice which a question was asked from knows of it; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> QuestionTold(PracticeState state, string questionId) =>
        state.FindQuestion(questionId) is null ? Refusal.NotFound("question") : new QuestionNoted(questionId);

    /// <summary>Notes that everybody concerned knows of an answer; noting it again changes nothing.</summary>
    public static Decision<HomeEvent> AnswerTold(PracticeState state, string questionId, string answerId) =>
        FindAnswer(state, questionId, answerId) is null ? Refusal.NotFound("answer") : new AnswerNoted(questionId, answerId);

    /// <summary>Whether a command is carried out by a redaction (rule J9).</summary>
    internal static bool Redacts(PracticeCommand command) =>
        command is RedactUpdate or RedactQuestion or RedactAnswer or RedactReaction or HideReaction or RestoreReaction or RemoveReaction;

    /// <summary>An answer to a question of this practice.</summary>
    internal static PracticeAnswer? FindAnswer(PracticeState state, string questionId, string answerId) =>
        state.FindQuestion(questionId) is { } question ? Array.Find(question.Answers, answer => answer.AnswerId == answerId) : null;

    // What is said of a practice is also said by people without a part in it: each of these has an entry of its own. Null is yes; whether it is talk at all is told apart.
    private static bool RefuseTalk(PracticeDesk desk, PracticeCommand command, TalkLookup looked, out Refusal? refusal)
    {
        var (state, caller) = (desk.State, desk.Caller);
        refusal = command switch
        {
            AskQuestion => caller.IsSignedIn ? null : Refusal.NotAllowed("Only participants ask; sign in first."),
            GiveAnswer or HideReaction or RestoreReaction => desk.Access.CanWrite ? null : Refusal.NotAllowed("Only its steward and those who speak for its stakeholders do this."),
            RedactQuestion c => MayRedact(state.FindQuestion(c.QuestionId)?.By),
            RedactAnswer c => MayRedact(FindAnswer(state, c.QuestionId, c.AnswerId)?.By),
            RedactReaction => MayRedact(null),
            RemoveReaction c => caller.ParticipantId.Length > 0 && (state.FindReaction(c.ReactionId)?.By ?? caller.ParticipantId) == caller.ParticipantId
                ? null
                : Refusal.NotAllowed("Only who placed a reaction takes it back."),
            PlaceReaction => MayReact(desk, looked.ReactionsOpenTo),
            _ => null,
        };
        return (Redacts(command) && command is not RedactUpdate) || command is AskQuestion or GiveAnswer or PlaceReaction;

        Refusal? MayRedact(string? author) =>
            desk.Access.CanLead || (caller.ParticipantId.Length > 0 && author == caller.ParticipantId) ? null : Refusal.NotAllowed("Only who wrote it, or who leads the practice, removes a text for good.");
    }

    private static Refusal? MayReact(PracticeDesk desk, string? openTo) =>
        desk.Caller.ParticipantId.Length == 0 ? Refusal.NotAllowed("Only people with a session react; sign in first.")
        : openTo switch
        {
            ReactionAudiences.Anyone => null,
            ReactionAudiences.Network when desk.Caller.IsSignedIn => null,
            ReactionAudiences.Network => Refusal.NotAllowed("Its city lets participants of the network react, not guests."),
            ReactionAudiences.Nobody => Refusal.NotAllowed("Its city does not take reactions."),
            _ => Refusal.Unavailable("Whom its city lets react is not known now. Send it again."),
        }
        ?? (desk.State.Ending is null ? null : Over);

    private static Decision<HomeEvent> Decide(PracticeDesk desk, string practiceId, AskQuestion c, TalkLookup looked)
    {
        var state = desk.State;
        if (c.FromPracticeId == practiceId)
        {
            return Refusal.Invalid("fromPracticeId", "A practice asks another.");
        }

        if (state.FindQuestion(c.QuestionId) is not null)
        {
            return Refusal.Conflict("There is a question with this id.");
        }

        if (state.Questions.Count >= desk.Limits.Questions)
        {
            return Refusal.TooLarge("questionId", $"At most {desk.Limits.Questions} questions.");
        }

        if (state.Questions.Count(question => question.By == desk.Caller.ParticipantId && question is { Answers: [], RedactedBecause: null }) >= desk.Limits.OpenQuestionsOfOne)
        {
            return Refusal.Conflict($"At most {desk.Limits.OpenQuestionsOfOne} questions of yours wait for an answer here.");
        }

        return c.FromPracticeId is null ? new QuestionAsked(c.QuestionId, c.Text, desk.Caller.CityId)
            : looked.From is { IsGiven: true, Value: var from } ? new QuestionAsked(c.QuestionId, c.Text, from.CityId, from)
            : looked.From?.Refusal ?? Refusal.NotFound("practice", "fromPracticeId");
    }

    private static Decision<HomeEvent> Decide(PracticeDesk desk, GiveAnswer c) => desk.State.FindQuestion(c.QuestionId) switch
    {
        null => Refusal.NotFound("question", "questionId"),
        { RedactedBecause: not null } => Refusal.Conflict("The question was removed."),
        { Answers: var answers } when answers.Length >= desk.Limits.Answers => Refusal.TooLarge("questionId", $"At most {desk.Limits.Answers} answers."),
        _ when desk.State.Questions.Exists(question => Array.Exists(question.Answers, answer => answer.AnswerId == c.AnswerId)) => Refusal.Conflict("There is an answer with this id."),
        _ => new QuestionAnswered(c.QuestionId, c.AnswerId, c.Text),
    };

    private static Decision<HomeEvent> Decide(PracticeDesk desk, RedactQuestion c) => desk.State.FindQuestion(c.QuestionId) switch
    {
        null => Refusal.NotFound("question", "questionId"),
        { RedactedBecause: not null } => Refusal.Conflict("It was removed already."),
        _ => new PracticeContentRedacted(c.Reason, QuestionId: c.QuestionId),
    };

    private static Decision<HomeEvent> Decide(PracticeDesk desk, RedactAnswer c) => FindAnswer(desk.State, c.QuestionId, c.AnswerId) switch
    {
        null => Refusal.NotFound("answer", "answerId"),
        { RedactedBecause: not null } => Refusal.Conflict("It was removed already."),
        _ => new PracticeContentRedacted(c.Reason, QuestionId: c.QuestionId, AnswerId: c.AnswerId),
    };

    private static Decision<HomeEvent> Decide(PracticeDesk desk, PlaceReaction c) =>
        desk.State.FindReaction(c.ReactionId) is not null ? Refusal.Conflict("There is a reaction with this id.")
        : desk.State.Reactions.Count >= desk.Limits.Reactions ? Refusal.TooLarge("reactionId", $"At most {desk.Limits.Reactions} reactions.")
        : desk.State.Reactions.Count(reaction => reaction.By == desk.Caller.ParticipantId && !reaction.IsRemoved) >= desk.Limits.ReactionsOfOne
            ? Refusal.Conflict($"At most {desk.Limits.ReactionsOfOne} reactions of one person.")
        : new ReactionPlaced(c.ReactionId, c.Text);

    private static Decision<HomeEvent> DecideOnReaction(PracticeDesk desk, PracticeCommand command, string reactionId) => (command, desk.State.FindReaction(reactionId)) switch
    {
        (_, null or { IsRemoved: true }) => Refusal.NotFound("reaction", "reactionId"),
        (RemoveReaction, _) => new ReactionRemoved(reactionId),
        (_, { RedactedBecause: not null }) => Refusal.Conflict("It was removed already."),
        (RedactReaction c, _) => new PracticeContentRedacted(c.Reason, ReactionId: reactionId),
        (HideReaction, { HiddenBecause: not null }) => Refusal.Conflict("It is not shown already."),
        (HideReaction c, _) => new ReactionHidden(reactionId, c.Reason),
        (RestoreReaction, { HiddenBecause: null }) => Refusal.Conflict("It is not hidden."),
        (RestoreReaction c, _) => new ReactionRestored(reactionId, c.Reason),
        _ => Refusal.Invalid("type", "There is no such command."),
    };
}

/// <summary>What only others know, looked up before a question or a reaction is decided.</summary>
/// <param name="From">The practice a question is asked from, or why it cannot be.</param>
/// <param name="ReactionsOpenTo">Whom the city lets react, one of <see cref="ReactionAudiences"/>.</param>
public readonly record struct TalkLookup(Answer<PracticeName>? From = null, string? ReactionsOpenTo = null);
