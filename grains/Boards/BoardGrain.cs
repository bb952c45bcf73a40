using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <summary>A board: the pure part is in <see cref="BoardDecider"/> and <see cref="BoardModel"/>, the writing in the journal.</summary>
[Reentrant]
public sealed partial class BoardGrain : JournalGrain<BoardState, BoardEvent>, IBoardGrain
{
    // For ever the same, so that a board begins once however often its home asks (rule J3).
    private const string Beginning = "begin";

    private readonly BoardLimits _limits;
    private readonly TimeProvider _clock;
    private readonly BoardHistory _history;
    private readonly EncodedBoard _encoded = new();
    private readonly PresenceExchange _presence;
    private readonly BoardNewsHint _news;
    private readonly ILogger _logger;
    private readonly DeedNoter _deeds;

    /// <summary>Made by Orleans.</summary>
    public BoardGrain(JournalServices services, IOptions<BoardLimits> limits, IOptions<FollowersOptions> followers)
        : this(services, limits, followers, new BoardModel())
    {
    }

    private BoardGrain(JournalServices services, IOptions<BoardLimits> limits, IOptions<FollowersOptions> followers, BoardModel model)
        : base(services, model, "board-snapshot")
    {
        _limits = limits.Value;
        _clock = services.Clock;
        _logger = services.Loggers.CreateLogger<BoardGrain>();
        _deeds = new DeedNoter(this, JournalId, ReadStoredAsync, DeedOf, GrainFactory, _logger);
        _history = new BoardHistory(model, ReadStoredAsync);
        _presence = new PresenceExchange(services.Clock, services.Loggers);
        _news = new BoardNewsHint(BoardId, GrainFactory, followers.Value.BoardsEvery, services.Clock, services.Loggers.CreateLogger<BoardGrain>());
    }

    private string BoardId => JournalIds.Local(JournalId);

    /// <inheritdoc/>
    public async Task<Refusal?> Begin(Caller caller, BoardOpening opening)
    {
        var command = new JournalCommand<BoardState, BoardEvent>(Beginning, caller.ParticipantId, state => BoardDecider.Open(state, opening, _limits));
        return await Journal.Execute(command) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    /// <inheritdoc/>
    public async Task<Answer<OpenedBoard>> Open(Caller caller, long? since)
    {
        await Journal.RefreshAsync();
        var current = Journal.Current;
        if (BoardAccessRules.For(current.State, caller, _clock.GetUtcNow()) is not { } access)
        {
            return Refusal.NotFound("board");
        }

        if (since is { } version && version > 0 && version >= current.State.RedactedAt && version <= current.Version && current.Version - version <= Following.LargestPage)
        {
            var page = await Read(version, Following.LargestPage);
            var entries = page.Entries.TakeWhile(entry => entry.Version <= current.Version).ToArray();
            return new OpenedBoard(current.Version, null, PrivateEntries.AsSeenBy(entries, caller.ParticipantId), access, current.State.PrivateWriting is not null);
        }

        var snapshot = await _encoded.For(BoardId, current.State, caller.ParticipantId);
        return new OpenedBoard(current.Version, snapshot, null, access, current.State.PrivateWriting is not null);
    }

    /// <inheritdoc/>
    public async Task<Answer<PastBoard>> Past(Caller caller, long? version, DateTimeOffset? at)
    {
        await Journal.RefreshAsync();
        if (BoardAccessRules.For(State, caller, _clock.GetUtcNow()) is null)
        {
            return Refusal.NotFound("board");
        }

        if (version is null == at is null)
        {
            return Refusal.Invalid("version", "Either a version or a moment.");
        }

        var past = version is { } number ? await _history.AtVersionAsync(number) : await _history.AtMomentAsync(at!.Value);
        return past.IsGiven
            ? new PastBoard(past.Value.Version, await EncodedBoard.EncodeAsync(BoardId, past.Value, BoardSnapshots.Mine(past.Value, caller.ParticipantId)))
            : past.Refusal;
    }

    /// <inheritdoc/>
    public async Task<Answer<BoardOutline>> Outline(Caller caller)
    {
        await Journal.RefreshAsync();
        var state = Journal.Current.State;
        return BoardAccessRules.For(state, caller, _clock.GetUtcNow()) is null ? Refusal.NotFound("board") : BoardSnapshots.ToOutline(state);
    }

    /// <inheritdoc/>
    public async Task<Answer<JournalPage>> Events(Caller caller, long after, int limit)
    {
        await Journal.RefreshAsync();
        if (BoardAccessRules.For(State, caller, _clock.GetUtcNow()) is null)
        {
            return Refusal.NotFound("board");
        }

        var page = await Read(after, limit);
        return page with { Entries = PrivateEntries.AsSeenBy(page.Entries, caller.ParticipantId) };
    }

    /// <inheritdoc/>
    public Task<CommandResult[]> Submit(BoardSubmission[] submissions) =>
        Array.Exists(submissions, submission => BoardDecider.Redacts(submission.Command)) ? SubmitWithRedactionsAsync(submissions)
        : Array.Exists(submissions, submission => submission.Command is RewindZone)
            ? SubmitWithPastAsync(submissions)
        : Execute(submissions, past: null);

    private async Task<CommandResult[]> SubmitWithPastAsync(BoardSubmission[] submissions)
    {
        // Read before anything of the call is decided: commands that come meanwhile in other calls go first, the
        // order within this call stays.
        var past = new Dictionary<long, BoardState>();
        foreach (var (_, caller, command) in submissions)
        {
            if (command is RewindZone { Version: var version }
                && BoardAccessRules.For(State, caller, _clock.GetUtcNow()) is { CanLead: true }
                && !past.ContainsKey(version)
                && await _history.AtVersionAsync(version) is { IsGiven: true } found)
            {
                past[version] = found.Value;
            }
        }

        return await Execute(submissions, past);
    }

    /// <inheritdoc/>
    protected override void OnStored(IReadOnlyList<JournalEntry> entries)
    {
        _news.Stored(entries);
        RemindOfRetention(entries);
    }

    private Task<CommandResult[]> Execute(BoardSubmission[] submissions, Dictionary<long, BoardState>? past)
    {
        var commands = new JournalCommand<BoardState, BoardEvent>[submissions.Length];
        for (var i = 0; i < submissions.Length; i++)
        {
            var (commandId, caller, command) = submissions[i];
            commands[i] = new JournalCommand<BoardState, BoardEvent>(
                commandId,
                caller.ParticipantId,
                state => Ids.Check("commandId", commandId) is { } malformed
                    ? malformed
                    : command is RewindZone rewind
                        ? BoardDecider.Rewind(state, past?.GetValueOrDefault(rewind.Version), caller, rewind, _limits, _clock.GetUtcNow())
                        : BoardDecider.Decide(state, caller, command, _limits, _clock.GetUtcNow()));
        }

        return Task.WhenAll(Journal.Execute(commands));
    }

    /// <inheritdoc/>
    public Task SharePresence(IPresenceListener node, Presence[] changes, bool whole)
    {
        _presence.Share(node, changes, whole);
        return Task.CompletedTask;
    }
}
