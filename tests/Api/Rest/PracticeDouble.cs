using System.Collections.Concurrent;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Glances;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Participation;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Tests.Api.Rest;

/// <summary>Practices by their own rules, with no journal behind them: what is refused here is refused by a real one.</summary>
internal sealed class PracticeWorld
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly PracticeModel Model = new();
    private static readonly PracticeLimits Limits = new();

    private readonly ConcurrentDictionary<string, PracticeState> _states = new(StringComparer.Ordinal);

    /// <summary>Whom the city lets react.</summary>
    internal string ReactionsOpenTo { get; set; } = ReactionAudiences.Network;

    /// <summary>What was submitted, in order.</summary>
    internal ConcurrentQueue<PracticeSubmission> Submitted { get; } = new();

    internal PracticeState Get(string practiceId) => _states.GetValueOrDefault(practiceId, Model.Empty);

    internal void Start(string practiceId, string cityId, Caller caller, PracticeFacts facts) =>
        Fold(practiceId, caller, PracticeDecider.Begin(Model.Empty, cityId, facts, Limits));

    internal void OpenBoard(string practiceId, string boardId, string by)
    {
        var opener = new Caller(by, Get(practiceId).CityId, []);
        Fold(practiceId, opener, PracticeDecider.PlanBoard(Get(practiceId), practiceId, opener, boardId, new BoardOpening("Tafel", BoardVisibilities.Network, null, []), new BoardLimits()));
        Fold(practiceId, opener, PracticeDecider.BeginBoard(Get(practiceId), boardId));
    }

    internal PracticeListing[] Of(string cityId) =>
    [
        .. _states.Where(pair => pair.Value.CityId == cityId)
            .Select(pair => new PracticeListing(pair.Key, pair.Value.Facts!.Title, pair.Value.Facts.Kind)),
    ];

    internal CommandResult Decide(string practiceId, PracticeSubmission submission)
    {
        Submitted.Enqueue(submission);
        var found = submission.Command is Borrow borrow
            ? PracticeDecider.FindBorrowable(Get(borrow.PracticeId), borrow.PracticeId, submission.Caller, borrow.Kind, borrow.ItemId, new BoardOutline(3, "Werkplaats", [new("z1", "Vak")]))
            : null;
        return Fold(practiceId, submission.Caller, PracticeDecider.Decide(Get(practiceId), practiceId, submission.Caller, submission.Command, found, Limits, new BoardLimits(), Now, LookUp(submission))) is { } refusal
            ? new CommandResult.Refused(submission.CommandId, refusal)
            : new CommandResult.Accepted(submission.CommandId, Get(practiceId).Version);
    }

    private TalkLookup LookUp(PracticeSubmission submission) => submission.Command switch
    {
        PlaceReaction => new TalkLookup(ReactionsOpenTo: ReactionsOpenTo),
        AskQuestion { FromPracticeId: { } from } => new TalkLookup(
            !Get(from).HasBegun ? Refusal.NotFound("practice", "fromPracticeId")
            : PracticeAccessRules.For(Get(from), submission.Caller).CanWrite ? new PracticeName(from, Get(from).CityId, Get(from).Facts.Title)
            : Refusal.NotAllowed("Only who writes in a practice asks from it.")),
        _ => default,
    };

    private Refusal? Fold(string practiceId, Caller caller, Decision<HomeEvent> decision)
    {
        if (!decision.IsAccepted)
        {
            return decision.Refusal;
        }

        var state = Get(practiceId);
        _states[practiceId] = Model.Fold(state, new Recorded<HomeEvent>(state.Version + 1, Now, caller.ParticipantId, decision.Event));
        return null;
    }
}

internal sealed class PracticeDouble(World world, string practiceId) : HomeDouble(world), IPracticeGrain
{
    private readonly World _world = world;

    private PracticeState State => _world.Practices.Get(practiceId);

    public Task<Answer<OpenedPractice>> Open(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<OpenedPractice>>(State.HasBegun
            ? new OpenedPractice(PracticeSnapshots.ToSnapshot(State, practiceId), [new BoardListing("b-" + practiceId, "Werkplaats")], PracticeAccessRules.For(State, caller))
            : Refusal.NotFound("practice"));
    }

