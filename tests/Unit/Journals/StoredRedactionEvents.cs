using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>What the samples of events of moderation, erasure and retention are read as.</summary>
internal static class StoredRedactionEvents
{
    internal static readonly Dictionary<string, object> Expected = new()
    {
        ["board/contentHidden"] = new ContentHidden("Noemt iemand bij naam.", CardId: "k_01"),
        ["board/contentHidden.2"] = new ContentHidden("Scheldt.", "k_01", "r-9"),
        ["board/contentRestored"] = new ContentRestored("Was een misverstand.", ZoneId: "z-7Kq2"),
        ["board/contentRedacted"] = new ContentRedacted("Adres van een bewoner."),
        ["board/textsRedacted"] = new TextsRedacted("erasure"),
        ["board/retentionSet"] = new RetentionSet(365),
        ["board/retentionSet.2"] = new RetentionSet(),
        ["city/textsRedacted"] = new HomeTextsRedacted("erasure"),
        ["network/textsRedacted"] = new HomeTextsRedacted("erasure"),
        ["practice/contentRedacted"] = new PracticeContentRedacted("Noemt een bewoner bij naam.", "u1"),
        ["practice/contentRedacted.2"] = new PracticeContentRedacted("Noemt een bewoner bij naam.", QuestionId: "v1", AnswerId: "a1"),
        ["practice/contentRedacted.3"] = new PracticeContentRedacted("Noemt een bewoner bij naam.", ReactionId: "r1"),
        ["practice/reactionRemoved"] = new ReactionRemoved("r1"),
        ["practice/reactionHidden"] = new ReactionHidden("r1", "Scheldt."),
        ["practice/reactionRestored"] = new ReactionRestored("r1", "Was een misverstand."),
        ["practice/textsRedacted"] = new HomeTextsRedacted("erasure"),
        ["gathering/textsRedacted"] = new HomeTextsRedacted("erasure"),
        ["participant/erasureBegun"] = new ErasureBegun(true),
        ["participant/participantErased"] = new ParticipantErased(),
    };
}
