using Stadmaken.Gatherings;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Gatherings;

/// <summary>What deciding one command looks at.</summary>
/// <param name="State">The gathering.</param>
/// <param name="Caller">Who sent the command.</param>
/// <param name="Access">What they may do.</param>
/// <param name="Limits">Limits that hold now.</param>
/// <param name="Now">The time, UTC.</param>
internal readonly record struct GatheringDesk(GatheringState State, Caller Caller, GatheringAccess Access, GatheringLimits Limits, DateTimeOffset Now);
