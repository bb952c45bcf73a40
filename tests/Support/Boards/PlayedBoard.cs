using Stadmaken.Boards;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Support.Boards;

/// <summary>A board played without a grain: commands are decided, folded at once, and kept as they would be stored.</summary>
public sealed class PlayedBoard
{
    /// <summary>The model that folds and encodes.</summary>
    public static readonly BoardModel Model = new();

    private readonly Func<BoardState, Recorded<BoardEvent>, BoardState> _fold;
    private readonly BoardLimits _limits;
    private readonly List<BoardState> _past = [Model.Empty];

    /// <summary>Opens a board of Haarlem.</summary>
    /// <param name="opening">How it begins.</param>
    /// <param name="limits">Limits, or the usual.</param>
    /// <param name="fold">Another fold than the model's, to see that a wrong one is noticed.</param>
    public PlayedBoard(BoardOpening opening, BoardLimits? limits = null, Func<BoardState, Recorded<BoardEvent>, BoardState>? fold = null)
    {
        _fold = fold ?? Model.Fold;
        _limits = limits ?? new BoardLimits();
        var opened = BoardDecider.Open(State, opening, _limits);
        Keep(BoardTrials.Callers[0], opened.Event ?? throw new InvalidOperationException(opened.Refusal!.Message));
    }

    /// <summary>The board now.</summary>
    public BoardState State { get; private set; } = Model.Empty;

    /// <summary>What would be stored.</summary>
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>The board as a participant gets it.</summary>
    public BoardSnapshot SnapshotFor(string participantId) =>
        BoardSnapshots.ToSnapshot(State, "bord-1", BoardSnapshots.Mine(State, participantId));

    /// <summary>Decides a command and folds it if it is accepted.</summary>
    public Decision<BoardEvent> Try(Caller caller, BoardCommand command)
    {
        var decision = command is RewindZone rewind
            ? BoardDecider.Rewind(State, _past.ElementAtOrDefault((int)rewind.Version), caller, rewind, _limits, At(Entries.Count + 1))
            : BoardDecider.Decide(State, caller, command, _limits, At(Entries.Count + 1));
        if (decision.IsAccepted)
        {
            Keep(caller, decision.Event);
        }

        return decision;
    }

    /// <summary>As <see cref="Try"/>, for a command that must be accepted.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public PlayedBoard Do(Caller caller, params BoardCommand[] commands)
    {
        foreach (var command in commands)
        {
            if (Try(caller, command) is { IsAccepted: false, Refusal: var refusal })
            {
                throw new InvalidOperationException($"{command} was refused: {refusal}");
            }
        }

        return this;
    }

    /// <summary>Folds what happened other than by a command.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public PlayedBoard Happens(Caller caller, Func<BoardState, DateTimeOffset, Decision<BoardEvent>> decide)
    {
        var decision = decide(State, At(Entries.Count + 1));
        Keep(caller, decision.Event ?? throw new InvalidOperationException($"It was refused: {decision.Refusal}"));
        return this;
    }

    /// <summary>The fold of stored entries, read back from their bytes.</summary>
    public static BoardState Replay(IEnumerable<JournalEntry> entries) =>
        entries.Aggregate(Model.Empty, (state, entry) =>
            Model.Fold(state, new Recorded<BoardEvent>(entry.Version, entry.At, entry.By, Model.Events.Decode(entry.Type, entry.Data))));

    private void Keep(Caller caller, BoardEvent happened)
    {
        var version = Entries.Count + 1;
        var at = At(version);
        var (type, data) = Model.Events.Encode(happened);
        State = _fold(State, new Recorded<BoardEvent>(version, at, caller.ParticipantId, happened));
        Entries.Add(new JournalEntry(version, at, caller.ParticipantId, $"opdracht-{version}", type, data));
        _past.Add(State);
    }

    // Not whole seconds, so that a time that loses its fraction on the way is noticed.
    private static DateTimeOffset At(int version) =>
        new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero).AddMilliseconds(version * 1_234);
}
