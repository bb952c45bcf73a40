using System.Collections.Immutable;

namespace Stadmaken.Tests.Chaos.Durability;

/// <summary>What a run broke. One kind for each promise, so that a control can say which one it expects.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="What">Where, for people.</param>
public sealed record Violation(ViolationKind Kind, string What);

/// <summary>The promises of rules J1 to J3, and of following (F1).</summary>
public enum ViolationKind
{
    /// <summary>A command was acknowledged and is not in the journal (J1).</summary>
    LostAcknowledged,

    /// <summary>A command is in the journal at another version than its sender was told (J3).</summary>
    OtherVersion,

    /// <summary>A version is missing or there twice (J2).</summary>
    NotContiguous,

    /// <summary>A command is in the journal more than once (J3).</summary>
    StoredTwice,

    /// <summary>A command without an answer was sent again and is not there (J3).</summary>
    LostResent,

    /// <summary>A client has something else than the journal, or than the other clients (F1).</summary>
    ClientDiffers,
}

/// <summary>Finds what a run broke. Pure: it is handed all that was seen.</summary>
public static class DurabilityCheck
{
    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static ImmutableArray<Violation> Find(DurabilityRun run) =>
        [.. Versions(run), .. Doubles(run), .. Answers(run), .. Resent(run), .. Clients(run)];

    private static IEnumerable<Violation> Versions(DurabilityRun run)
    {
        for (var i = 0; i < run.Journal.Length; i++)
        {
            if (run.Journal[i].Version != i + 1)
            {
                // Only the first: after it every version is off.
                yield return new(ViolationKind.NotContiguous, $"Place {i + 1} of the journal has version {run.Journal[i].Version}.");
                yield break;
            }
        }
    }

    private static IEnumerable<Violation> Doubles(DurabilityRun run) =>
        from stored in run.Journal
        group stored.Version by stored.CommandId into versions
        where versions.Count() > 1
        select new Violation(ViolationKind.StoredTwice, $"Command {versions.Key} is at versions {string.Join(", ", versions)}.");

    private static IEnumerable<Violation> Answers(DurabilityRun run)
    {
        var stored = run.Journal.ToLookup(entry => entry.CommandId, entry => entry.Version);
        foreach (var (commandId, version) in run.Acknowledged)
        {
            if (!stored.Contains(commandId))
            {
                yield return new(ViolationKind.LostAcknowledged, $"Command {commandId} was acknowledged at version {version} and is not there.");
            }
            else if (!stored[commandId].Contains(version))
            {
                yield return new(ViolationKind.OtherVersion, $"Command {commandId} was acknowledged at version {version} and is at {stored[commandId].First()}.");
            }
        }
    }

    private static IEnumerable<Violation> Resent(DurabilityRun run)
    {
        var stored = run.Journal.Select(entry => entry.CommandId).ToHashSet();
        return run.Resent.Distinct().Where(commandId => !stored.Contains(commandId))
            .Select(commandId => new Violation(ViolationKind.LostResent, $"Command {commandId} was sent again and is not there."));
    }

    private static IEnumerable<Violation> Clients(DurabilityRun run)
    {
        var last = run.Journal.Length;
        foreach (var client in run.Clients)
        {
            if (client.Version != last)
            {
                yield return new(ViolationKind.ClientDiffers, $"{client.Client} is at version {client.Version} of {last}.");
            }

            if (!client.Events.SequenceEqual(run.Journal.Skip(last - Math.Min(last, client.Events.Length))))
            {
                yield return new(ViolationKind.ClientDiffers, $"{client.Client} took other events than the journal's last {client.Events.Length}.");
            }

            if (client.Snapshot != run.Clients[0].Snapshot)
            {
                yield return new(ViolationKind.ClientDiffers, $"{client.Client} was given another snapshot than {run.Clients[0].Client}.");
            }
        }
    }
}
