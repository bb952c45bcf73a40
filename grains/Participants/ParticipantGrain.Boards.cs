using Microsoft.Extensions.Logging;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Feeds;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participants;

/// <content>Following boards (rule F10): one item for each stretch of news that was neither read in the inbox nor seen on the board.</content>
public sealed partial class ParticipantGrain
{
    // Registered by this activation, as with practices (rule F8).
    private readonly HashSet<string> _registeredBoards = new(StringComparer.Ordinal);

    // Looked through without finding news; not stored, looking again finds the same nothing.
    private readonly Dictionary<string, long> _lookedBoards = new(StringComparer.Ordinal);
    private Task? _renewingBoards;

    // Boards are read as the participant, so that nobody hears of a board that they may not see any more. Without roles: those belong to a session.
    private Caller Myself => new(ParticipantId, State.CityId, []);

    /// <inheritdoc/>
    public async Task<Refusal?> FollowBoard(Caller caller, string boardId)
    {
        await Journal.RefreshAsync();
        if ((ParticipantDecider.MayUse(State, caller, ParticipantId) ?? Ids.Check("boardId", boardId)) is { } not)
        {
            return not;
        }

        var board = await Board(boardId).Outline(Myself);
        if (!board.IsGiven)
        {
            return board.Refusal;
        }

        var refusal = await ExecuteAsync(caller, state => ParticipantDecider.FollowBoard(state, boardId, board.Value.Version));
        if (State.FindBoard(boardId) is null)
        {
            return refusal;
        }

        await RegisterBoardAsync(boardId);
        return null;
    }

