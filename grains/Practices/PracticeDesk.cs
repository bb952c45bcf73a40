using Stadmaken.Boards;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>What deciding one command looks at.</summary>
/// <param name="State">The practice.</param>
/// <param name="Caller">Who sent the command.</param>
/// <param name="Access">What they may do.</param>
/// <param name="Limits">Limits that hold now.</param>
/// <param name="BoardLimits">Those of boards.</param>
/// <param name="Now">The time, UTC.</param>
internal readonly record struct PracticeDesk(PracticeState State, Caller Caller, PracticeAccess Access, PracticeLimits Limits, BoardLimits BoardLimits, DateTimeOffset Now)
{
    /// <summary>The day it is.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Whether the caller speaks for this stakeholder.</summary>
    internal bool SpeaksFor(string stakeholderId) => Access.SpeaksFor.Contains(stakeholderId);

    /// <summary>Whether the caller leads, or speaks for a party to this agreement.</summary>
    internal bool HasPartIn(Agreement agreement) => Access.CanLead || Access.SpeaksFor.Intersect(agreement.Terms.Parties).Any();
}
