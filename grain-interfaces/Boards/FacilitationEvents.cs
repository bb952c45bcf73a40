using Stadmaken.Journals;
using Stadmaken.Text;

namespace Stadmaken.Boards;

/// <summary>The timer runs for so many seconds, until then.</summary>
public sealed record TimerStarted(int Seconds, DateTimeOffset EndsAt) : BoardEvent;

/// <summary>The timer is held with so much left, milliseconds.</summary>
public sealed record TimerPaused(long RemainingMs) : BoardEvent;

/// <summary>The timer goes on, until then.</summary>
public sealed record TimerResumed(DateTimeOffset EndsAt) : BoardEvent;

/// <summary>The timer got so many seconds more (or fewer): it ends then, or while it is held has so much left.</summary>
public sealed record TimerExtended(int Seconds, DateTimeOffset? EndsAt = null, long? RemainingMs = null) : BoardEvent;

/// <summary>There is no timer any more.</summary>
public sealed record TimerStopped : BoardEvent;

/// <summary>A round of voting began.</summary>
public sealed record VotingStarted(int VotesPerPerson, int VotesPerCard, string[] ZoneIds) : BoardEvent;

/// <summary>The round of voting ended with this result.</summary>
/// <param name="Voters">How many participants voted.</param>
/// <param name="Results">The cards that got votes, most votes first.</param>
public sealed record VotingClosed(int Voters, CardVotes[] Results) : BoardEvent;

/// <summary>How many votes a card got.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Text">The beginning of its text as it was then, at most 500 UTF-16 units.</param>
/// <param name="Votes">How many.</param>
public sealed record CardVotes(string CardId, [property: FreeText("cardId", IsDerived = true)] string Text, int Votes);

/// <summary>Cards added to these zones are seen by their author only, from now on.</summary>
public sealed record PrivateWritingStarted(string[] ZoneIds) : BoardEvent;

/// <summary>What was written in private is on the board, in this order, each at the end of its zone.</summary>
public sealed record Revealed(RevealedCard[] Cards) : BoardEvent;

/// <summary>A card that was written in private.</summary>
/// <param name="CardId">Its id.</param>
/// <param name="ZoneId">The zone it is in.</param>
/// <param name="Text">Its text.</param>
/// <param name="Colour">One of <see cref="CardColours.All"/>.</param>
/// <param name="CreatedBy">Who wrote it.</param>
/// <param name="CreatedAt">When, UTC.</param>
public sealed record RevealedCard(string CardId, string ZoneId, [property: FreeText("cardId", IsDerived = true)] string Text, string Colour, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>Everyone was asked to look here.</summary>
public sealed record EveryoneBrought(string? ZoneId = null, string? CardId = null) : BoardEvent;

/// <summary>A participant got a role on the board, or lost the one they had.</summary>
public sealed record BoardRoleSet(string ParticipantId, string? Role = null) : BoardEvent;

/// <summary>The role of those who were given none changed.</summary>
public sealed record DefaultRoleSet(string Role) : BoardEvent;

/// <summary>
/// A zone is again what it was at an earlier version. Cards in it that are not named go to the end of the removed
/// ones, in their order.
/// </summary>
/// <param name="ZoneId">The zone.</param>
/// <param name="ToVersion">Which version.</param>
/// <param name="Title">Its title then.</param>
/// <param name="Cards">Its cards then, in order, wherever they are now.</param>
public sealed record ZoneRewound(string ZoneId, long ToVersion, [property: FreeText("zoneId", IsDerived = true)] string Title, RewoundCard[] Cards) : BoardEvent;

/// <summary>A card of a zone that was rewound.</summary>
/// <param name="CardId">Its id.</param>
/// <param name="Colour">Its colour then.</param>
/// <param name="Operation">What makes its text now what it was then, where that differs.</param>
/// <param name="Forgotten">All else, of a card that is not kept any more.</param>
public sealed record RewoundCard(string CardId, string Colour, [property: FreeText("cardId", IsDerived = true)] TextOperation? Operation = null, ForgottenCard? Forgotten = null);

/// <summary>What a card was that is no longer kept among the removed ones.</summary>
/// <param name="Text">Its text.</param>
/// <param name="CreatedBy">Who added it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Votes">Who voted for it.</param>
/// <param name="Comments">Its comments, oldest first.</param>
public sealed record ForgottenCard([property: FreeText("cardId", IsDerived = true)] string Text, string CreatedBy, DateTimeOffset CreatedAt, string[] Votes, CommentSnapshot[] Comments);