    public Task<Answer<PracticeSummary>> Summarize()
    {
        _world.Enter();
        return Task.FromResult<Answer<PracticeSummary>>(State.HasBegun ? PracticeSnapshots.ToSummary(State, practiceId) : Refusal.NotFound("practice"));
    }

    public Task<Answer<PracticeGlance>> Glance() => throw new NotSupportedException();

    public Task<Answer<ParticipationMirror>> Participation() => Task.FromResult<Answer<ParticipationMirror>>(State.HasBegun ? new ParticipationMirror(5, [], [], []) : Refusal.NotFound("practice"));

    public Task<Answer<PracticeAccess>> Access(Caller caller)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<PracticeAccess>>(State.HasBegun ? PracticeAccessRules.For(State, caller) : Refusal.NotFound("practice"));
    }

    public Task<CommandResult[]> Submit(PracticeSubmission[] submissions)
    {
        _world.Enter(submissions[0].Caller);
        return Task.FromResult<CommandResult[]>([.. submissions.Select(submission => _world.Practices.Decide(practiceId, submission))]);
    }

    public override Task<Answer<BoardListing>> OpenBoard(Caller caller, string boardId, BoardOpening opening) => State.HasBegun
        ? base.OpenBoard(caller, boardId, opening with { PracticeId = practiceId })
        : Task.FromResult<Answer<BoardListing>>(Refusal.NotFound("practice"));

    public Task<Refusal?> Begin(Caller caller, string cityId, PracticeFacts facts) => throw new NotSupportedException();

    public Task<Answer<JournalPage>> Events(Caller caller, long after, int limit)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<JournalPage>>(State.HasBegun ? new JournalPage([], State.Version) : Refusal.NotFound("practice"));
    }

    public Task<Answer<ResearchConsent[]>> Consents() => Task.FromResult<Answer<ResearchConsent[]>>(State.HasBegun ? State.Consents.ToArray() : Refusal.NotFound("practice"));

    public Task<DateTimeOffset?> Watch(DateTimeOffset now) => throw new NotSupportedException();

    public Task<Answer<Borrowable>> Borrowable(Caller caller, string kind, string itemId) => throw new NotSupportedException();

    public Task<Refusal?> NoteBorrowed(Caller caller, PracticeName borrower, string borrowingId, string kind, string itemId) => throw new NotSupportedException();

    public Task<Refusal?> NoteReport(Caller caller, string borrowerId, string borrowingId, BorrowingReport report) => throw new NotSupportedException();

    public Task<Answer<PracticeQuestion[]>> Questions(long after, int limit) => TakeAsync(State.Questions, question => question.Version, after, limit);

    public Task<Answer<PracticeQuestion>> FindQuestion(string questionId)
    {
        _world.Enter();
        return Task.FromResult<Answer<PracticeQuestion>>(State.FindQuestion(questionId) is { } question ? question : Refusal.NotFound("question", "questionId"));
    }

    public Task<Answer<PutQuestion[]>> PutQuestions(long after, int limit) => TakeAsync(State.PutQuestions, put => put.Version, after, limit);

    public Task<Answer<PracticeReaction[]>> Reactions(Caller caller, long after, int limit) =>
        TakeAsync(State.Reactions.Where(reaction => reaction is { IsRemoved: false, HiddenBecause: null }), reaction => reaction.Version, after, limit);

    public Task<Answer<PracticeReaction>> FindReaction(Caller caller, string reactionId)
    {
        _world.Enter(caller);
        return Task.FromResult<Answer<PracticeReaction>>(State.FindReaction(reactionId) is { IsRemoved: false } reaction ? reaction : Refusal.NotFound("reaction", "reactionId"));
    }

    public Task<Refusal?> NoteQuestionPut(Caller caller, PracticeName to, string questionId, long toVersion) => throw new NotSupportedException();

    public Task<Refusal?> NoteAnswer(Caller caller, string practiceId, string questionId, string answerId, long version) => throw new NotSupportedException();

    private Task<Answer<T[]>> TakeAsync<T>(IEnumerable<T> items, Func<T, long> version, long after, int limit)
    {
        _world.Enter();
        return Task.FromResult<Answer<T[]>>(State.HasBegun ? items.Where(item => version(item) > after).Take(limit).ToArray() : Refusal.NotFound("practice"));
    }
}
