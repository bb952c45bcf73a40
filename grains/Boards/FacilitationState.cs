using System.Collections.Immutable;
using Stadmaken.Boards;

namespace Stadmaken.Grains.Boards;

/// <summary>A role that a participant was given.</summary>
/// <param name="Role">One of <see cref="BoardRoles.All"/>.</param>
/// <param name="Version">When they were first given one, by which roles are listed.</param>
public sealed record RoleState(string Role, long Version);

/// <summary>The timer: running when it has an end, held when it has a remainder.</summary>
/// <param name="StartedBy">Who started it.</param>
/// <param name="Seconds">For how long in all.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="RemainingMs">How much is left while it is held, milliseconds.</param>
public sealed record TimerState(string StartedBy, int Seconds, DateTimeOffset? EndsAt, long? RemainingMs);

/// <summary>A round of voting.</summary>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="VotesPerPerson">How many votes each participant has.</param>
/// <param name="VotesPerCard">How many of them can be on one card.</param>
/// <param name="ZoneIds">The zones whose cards can be voted for.</param>
/// <param name="Ballots">By participant, the cards they voted for, one for each vote.</param>
public sealed record VotingState(
    string StartedBy,
    DateTimeOffset StartedAt,
    int VotesPerPerson,
    int VotesPerCard,
    ImmutableArray<string> ZoneIds,
    ImmutableDictionary<string, ImmutableArray<string>> Ballots)
{
    /// <summary>The votes of one participant.</summary>
    public ImmutableArray<string> Of(string participantId) => Ballots.GetValueOrDefault(participantId, []);
}

/// <summary>Where is being written in private, and what.</summary>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="ZoneIds">In which zones.</param>
/// <param name="Cards">The cards, each for its author only.</param>
/// <param name="Units">UTF-16 units of their texts together.</param>
public sealed record PrivateWritingState(
    string StartedBy,
    DateTimeOffset StartedAt,
    ImmutableArray<string> ZoneIds,
    ImmutableDictionary<string, WrittenCardState> Cards,
    int Units);

/// <summary>A card that is written in private.</summary>
/// <param name="ZoneId">The zone it will be in.</param>
/// <param name="Text">Its text.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="By">Who writes it.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="Version">Since which version, by which they are ordered.</param>
/// <param name="IsRemoved">Whether it was taken away.</param>
public sealed record WrittenCardState(string ZoneId, string Text, string Colour, string By, DateTimeOffset At, long Version, bool IsRemoved);
