using Stadmaken.Journals;

namespace Stadmaken.Boards;

/// <summary>A board at one version, as clients get it: from <c>GET /v1/boards/{boardId}</c> and when joining live.</summary>
/// <param name="BoardId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">The version it is the fold of.</param>
/// <param name="Visibility">One of <see cref="BoardVisibilities"/>.</param>
/// <param name="CreatedBy">Who opened it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Zones">Its zones, in order.</param>
/// <param name="Links">Its links between cards that are on the board.</param>
/// <param name="RemovedZones">Zones that can be restored, the last removed last.</param>
/// <param name="RemovedCards">Cards that can be restored, the last removed last.</param>
/// <param name="DefaultRole">The role of everyone who was given none, see <see cref="BoardRoles"/>.</param>
/// <param name="Roles">Who was given which role.</param>
/// <param name="VotingResults">Results of rounds of voting, the last last; the newest 100.</param>
/// <param name="CityId">The city it belongs to, if any.</param>
/// <param name="LockedBy">Who locked the board, if it is locked.</param>
/// <param name="Template">The template it was made from, if any.</param>
/// <param name="Timer">The timer, if there is one.</param>
/// <param name="Voting">The round of voting, if there is one.</param>
/// <param name="PrivateWriting">Where is being written in private, if anywhere.</param>
/// <param name="Mine">What only the one who asks may see, if anything.</param>
/// <param name="PracticeId">The practice it belongs to, if any.</param>
/// <param name="GatheringId">The gathering it belongs to, if any.</param>
/// <param name="Concealed">Texts that are hidden or were removed for good, with the reason; absent if there are none.</param>
/// <param name="RetentionDays">After so many days without a change its texts are removed; absent for never.</param>
/// <param name="ExpiredAt">When its texts were removed because that time was over, if they were.</param>
public sealed record BoardSnapshot(
    string BoardId,
    string Title,
    long Version,
    string Visibility,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    ZoneSnapshot[] Zones,
    CardLink[] Links,
    ZoneSnapshot[] RemovedZones,
    RemovedCard[] RemovedCards,
    string DefaultRole,
    RoleSnapshot[] Roles,
    VotingResult[] VotingResults,
    string? CityId = null,
    string? LockedBy = null,
    string? Template = null,
    TimerSnapshot? Timer = null,
    VotingSnapshot? Voting = null,
    PrivateWritingSnapshot? PrivateWriting = null,
    OwnSnapshot? Mine = null,
    string? PracticeId = null,
    string? GatheringId = null,
    ConcealedContent[]? Concealed = null,
    int? RetentionDays = null,
    DateTimeOffset? ExpiredAt = null);

/// <summary>A zone and the cards in it, in order.</summary>
/// <param name="ZoneId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Cards">Its cards, in order.</param>
/// <param name="LockedBy">Who locked it, if it is locked.</param>
public sealed record ZoneSnapshot(string ZoneId, string Title, CardSnapshot[] Cards, string? LockedBy = null);

/// <summary>A card.</summary>
/// <param name="CardId">Its id.</param>
/// <param name="Text">Its text; plain, never HTML.</param>
/// <param name="Colour">One of <see cref="CardColours.All"/>.</param>
/// <param name="CreatedBy">Who added it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Votes">The participants who vote for it, in the order they did.</param>
/// <param name="Comments">Its comments, oldest first.</param>
/// <param name="LockedBy">Who locked it, if it is locked.</param>
public sealed record CardSnapshot(
    string CardId,
    string Text,
    string Colour,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    string[] Votes,
    CommentSnapshot[] Comments,
    string? LockedBy = null);

/// <summary>A comment on a card.</summary>
/// <param name="CommentId">Its id.</param>
/// <param name="Text">Its text; plain, never HTML.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="EditedAt">When its text last changed, if it did.</param>
public sealed record CommentSnapshot(string CommentId, [property: FreeText("commentId", IsDerived = true)] string Text, string By, DateTimeOffset At, DateTimeOffset? EditedAt = null);

/// <summary>A link from one card to another.</summary>
/// <param name="FromCardId">Where it starts.</param>
/// <param name="ToCardId">Where it ends.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.card-link")]
public sealed record CardLink([property: Id(0)] string FromCardId, [property: Id(1)] string ToCardId);

/// <summary>A card that was taken off the board and can be restored.</summary>
/// <param name="ZoneId">The zone it was in.</param>
/// <param name="Card">The card as it was.</param>
public sealed record RemovedCard(string ZoneId, CardSnapshot Card);
