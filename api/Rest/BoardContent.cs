using Stadmaken.Boards;

namespace Stadmaken.Api.Rest;

/// <summary>What a new board begins with, before anything of it has an id: from a template or from an export.</summary>
/// <param name="Zones">Its zones, in order.</param>
/// <param name="Links">Links, by the keys of cards.</param>
/// <param name="Template">The template it is of, if any.</param>
internal sealed record BoardContent(ZoneContent[] Zones, (string From, string To)[] Links, string? Template)
{
    internal static readonly BoardContent Empty = new([], [], null);

    /// <summary>As a board to open, everything with an id of its own that was never used before.</summary>
    internal BoardOpening ToOpening(string title, string visibility, string? cityId)
    {
        var cardIds = Zones.SelectMany(zone => zone.Cards).Where(card => card.Key is not null)
            .ToDictionary(card => card.Key!, _ => NewId.Of('c'), StringComparer.Ordinal);
        return new BoardOpening(
            title,
            visibility,
            cityId,
            [.. Zones.Select(zone => new ZoneOpening(NewId.Of('z'), zone.Title, zone.Cards.Length == 0 ? null : [.. zone.Cards.Select(Open)]))],
            Template,
            Links.Length == 0 ? null : [.. Links.Select(link => new CardLink(cardIds[link.From], cardIds[link.To]))]);

        CardOpening Open(CardContent card) => new(
            card.Key is null ? NewId.Of('c') : cardIds[card.Key],
            card.Text,
            card.Colour,
            card.Comments.Length == 0 ? null : [.. card.Comments.Select(text => new CommentOpening(NewId.Of('m'), text))]);
    }
}

/// <summary>A zone that a new board begins with.</summary>
internal sealed record ZoneContent(string Title, CardContent[] Cards);

/// <summary>A card that a new board begins with.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Comments">The texts of its comments.</param>
/// <param name="Key">What links call it, if it may be linked.</param>
internal sealed record CardContent(string Text, string Colour, string[] Comments, string? Key = null);
