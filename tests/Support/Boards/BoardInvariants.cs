using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stadmaken.Boards;
using Stadmaken.Grains.Boards;

namespace Stadmaken.Tests.Support.Boards;

/// <summary>What holds of every board.</summary>
public static class BoardInvariants
{
    /// <summary>Throws if the state contradicts itself or passes a limit that held from its beginning.</summary>
    public static void Check(BoardState state, BoardLimits limits)
    {
        Same("zones in order and kept", state.Zones.Keys, state.ZoneOrder.Concat(state.RemovedZones));
        Same("zones marked removed", state.Zones.Where(zone => zone.Value.IsRemoved).Select(zone => zone.Key), state.RemovedZones);
        Same("cards, each in one place", state.Cards.Keys, state.Zones.Values.SelectMany(zone => zone.Cards).Concat(state.RemovedCards));
        Same("cards marked removed", state.Cards.Where(card => card.Value.IsRemoved).Select(card => card.Key), state.RemovedCards);
        foreach (var (zoneId, zone) in state.Zones)
        {
            Same($"cards of {zoneId}", state.Cards.Where(card => card.Value.ZoneId == zoneId && !card.Value.IsRemoved).Select(card => card.Key), zone.Cards);
            Require(zone.Cards.Length <= limits.CardsPerZone, "too many cards in a zone");
        }

        Require(state.CardsOnBoard == state.ZoneOrder.Sum(zoneId => state.Zones[zoneId].Cards.Length), "the count of cards is wrong");
        Require(state.CardsOnBoard <= limits.CardsPerBoard, "too many cards");
        Require(state.ZoneOrder.Length <= limits.Zones, "too many zones");
        Same("comments", state.CommentIds, state.Cards.Values.SelectMany(card => card.Comments).Select(comment => comment.CommentId));
        Same(
            "links at both ends",
            state.Cards.SelectMany(card => card.Value.LinksTo.Select(end => $"{card.Key}>{end.CardId}")),
            state.Cards.SelectMany(card => card.Value.LinksFrom.Select(from => $"{from}>{card.Key}")));
        Require(state.Links == state.Cards.Values.Sum(card => card.LinksTo.Length) && state.Links <= limits.Links, "the count of links is wrong");
        var written = state.PrivateWriting?.Cards ?? ImmutableDictionary<string, WrittenCardState>.Empty;
        Require(!written.Keys.Any(state.Cards.ContainsKey), "a card is on the board and in private");
        Require(written.Values.All(card => state.FindZone(card.ZoneId) is not null), "a card is written in a zone that is not there");
        Require(written.Values.Sum(card => card.Text.Length) == (state.PrivateWriting?.Units ?? 0), "the count of private text is wrong");
        Require(state.Texts.Changes.Sum(change => change.Operation.InsertedUnits) == state.Texts.Units, "the count of changed text is wrong");
        foreach (var card in state.Cards.Values)
        {
            Require(card.Comments.Length <= limits.CommentsPerCard, "too many comments");
            Require(card.Text.Length <= limits.CardTextUnits, "too long a text");
            Require(card.Votes.Distinct().Count() == card.Votes.Length, "somebody votes twice");
        }
    }

    /// <summary>A state as text, the same for equal states: dictionaries have no order of their own.</summary>
    public static string Describe(BoardState state)
    {
        var node = JsonSerializer.SerializeToNode(state, PlayedBoard.Model.Snapshot)!.AsObject();
        foreach (var name in (string[])["zones", "cards"])
        {
            var sorted = node[name]!.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
            node[name] = new JsonObject(sorted.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        }

        foreach (var (parent, name) in new[] { (node, "roles"), (node["voting"]?.AsObject(), "ballots"), (node["privateWriting"]?.AsObject(), "cards") })
        {
            if (parent?[name] is JsonObject unordered)
            {
                parent[name] = new JsonObject(unordered.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())).ToArray());
            }
        }

        node["commentIds"] = new JsonArray([.. state.CommentIds.Order(StringComparer.Ordinal).Select(id => (JsonNode)id)]);
        return node.ToJsonString();
    }

    private static void Same(string what, IEnumerable<string> one, IEnumerable<string> other)
    {
        string a = string.Join(' ', one.Order(StringComparer.Ordinal)), b = string.Join(' ', other.Order(StringComparer.Ordinal));
        Require(a == b, $"{what} differ:\n  {a}\n  {b}");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
