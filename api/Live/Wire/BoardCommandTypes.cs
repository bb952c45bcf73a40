using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Boards;

namespace Stadmaken.Api.Live.Wire;

/// <summary>Every board command by its name on the wire, with how its fields are read.</summary>
internal static class BoardCommandTypes
{
    internal static readonly FrozenDictionary<string, JsonTypeInfo> ByName = new Dictionary<string, JsonTypeInfo>
    {
        ["addZone"] = BoardJson.Readable.AddZone,
        ["renameZone"] = BoardJson.Readable.RenameZone,
        ["moveZone"] = BoardJson.Readable.MoveZone,
        ["removeZone"] = BoardJson.Readable.RemoveZone,
        ["restoreZone"] = BoardJson.Readable.RestoreZone,
        ["addCard"] = BoardJson.Readable.AddCard,
        ["setCardColour"] = BoardJson.Readable.SetCardColour,
        ["moveCard"] = BoardJson.Readable.MoveCard,
        ["removeCard"] = BoardJson.Readable.RemoveCard,
        ["restoreCard"] = BoardJson.Readable.RestoreCard,
        ["addComment"] = BoardJson.Readable.AddComment,
        ["editComment"] = BoardJson.Readable.EditComment,
        ["removeComment"] = BoardJson.Readable.RemoveComment,
        ["vote"] = BoardJson.Readable.Vote,
        ["unvote"] = BoardJson.Readable.Unvote,
        ["linkCards"] = BoardJson.Readable.LinkCards,
        ["unlinkCards"] = BoardJson.Readable.UnlinkCards,
        ["setBoardTitle"] = BoardJson.Readable.SetBoardTitle,
        ["lock"] = BoardJson.Readable.Lock,
        ["unlock"] = BoardJson.Readable.Unlock,
        ["editCardText"] = BoardJson.Readable.EditCardText,
        ["restoreComment"] = BoardJson.Readable.RestoreComment,
        ["startTimer"] = BoardJson.Readable.StartTimer,
        ["pauseTimer"] = BoardJson.Readable.PauseTimer,
        ["extendTimer"] = BoardJson.Readable.ExtendTimer,
        ["stopTimer"] = BoardJson.Readable.StopTimer,
        ["startVoting"] = BoardJson.Readable.StartVoting,
        ["closeVoting"] = BoardJson.Readable.CloseVoting,
        ["startPrivateWriting"] = BoardJson.Readable.StartPrivateWriting,
        ["reveal"] = BoardJson.Readable.Reveal,
        ["bringEveryone"] = BoardJson.Readable.BringEveryone,
        ["setBoardRole"] = BoardJson.Readable.SetBoardRole,
        ["setDefaultRole"] = BoardJson.Readable.SetDefaultRole,
        ["rewindZone"] = BoardJson.Readable.RewindZone,
        ["hideContent"] = BoardJson.Readable.HideContent,
        ["restoreContent"] = BoardJson.Readable.RestoreContent,
        ["redactContent"] = BoardJson.Readable.RedactContent,
        ["setRetention"] = BoardJson.Readable.SetRetention,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
