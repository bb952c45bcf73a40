using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <content>Moderation: texts are hidden, restored and removed for good (rule J9).</content>
public sealed partial class BoardGrain
{
    private readonly BoardRedaction _redaction = new(new BoardModel());

    /// <inheritdoc/>
    public async Task<Answer<WithheldContent[]>> Withheld(Caller caller)
    {
        await Journal.RefreshAsync();
        if (BoardAccessRules.For(State, caller) is not { } access)
        {
            return Refusal.NotFound("board");
        }

        if (!access.CanLead)
        {
            return Refusal.NotAllowed("Only who leads the board sees what is hidden.");
        }

        return await HiddenAsync();
    }

    /// <inheritdoc/>
    protected override void OnRedacted()
    {
        _history.Forget();
        _encoded.Forget();
    }

    /// <inheritdoc/>
    protected override RedactionPlan<BoardEvent> PlanRedaction(RedactedJournal<BoardState> journal, Redaction redaction)
    {
        var rewrites = _redaction.Plan(JournalId, journal, redaction);
        return rewrites.Count == 0 && redaction is not Redaction.Everything
            ? RedactionPlan<BoardEvent>.Nothing
            : new RedactionPlan<BoardEvent>(new TextsRedacted(RedactionCauses.Of(redaction)), rewrites);
    }

    // One after another: what is decided between two redactions is decided on the board that the first one left.
    private async Task<CommandResult[]> SubmitWithRedactionsAsync(BoardSubmission[] submissions)
    {
        var results = new List<CommandResult>(submissions.Length);
        foreach (var submission in submissions)
        {
            results.Add(BoardDecider.Redacts(submission.Command) ? await ModerateAsync(submission) : (await Submit([submission]))[0]);
        }

        return [.. results];
    }

    private async Task<CommandResult> ModerateAsync(BoardSubmission submission)
    {
        var (commandId, caller, command) = submission;
        if (Ids.Check("commandId", commandId) is { } malformed)
        {
            return new CommandResult.Refused(commandId, malformed);
        }

        await Journal.RefreshAsync();
        return BoardDecider.Decide(State, caller, command, _limits, _clock.GetUtcNow()) is { IsAccepted: true, Event: { } decided }
            ? await _deeds.ActAsync(commandId, async () => await RedactAtHomeAsync(commandId, caller, ContentOf(decided)) is { } refused
                ? new CommandResult.Refused(commandId, refused)
                : await RedactHereAsync(submission, isPromised: true))
            : await RedactHereAsync(submission, isPromised: false);
    }

    // Refused before is not refused here, when it was stored before or the board has changed meanwhile. Then nothing sees to a note of it yet.
    private async Task<CommandResult> RedactHereAsync(BoardSubmission submission, bool isPromised)
    {
        var (commandId, caller, command) = submission;
        return (await RedactAsync(commandId, caller.ParticipantId, journal =>
        {
            var decision = BoardDecider.Decide(journal.Point.State, caller, command, _limits, _clock.GetUtcNow());
            return !decision.IsAccepted ? RedactionPlan<BoardEvent>.Refuse(decision.Refusal)
                : !isPromised ? RedactionPlan<BoardEvent>.Refuse(Refusal.Unavailable("The board has just changed. Send it again."))
                : new RedactionPlan<BoardEvent>(decision.Event, _redaction.Plan(JournalId, journal, ContentOf(decision.Event)));
        }))!;
    }

    /// <summary>
    /// Where the board was opened, the plan of it says what was on it from the beginning. That goes first: cut short, the command is sent again, and
    /// redacting it there again changes nothing.
    /// </summary>
    private async Task<Refusal?> RedactAtHomeAsync(string commandId, Caller caller, Redaction.Content content) =>
        await Home().Redact($"{BoardId}:{commandId}", caller.ParticipantId, content);

    private IJournalGrain Home() =>
        State.PracticeId is { } practiceId ? GrainFactory.GetGrain<Stadmaken.Practices.IPracticeGrain>(JournalIds.Practice(practiceId))
        : State.GatheringId is { } gatheringId ? GrainFactory.GetGrain<Stadmaken.Gatherings.IGatheringGrain>(JournalIds.Gathering(gatheringId))
        : State.CityId is { } cityId ? GrainFactory.GetGrain<Stadmaken.Cities.ICityGrain>(JournalIds.City(cityId))
        : GrainFactory.GetGrain<Stadmaken.Cities.INetworkGrain>(JournalIds.Network);

    private Redaction.Content ContentOf(BoardEvent decided)
    {
        var (place, mode) = decided switch
        {
            ContentHidden e => (BoardPlace.From(e.CardId, e.CommentId, e.ZoneId), RedactionMode.Hide),
            ContentRestored e => (BoardPlace.From(e.CardId, e.CommentId, e.ZoneId), RedactionMode.Restore),
            ContentRedacted e => (BoardPlace.From(e.CardId, e.CommentId, e.ZoneId), RedactionMode.Redact),
            _ => throw new InvalidOperationException($"{decided.GetType().Name} redacts nothing."),
        };
        return new Redaction.Content(BoardId, place.Of, place.Of == "boardId" ? BoardId : place.Id, mode);
    }

    // The board as it would be if everything that is hidden were restored.
    private async Task<WithheldContent[]> HiddenAsync()
    {
        var hidden = State.Concealed.Values.Where(concealed => concealed.State == ConcealedContent.Hidden).OrderBy(concealed => concealed.At).ToArray();
        if (hidden.Length == 0)
        {
            return [];
        }

        var withheld = (await ReadWithheldAsync()).ToDictionary(kept => kept.Version, kept => kept.Data);
        var entries = new List<JournalEntry>();
        while (await ReadStoredAsync(entries.Count, Following.LargestPage) is { Count: > 0 } page)
        {
            entries.AddRange(page);
        }

        return await Task.Run(() =>
        {
            var model = new BoardModel();
            var state = entries.Aggregate(model.Empty, (before, entry) =>
                model.Fold(before, new(entry.Version, entry.At, entry.By, model.Events.Decode(entry.Type, withheld.GetValueOrDefault(entry.Version, entry.Data)))));
            return hidden.Select(concealed => new WithheldContent(
                TextOf(state, concealed), concealed.Reason, concealed.By, concealed.At, concealed.CardId, concealed.CommentId, concealed.ZoneId)).ToArray();
        });
    }

    private static string TextOf(BoardState state, ConcealedContent concealed) =>
        concealed.CommentId is { } commentId
            ? state.Cards.GetValueOrDefault(concealed.CardId!) is { } on ? on.Comments.Concat(on.RemovedComments).FirstOrDefault(comment => comment.CommentId == commentId)?.Text ?? string.Empty : string.Empty
        : concealed.CardId is { } cardId ? state.Cards.GetValueOrDefault(cardId)?.Text ?? string.Empty
        : concealed.ZoneId is { } zoneId ? state.Zones.GetValueOrDefault(zoneId)?.Title ?? string.Empty
        : state.Title;
}
