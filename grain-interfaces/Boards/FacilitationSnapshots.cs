using System.Text.Json.Serialization;

namespace Stadmaken.Boards;

/// <summary>A role that a participant was given.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Role">One of <see cref="BoardRoles.All"/>.</param>
public sealed record RoleSnapshot(string ParticipantId, string Role);

/// <summary>The timer: running when it has an end, held when it has a remainder.</summary>
/// <param name="StartedBy">Who started it.</param>
/// <param name="Seconds">For how long in all.</param>
/// <param name="EndsAt">When it ends, UTC; then and later it stands at zero.</param>
/// <param name="RemainingMs">How much is left while it is held, milliseconds.</param>
public sealed record TimerSnapshot(string StartedBy, int Seconds, DateTimeOffset? EndsAt = null, long? RemainingMs = null);

/// <summary>A round of voting.</summary>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="VotesPerPerson">How many votes each participant has.</param>
/// <param name="VotesPerCard">How many of them can be on one card.</param>
/// <param name="ZoneIds">The zones whose cards can be voted for.</param>
public sealed record VotingSnapshot(string StartedBy, DateTimeOffset StartedAt, int VotesPerPerson, int VotesPerCard, string[] ZoneIds);

/// <summary>The result of a round of voting; it never changes.</summary>
/// <param name="StartedAt">When the round began, UTC.</param>
/// <param name="ClosedAt">When it ended, UTC.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="VotesPerPerson">How many votes each participant had.</param>
/// <param name="VotesPerCard">How many of them could be on one card.</param>
/// <param name="Voters">How many participants voted.</param>
/// <param name="Results">The cards that got votes, most votes first.</param>
public sealed record VotingResult(
    DateTimeOffset StartedAt,
    DateTimeOffset ClosedAt,
    string ClosedBy,
    int VotesPerPerson,
    int VotesPerCard,
    int Voters,
    CardVotes[] Results);

/// <summary>Where is being written in private.</summary>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="ZoneIds">In which zones.</param>
public sealed record PrivateWritingSnapshot(string StartedBy, DateTimeOffset StartedAt, string[] ZoneIds);

/// <summary>What only the one who asks may see.</summary>
/// <param name="Cards">Cards they wrote in private, oldest first.</param>
/// <param name="Votes">The cards they voted for in the round of voting, one for each vote, in the order they did.</param>
public sealed record OwnSnapshot(PrivateCardSnapshot[] Cards, string[] Votes);

/// <summary>A card that is written in private.</summary>
/// <param name="CardId">Its id.</param>
/// <param name="ZoneId">The zone it will be in.</param>
/// <param name="Text">Its text.</param>
/// <param name="Colour">One of <see cref="CardColours.All"/>.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Removed">Whether it was taken away; it can be restored until all is revealed.</param>
public sealed record PrivateCardSnapshot(
    string CardId,
    string ZoneId,
    string Text,
    string Colour,
    DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Removed = false);