    /// <inheritdoc/>
    public async Task<Refusal?> UnfollowBoard(Caller caller, string boardId)
    {
        await Journal.RefreshAsync();
        var refusal = await ExecuteAsync(caller, state => ParticipantDecider.UnfollowBoard(state, boardId));
        if (State.FindBoard(boardId) is not null || ParticipantDecider.MayUse(State, caller, ParticipantId) is not null)
        {
            return refusal;
        }

        _registeredBoards.Remove(boardId);
        _lookedBoards.Remove(boardId);
        try
        {
            await BoardFollowers(boardId).Deregister(JournalId);
        }
        catch (Exception fault)
        {
            // Told once more, it answers that it does not follow (rule F9).
            LogBoardNotDeregistered(fault, boardId);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<Refusal?> SawBoard(Caller caller, string boardId, long version)
    {
        await Journal.RefreshAsync();
        if ((ParticipantDecider.MayUse(State, caller, ParticipantId) ?? ParticipantDecider.MaySee(State, boardId, version)) is { } not)
        {
            return not;
        }

        var board = await Board(boardId).Outline(Myself);
        if (!board.IsGiven)
        {
            return board.Refusal;
        }

        if (version > board.Value.Version)
        {
            return Refusal.Invalid("version", "A version that the board has.");
        }

        // Seen as far already is what was wanted.
        return await ExecuteAsync(caller, state => ParticipantDecider.SawBoard(state, boardId, version)) is { Code: not RefusalCodes.Conflict } refusal ? refusal : null;
    }

    /// <inheritdoc/>
    public async Task<Answer<FollowedBoard[]>> FollowedBoards(Caller caller)
    {
        await Journal.RefreshAsync();
        return ParticipantDecider.MayUse(State, caller, ParticipantId) is { } refusal ? refusal : State.AllBoards.ToArray();
    }

    /// <inheritdoc/>
    public async Task<bool> NudgeBoard(string boardId, long version)
    {
        await Journal.RefreshAsync();
        while (State.FindBoard(boardId) is { } board)
        {
            var cursor = Math.Max(Math.Max(board.Seen, board.Told), _lookedBoards.GetValueOrDefault(boardId));
            if (board.IsWaiting(State.ReadUpTo) || version <= cursor)
            {
                return true;
            }

            var page = await Board(boardId).Events(Myself, cursor, Following.LargestPage);
            if (!page.IsGiven || page.Value.Entries.Length == 0)
            {
                // Not for this participant any more, or the hint was wrong.
                return true;
            }

            var entries = page.Value.Entries;
            if (Array.Find(entries, entry => FeedEntries.IsBoardNews(entry.Type) && entry.By != ParticipantId) is not { } news)
            {
                _lookedBoards[boardId] = entries[^1].Version;
                continue;
            }

            // The same id for the same news, for ever: the store itself would refuse a second one (rule J3).
            var added = new BoardItemAdded(boardId, news.Version, news.Type, news.At, page.Value.Version);
            var add = new JournalCommand<ParticipantState, ParticipantEvent>($"board:{boardId}:{news.Version}", Caller.NetworkId, state => ParticipantDecider.AddBoardItem(state, added));
            if (await Journal.Execute(add) is CommandResult.Refused { Refusal: { Code: not (RefusalCodes.Conflict or RefusalCodes.NotFound) } refusal })
            {
                throw new FeedUnavailableException($"News of board '{boardId}' could not be stored: {refusal.Code}.");
            }

            return State.FindBoard(boardId) is not null;
        }

        return false;
    }

    /// <summary>Registers with the boards that this activation has not registered with; never fails.</summary>
    private Task RenewBoardsAsync()
    {
        if (_renewingBoards is null && State.Boards.Keys.All(_registeredBoards.Contains))
        {
            return Task.CompletedTask;
        }

        return _renewingBoards ??= RenewAllBoardsAsync();
    }

    private async Task RenewAllBoardsAsync()
    {
        // So that the field is set before this is done.
        await Task.Yield();
        try
        {
            await AtOnce.EachAsync(State.Boards.Keys.Where(id => !_registeredBoards.Contains(id)), RegisterBoardAsync);
        }
        finally
        {
            _renewingBoards = null;
        }
    }

    /// <summary>Reads what every followed board without waiting news has by now; what cannot be read now comes with the next nudge.</summary>
    private async Task CatchUpBoardsAsync()
    {
        await RenewBoardsAsync();
        await AtOnce.EachAsync(State.Boards.Values.Where(board => !board.IsWaiting(State.ReadUpTo)).Select(board => board.BoardId), async boardId =>
        {
            try
            {
                var page = await Board(boardId).Read(long.MaxValue, 1);
                await NudgeBoard(boardId, page.Version);
            }
            catch (Exception fault)
            {
                LogBoardNotRead(fault, boardId);
            }
        });
    }

    private async Task RegisterBoardAsync(string boardId)
    {
        try
        {
            var version = await BoardFollowers(boardId).Register(JournalId);
            _registeredBoards.Add(boardId);
            await NudgeBoard(boardId, version);
        }
        catch (Exception fault)
        {
            _registeredBoards.Remove(boardId);
            LogBoardNotRead(fault, boardId);
        }
    }

    private async Task<Refusal?> ExecuteAsync(Caller caller, Func<ParticipantState, Decision<ParticipantEvent>> decide)
    {
        var command = new JournalCommand<ParticipantState, ParticipantEvent>(
            $"{Guid.NewGuid():N}",
            caller.ParticipantId,
            state => ParticipantDecider.MayUse(state, caller, ParticipantId) is { } not ? not : decide(state));
        return await Journal.Execute(command) is CommandResult.Refused refused ? refused.Refusal : null;
    }

    private IBoardGrain Board(string boardId) => GrainFactory.GetGrain<IBoardGrain>(JournalIds.Board(boardId));

    private IFollowersGrain BoardFollowers(string boardId) => GrainFactory.GetGrain<IFollowersGrain>(JournalIds.BoardFollowers(boardId));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Board {BoardId} could not be asked for news now; tried again when the inbox is next asked for anything.")]
    private partial void LogBoardNotRead(Exception fault, string boardId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Board {BoardId} could not be told that someone follows it no more; they say so when they are next told of it.")]
    private partial void LogBoardNotDeregistered(Exception fault, string boardId);
}
