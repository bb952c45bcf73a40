using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stadmaken.Boards;

namespace Stadmaken.Grains.Boards;

/// <summary>
/// A board as its events made it. Cards are found by id in one place, wherever they are; zones hold
/// their order. So folding one event costs the same on a board of ten cards and of ten thousand.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Visibility">Who may see it; empty for a board that has not begun.</param>
/// <param name="CityId">The city it belongs to, if any.</param>
/// <param name="CreatedBy">Who opened it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="LockedBy">Who locked the board, if it is locked.</param>
/// <param name="ZoneOrder">The zones on the board, in order.</param>
/// <param name="RemovedZones">The removed zones still kept, oldest first.</param>
/// <param name="RemovedCards">The cards removed on their own and still kept, oldest first.</param>
/// <param name="Zones">Every zone, on the board or kept.</param>
/// <param name="Cards">Every card, on the board or kept.</param>
/// <param name="CommentIds">Ids of all comments on those cards.</param>
/// <param name="CardsOnBoard">How many cards are in zones on the board.</param>
/// <param name="Links">How many links there are, hidden ones included.</param>
public sealed record BoardState(
    string Title,
    string Visibility,
    string? CityId,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string? LockedBy,
    ImmutableArray<string> ZoneOrder,
    ImmutableArray<string> RemovedZones,
    ImmutableArray<string> RemovedCards,
    ImmutableDictionary<string, ZoneState> Zones,
    ImmutableDictionary<string, CardState> Cards,
    ImmutableHashSet<string> CommentIds,
    int CardsOnBoard,
    int Links)
{
    /// <summary>The version it is the fold of.</summary>
    public long Version { get; init; }

    /// <summary>The template it was made from, if any.</summary>
    public string? Template { get; init; }

    /// <summary>The practice it belongs to, if any.</summary>
    public string? PracticeId { get; init; }

    /// <summary>The gathering it belongs to, if any.</summary>
    public string? GatheringId { get; init; }

    /// <summary>The role of everyone who was given none.</summary>
    public string DefaultRole { get; init; } = BoardRoles.Editor;

    /// <summary>Who was given which role.</summary>
    public ImmutableDictionary<string, RoleState> Roles { get; init; } = ImmutableDictionary<string, RoleState>.Empty;

    /// <summary>Who leads the board because of what they are in its practice, in order.</summary>
    public ImmutableArray<string> Leaders { get; init; } = [];

    /// <summary>The links by which guests come, by id; revoked and expired ones stay, for who wants to know what became of them.</summary>
    public ImmutableDictionary<string, InvitationState> Invitations { get; init; } = ImmutableDictionary<string, InvitationState>.Empty;

    /// <summary>The newest changes of card texts.</summary>
    public TextHistory Texts { get; init; } = TextHistory.Empty;

    /// <summary>The timer, if there is one.</summary>
    public TimerState? Timer { get; init; }

    /// <summary>The round of voting, if there is one.</summary>
    public VotingState? Voting { get; init; }

    /// <summary>Results of rounds of voting, the last last.</summary>
    public ImmutableArray<VotingResult> VotingResults { get; init; } = [];

    /// <summary>What is being written in private, if anything.</summary>
    public PrivateWritingState? PrivateWriting { get; init; }

    /// <summary>Texts that are not shown, by what they are the text of.</summary>
    public ImmutableDictionary<string, ConcealedContent> Concealed { get; init; } = ImmutableDictionary<string, ConcealedContent>.Empty;

    /// <summary>The version of the last redaction: who has an earlier one has texts that are not to be shown any more.</summary>
    public long RedactedAt { get; init; }

    /// <summary>After so many days without a change its texts are redacted; null for never.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>When its texts were redacted because their time was over, if they were.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }

    /// <summary>A board that has not begun.</summary>
    public static readonly BoardState Empty = new(
        string.Empty,
        string.Empty,
        null,
        string.Empty,
        default,
        null,
        [],
        [],
        [],
        ImmutableDictionary<string, ZoneState>.Empty,
        ImmutableDictionary<string, CardState>.Empty,
        [],
        0,
        0);

    /// <summary>Whether the board has been opened.</summary>
    [JsonIgnore]
    public bool HasBegun => Visibility.Length > 0;

    /// <summary>The zone, if it is on the board.</summary>
    public ZoneState? FindZone(string zoneId) =>
        Zones.TryGetValue(zoneId, out var zone) && !zone.IsRemoved ? zone : null;

    /// <summary>The card, if it is on the board: not removed, nor its zone.</summary>
    public CardState? FindCard(string cardId) =>
        Cards.TryGetValue(cardId, out var card) && !card.IsRemoved && FindZone(card.ZoneId) is not null ? card : null;
}

/// <summary>A zone.</summary>
/// <param name="Title">Its title.</param>
/// <param name="LockedBy">Who locked it, if it is locked.</param>
/// <param name="Cards">Its cards, in order; those removed on their own are not among them.</param>
/// <param name="IsRemoved">Whether it was taken off the board.</param>
/// <param name="RemovedAfter">Which zone was before it then; null for none.</param>
public sealed record ZoneState(
    string Title,
    string? LockedBy,
    ImmutableArray<string> Cards,
    bool IsRemoved,
    string? RemovedAfter);

/// <summary>A card.</summary>
/// <param name="ZoneId">The zone it is in, or was in when it was removed.</param>
/// <param name="IsRemoved">Whether it was removed on its own; a card that left with its zone was not.</param>
/// <param name="Text">Its text.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="CreatedBy">Who added it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="LockedBy">Who locked it, if it is locked.</param>
/// <param name="Votes">Who votes for it, in the order they did.</param>
/// <param name="Comments">Its comments, oldest first.</param>
/// <param name="LinksTo">Where links from it end, oldest first.</param>
/// <param name="LinksFrom">Where links to it begin, oldest first.</param>
public sealed record CardState(
    string ZoneId,
    bool IsRemoved,
    string Text,
    string Colour,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string? LockedBy,
    ImmutableArray<string> Votes,
    ImmutableArray<CommentState> Comments,
    ImmutableArray<LinkEnd> LinksTo,
    ImmutableArray<string> LinksFrom)
{
    /// <summary>Comments that were removed and can be restored, the last removed last.</summary>
    public ImmutableArray<CommentState> RemovedComments { get; init; } = [];
}

/// <summary>A comment.</summary>
/// <param name="CommentId">Its id.</param>
/// <param name="Text">Its text.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="EditedAt">When its text last changed, if it did.</param>
public sealed record CommentState(string CommentId, string Text, string By, DateTimeOffset At, DateTimeOffset? EditedAt);

/// <summary>Where a link ends.</summary>
/// <param name="CardId">The card it ends at.</param>
/// <param name="Version">When it was drawn, by which the links of a board are ordered.</param>
public readonly record struct LinkEnd(string CardId, long Version);

/// <summary>A link by which guests come to a board.</summary>
/// <param name="Role">What they are there.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="Name">What whoever made it calls it.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="RevokedAt">When it was revoked, if it was.</param>
/// <param name="Uses">How many came by it.</param>
public sealed record InvitationState(string Role, DateTimeOffset ExpiresAt, string? Name, string By, DateTimeOffset At, DateTimeOffset? RevokedAt = null, int Uses = 0);
