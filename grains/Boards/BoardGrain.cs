using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <summary>A board: the pure part is in <see cref="BoardDecider"/> and <see cref="BoardModel"/>, the writing in the journal.</summary>
[Reentrant]
public sealed class BoardGrain : JournalGrain<BoardState, BoardEvent>, IBoardGrain
{
    // For ever the same, so that a board begins once however often its home asks (rule J3).
    private const string Beginning = "begin";

    private readonly BoardLimits _limits;
    private readonly EncodedBoard _encoded = new();
    private readonly PresenceExchange _presence;

    /// <summary>Made by Orleans.</summary>
    public BoardGrain(JournalServices services, IOptions<BoardLimits> limits)
        : base(services, new BoardModel(), "board-snapshot")
    {
        _limits = limits.Value;
        _presence = new PresenceExchange(services.Clock, services.Loggers);
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
        if (BoardAccessRules.For(current.State, caller) is not { } access)
        {
            return Refusal.NotFound("board");
        }

        if (since is { } version && version > 0 && version <= current.Version && current.Version - version <= Following.LargestPage)
        {
            var page = await Read(version, Following.LargestPage);
            var entries = page.Entries.TakeWhile(entry => entry.Version <= current.Version).ToArray();
            return new OpenedBoard(current.Version, null, entries, access);
        }

        return new OpenedBoard(current.Version, await _encoded.At(BoardId, current), null, access);
    }

    /// <inheritdoc/>
    public async Task<Answer<JournalPage>> Events(Caller caller, long after, int limit)
    {
        await Journal.RefreshAsync();
        return BoardAccessRules.For(State, caller) is null
            ? Refusal.NotFound("board")
            : await Read(after, limit);
    }

    /// <inheritdoc/>
    public Task<CommandResult[]> Submit(BoardSubmission[] submissions)
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
                    : BoardDecider.Decide(state, caller, command, _limits));
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
