namespace Stadmaken.Grains.Boards;

/// <summary>What a command of moderation is about: a card, a comment, a zone or the board.</summary>
/// <param name="Of">The field that names it.</param>
/// <param name="Id">Its id; empty for the board.</param>
public readonly record struct BoardPlace(string Of, string Id)
{
    /// <summary>The place that is named; the board if none is.</summary>
    public static BoardPlace From(string? cardId, string? commentId, string? zoneId) =>
        commentId is not null ? new("commentId", commentId)
        : cardId is not null ? new("cardId", cardId)
        : zoneId is not null ? new("zoneId", zoneId)
        : new("boardId", string.Empty);

    /// <summary>By which the state finds it.</summary>
    public string Key => $"{Of}:{Id}";
}
