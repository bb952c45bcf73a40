using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <summary>What deciding one command looks at.</summary>
/// <param name="State">The board.</param>
/// <param name="Caller">Who sent the command; may do what the command takes.</param>
/// <param name="CanLead">Whether they lead it.</param>
/// <param name="Limits">Limits that hold now.</param>
/// <param name="Now">The time, UTC.</param>
internal readonly record struct BoardDesk(BoardState State, Caller Caller, bool CanLead, BoardLimits Limits, DateTimeOffset Now)
{
    /// <summary>A card that the caller writes in private, also one they took away.</summary>
    internal WrittenCardState? FindWritten(string cardId) =>
        State.PrivateWriting is { } writing
            && cardId is not null
            && writing.Cards.TryGetValue(cardId, out var written)
            && written.By == Caller.ParticipantId
            ? written
            : null;

    /// <summary>Whether there is or was a card with this id, in private or not.</summary>
    internal bool IsTaken(string cardId) =>
        State.Cards.ContainsKey(cardId) || State.PrivateWriting?.Cards.ContainsKey(cardId) == true;

    /// <summary>Whether cards added to this zone are their author's only.</summary>
    internal bool IsPrivate(string zoneId) => State.PrivateWriting?.ZoneIds.Contains(zoneId) == true;

    /// <summary>The board, if it is not locked.</summary>
    internal bool MayChangeBoard([NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State.LockedBy is null ? null : Refusal.Locked("board");
        return refusal is null;
    }

    /// <summary>A zone on the board.</summary>
    internal bool HasZone(string field, string zoneId, [NotNullWhen(true)] out ZoneState? zone, [NotNullWhen(false)] out Refusal? refusal)
    {
        zone = null;
        refusal = Ids.Check(field, zoneId);
        if (refusal is not null)
        {
            return false;
        }

        zone = State.FindZone(zoneId);
        refusal = zone is null ? Refusal.NotFound("zone", field) : null;
        return zone is not null;
    }

    /// <summary>A card on the board.</summary>
    internal bool HasCard(string field, string cardId, [NotNullWhen(true)] out CardState? card, [NotNullWhen(false)] out Refusal? refusal)
    {
        card = null;
        refusal = Ids.Check(field, cardId);
        if (refusal is not null)
        {
            return false;
        }

        card = State.FindCard(cardId);
        refusal = card is null ? Refusal.NotFound("card", field) : null;
        return card is not null;
    }

    /// <summary>A zone on the board that is not locked, nor the board.</summary>
    internal bool MayChangeZone(string field, string zoneId, [NotNullWhen(true)] out ZoneState? zone, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (!HasZone(field, zoneId, out zone, out refusal) || !MayChangeBoard(out refusal))
        {
            return false;
        }

        refusal = zone.LockedBy is null ? null : Refusal.Locked("zone");
        return refusal is null;
    }

    /// <summary>A card on the board that is not locked, nor its zone, nor the board.</summary>
    internal bool MayChangeCard(string field, string cardId, [NotNullWhen(true)] out CardState? card, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (!HasCard(field, cardId, out card, out refusal) || !MayChangeBoard(out refusal))
        {
            return false;
        }

        refusal = State.Zones[card.ZoneId].LockedBy is not null ? Refusal.Locked("zone")
            : card.LockedBy is not null ? Refusal.Locked("card")
            : null;
        return refusal is null;
    }

    /// <summary>
    /// The place among <paramref name="order"/> that is meant: after what is named, at the start (null), or at the
    /// end. What is named but has left, for another zone or off the board, means the end.
    /// </summary>
    /// <param name="order">Where it goes.</param>
    /// <param name="mover">What goes there; it may be in that order already.</param>
    /// <param name="field">The field that names a neighbour.</param>
    /// <param name="named">The neighbour, if one is named.</param>
    /// <param name="atStart">Whether the start is meant.</param>
    /// <param name="isKnown">Whether what is named, and is not in that order, was ever here.</param>
    /// <param name="after">What comes right before; null for the start.</param>
    /// <param name="refusal">Why there is no such place.</param>
    internal static bool TryPlace(
        ImmutableArray<string> order,
        string mover,
        string field,
        string? named,
        bool atStart,
        Func<string, bool> isKnown,
        out string? after,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        after = null;
        refusal = null;
        if (named is null)
        {
            after = atStart ? null : Places.End(order, mover);
            return true;
        }

        refusal = atStart ? Refusal.Invalid("atStart", $"Either this or {field}, not both.")
            : named == mover ? Refusal.Invalid(field, "Nothing can come after itself.")
            : Ids.Check(field, named);
        if (refusal is not null)
        {
            return false;
        }

        if (Places.Find(order, named) >= 0)
        {
            after = named;
            return true;
        }

        after = Places.End(order, mover);
        refusal = isKnown(named) ? null : Refusal.NotFound("neighbour", field);
        return refusal is null;
    }
}
