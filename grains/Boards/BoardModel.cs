using System.Text.Json.Serialization.Metadata;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

/// <summary>The pure part of a board's journal.</summary>
public sealed class BoardModel : IJournalModel<BoardState, BoardEvent>
{
    /// <inheritdoc/>
    public BoardState Empty => BoardState.Empty;

    /// <inheritdoc/>
    public EventCodec<BoardEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["boardOpened"] = BoardJson.Readable.BoardOpened,
        ["zoneAdded"] = BoardJson.Readable.ZoneAdded,
        ["zoneRenamed"] = BoardJson.Readable.ZoneRenamed,
        ["zoneMoved"] = BoardJson.Readable.ZoneMoved,
        ["zoneRemoved"] = BoardJson.Readable.ZoneRemoved,
        ["zoneRestored"] = BoardJson.Readable.ZoneRestored,
        ["cardAdded"] = BoardJson.Readable.CardAdded,
        ["cardColourSet"] = BoardJson.Readable.CardColourSet,
        ["cardMoved"] = BoardJson.Readable.CardMoved,
        ["cardRemoved"] = BoardJson.Readable.CardRemoved,
        ["cardRestored"] = BoardJson.Readable.CardRestored,
        ["cardTextEdited"] = BoardJson.Readable.CardTextEdited,
        ["commentAdded"] = BoardJson.Readable.CommentAdded,
        ["commentEdited"] = BoardJson.Readable.CommentEdited,
        ["commentRemoved"] = BoardJson.Readable.CommentRemoved,
        ["commentRestored"] = BoardJson.Readable.CommentRestored,
        ["voteCast"] = BoardJson.Readable.VoteCast,
        ["voteWithdrawn"] = BoardJson.Readable.VoteWithdrawn,
        ["cardsLinked"] = BoardJson.Readable.CardsLinked,
        ["cardsUnlinked"] = BoardJson.Readable.CardsUnlinked,
        ["boardTitleSet"] = BoardJson.Readable.BoardTitleSet,
        ["locked"] = BoardJson.Readable.Locked,
        ["unlocked"] = BoardJson.Readable.Unlocked,
        ["timerStarted"] = BoardJson.Readable.TimerStarted,
        ["timerPaused"] = BoardJson.Readable.TimerPaused,
        ["timerResumed"] = BoardJson.Readable.TimerResumed,
        ["timerExtended"] = BoardJson.Readable.TimerExtended,
        ["timerStopped"] = BoardJson.Readable.TimerStopped,
        ["votingStarted"] = BoardJson.Readable.VotingStarted,
        ["votingClosed"] = BoardJson.Readable.VotingClosed,
        ["privateWritingStarted"] = BoardJson.Readable.PrivateWritingStarted,
        ["revealed"] = BoardJson.Readable.Revealed,
        [PrivateEntries.Type] = BoardJson.Readable.HappenedPrivately,
        ["everyoneBrought"] = BoardJson.Readable.EveryoneBrought,
        ["boardRoleSet"] = BoardJson.Readable.BoardRoleSet,
        ["leadersSet"] = BoardJson.Readable.LeadersSet,
        ["invitationIssued"] = BoardJson.Readable.InvitationIssued,
        ["invitationRevoked"] = BoardJson.Readable.InvitationRevoked,
        ["invitationRedeemed"] = BoardJson.Readable.InvitationRedeemed,
        ["defaultRoleSet"] = BoardJson.Readable.DefaultRoleSet,
        ["zoneRewound"] = BoardJson.Readable.ZoneRewound,
        ["contentHidden"] = BoardJson.Readable.ContentHidden,
        ["contentRestored"] = BoardJson.Readable.ContentRestored,
        ["contentRedacted"] = BoardJson.Readable.ContentRedacted,
        ["textsRedacted"] = BoardJson.Readable.TextsRedacted,
        ["retentionSet"] = BoardJson.Readable.RetentionSet,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 5;

    /// <inheritdoc/>
    public JsonTypeInfo<BoardState> Snapshot => BoardStateJson.Readable.BoardState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public BoardState Fold(BoardState state, Recorded<BoardEvent> recorded) => BoardFolding.Fold(state, recorded);
}
