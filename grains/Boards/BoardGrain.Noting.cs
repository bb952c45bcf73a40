using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Boards;

/// <content>What the audit is told of what is hidden, restored or removed here (rule A8).</content>
public sealed partial class BoardGrain
{
    private static readonly BoardModel Model = new();

    private AuditNote? DeedOf(JournalEntry entry) => entry.Type is not ("contentHidden" or "contentRestored" or "contentRedacted") ? null : Model.Events.Decode(entry.Type, entry.Data) switch
    {
        ContentHidden e => Deed(AuditDeeds.Hidden, e.Reason, e.CardId, e.CommentId, e.ZoneId),
        ContentRestored e => Deed(AuditDeeds.Restored, e.Reason, e.CardId, e.CommentId, e.ZoneId),
        ContentRedacted e => Deed(AuditDeeds.Redacted, e.Reason, e.CardId, e.CommentId, e.ZoneId),
        _ => null,
    };

    private AuditNote Deed(string deed, string reason, string? cardId, string? commentId, string? zoneId) =>
        new(deed, State.CityId, AuthorOf(cardId, commentId, zoneId), new ReportedThing(BoardId, cardId, commentId), reason);

    // Who named a zone is not known: others may have renamed it.
    private string? AuthorOf(string? cardId, string? commentId, string? zoneId) =>
        cardId is null ? zoneId is null ? State.CreatedBy : null
        : State.Cards.GetValueOrDefault(cardId) is not { } card ? null
        : commentId is null ? card.CreatedBy
        : card.Comments.Concat(card.RemovedComments).FirstOrDefault(comment => comment.CommentId == commentId)?.By;
}
