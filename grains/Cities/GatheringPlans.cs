using System.Text.Json.Serialization;
using Stadmaken.Cities;
using Stadmaken.Gatherings;

namespace Stadmaken.Grains.Cities;

/// <summary>A gathering is to start. Stored before the gathering is asked to, as <see cref="BoardPlanned"/>.</summary>
public sealed record GatheringPlanned(
    [property: JsonRequired] string GatheringId,
    [property: JsonRequired] GatheringFacts Facts,
    [property: JsonRequired] BoardOpener Starter) : HomeEvent;

/// <summary>A planned gathering has started, and its board is there.</summary>
public sealed record GatheringBegun([property: JsonRequired] string GatheringId) : HomeEvent;
