using System.Collections.Immutable;

namespace Stadmaken.Tests.Chaos.Durability;

/// <summary>An event of the journal, as far as durability goes.</summary>
/// <param name="Version">Its place.</param>
/// <param name="CommandId">The command that it answers.</param>
public sealed record StoredEvent(long Version, string CommandId);

/// <summary>A command that was answered as accepted, and the version it was told.</summary>
public sealed record Acknowledged(string CommandId, long Version);

/// <summary>What one client has in the end.</summary>
/// <param name="Client">Its name.</param>
/// <param name="Version">The version it has.</param>
/// <param name="Events">The events it took since it joined, in order.</param>
/// <param name="Snapshot">A fresh snapshot that it asked for, as text.</param>
public sealed record ClientView(string Client, long Version, ImmutableArray<StoredEvent> Events, string Snapshot);

/// <summary>All that is known of a run once its writers are done.</summary>
/// <param name="Acknowledged">Every acknowledgement, in any order.</param>
/// <param name="Resent">Ids of the commands that had no answer when the program was killed; part of what was sent again.</param>
/// <param name="Journal">The whole journal as it is read in the end.</param>
/// <param name="Clients">What each client has.</param>
public sealed record DurabilityRun(
    ImmutableArray<Acknowledged> Acknowledged,
    ImmutableArray<string> Resent,
    ImmutableArray<StoredEvent> Journal,
    ImmutableArray<ClientView> Clients);
