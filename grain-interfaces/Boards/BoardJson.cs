using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Boards;

/// <summary>How a board's commands, events and snapshots are written as JSON: camelCase, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(BoardSnapshot))]
[JsonSerializable(typeof(BoardOpened))]
[JsonSerializable(typeof(ZoneAdded))]
[JsonSerializable(typeof(ZoneRenamed))]
[JsonSerializable(typeof(ZoneMoved))]
[JsonSerializable(typeof(ZoneRemoved))]
[JsonSerializable(typeof(ZoneRestored))]
[JsonSerializable(typeof(CardAdded))]
[JsonSerializable(typeof(CardColourSet))]
[JsonSerializable(typeof(CardMoved))]
[JsonSerializable(typeof(CardRemoved))]
[JsonSerializable(typeof(CardRestored))]
[JsonSerializable(typeof(CommentAdded))]
[JsonSerializable(typeof(CommentEdited))]
[JsonSerializable(typeof(CommentRemoved))]
[JsonSerializable(typeof(VoteCast))]
[JsonSerializable(typeof(VoteWithdrawn))]
[JsonSerializable(typeof(CardsLinked))]
[JsonSerializable(typeof(CardsUnlinked))]
[JsonSerializable(typeof(BoardTitleSet))]
[JsonSerializable(typeof(Locked))]
[JsonSerializable(typeof(Unlocked))]
[JsonSerializable(typeof(CardTextEdited))]
[JsonSerializable(typeof(CommentRestored))]
[JsonSerializable(typeof(TimerStarted))]
[JsonSerializable(typeof(TimerPaused))]
[JsonSerializable(typeof(TimerResumed))]
[JsonSerializable(typeof(TimerExtended))]
[JsonSerializable(typeof(TimerStopped))]
[JsonSerializable(typeof(VotingStarted))]
[JsonSerializable(typeof(VotingClosed))]
[JsonSerializable(typeof(PrivateWritingStarted))]
[JsonSerializable(typeof(Revealed))]
[JsonSerializable(typeof(EveryoneBrought))]
[JsonSerializable(typeof(BoardRoleSet))]
[JsonSerializable(typeof(DefaultRoleSet))]
[JsonSerializable(typeof(LeadersSet))]
[JsonSerializable(typeof(InvitationIssued))]
[JsonSerializable(typeof(InvitationRevoked))]
[JsonSerializable(typeof(InvitationRedeemed))]
[JsonSerializable(typeof(ZoneRewound))]
[JsonSerializable(typeof(HappenedPrivately))]
[JsonSerializable(typeof(AddZone))]
[JsonSerializable(typeof(RenameZone))]
[JsonSerializable(typeof(MoveZone))]
[JsonSerializable(typeof(RemoveZone))]
[JsonSerializable(typeof(RestoreZone))]
[JsonSerializable(typeof(AddCard))]
[JsonSerializable(typeof(SetCardColour))]
[JsonSerializable(typeof(MoveCard))]
[JsonSerializable(typeof(RemoveCard))]
[JsonSerializable(typeof(RestoreCard))]
[JsonSerializable(typeof(AddComment))]
[JsonSerializable(typeof(EditComment))]
[JsonSerializable(typeof(RemoveComment))]
[JsonSerializable(typeof(Vote))]
[JsonSerializable(typeof(Unvote))]
[JsonSerializable(typeof(LinkCards))]
[JsonSerializable(typeof(UnlinkCards))]
[JsonSerializable(typeof(SetBoardTitle))]
[JsonSerializable(typeof(Lock))]
[JsonSerializable(typeof(Unlock))]
[JsonSerializable(typeof(EditCardText))]
[JsonSerializable(typeof(RestoreComment))]
[JsonSerializable(typeof(StartTimer))]
[JsonSerializable(typeof(PauseTimer))]
[JsonSerializable(typeof(ExtendTimer))]
[JsonSerializable(typeof(StopTimer))]
[JsonSerializable(typeof(StartVoting))]
[JsonSerializable(typeof(CloseVoting))]
[JsonSerializable(typeof(StartPrivateWriting))]
[JsonSerializable(typeof(Reveal))]
[JsonSerializable(typeof(BringEveryone))]
[JsonSerializable(typeof(SetBoardRole))]
[JsonSerializable(typeof(SetDefaultRole))]
[JsonSerializable(typeof(RewindZone))]
[JsonSerializable(typeof(ContentHidden))]
[JsonSerializable(typeof(ContentRestored))]
[JsonSerializable(typeof(ContentRedacted))]
[JsonSerializable(typeof(TextsRedacted))]
[JsonSerializable(typeof(RetentionSet))]
[JsonSerializable(typeof(HideContent))]
[JsonSerializable(typeof(RestoreContent))]
[JsonSerializable(typeof(RedactContent))]
[JsonSerializable(typeof(SetRetention))]
public sealed partial class BoardJson : JsonSerializerContext
{
    /// <summary>
    /// The one instance to use: text stays readable in the database ("café", not "caf\u00e9"), which is
    /// safe because this JSON is never put inside HTML.
    /// </summary>
    public static BoardJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly BoardJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
