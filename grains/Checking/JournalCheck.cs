using System.Text.Json;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Grains.Checking;

/// <summary>Reads the journals of one kind again, from the first event, and compares what they fold to with snapshots. Changes nothing.</summary>
public abstract class JournalCheck
{
    /// <summary>The name under which the grain keeps its snapshots.</summary>
    public abstract string StateName { get; }

    /// <summary>Everything that is wrong with a journal; nothing when it is sound.</summary>
    /// <param name="journalId">Which.</param>
    /// <param name="read">Reads it: after, limit.</param>
    public abstract Task<List<Finding>> CheckAsync(string journalId, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read);

    /// <summary>What is wrong with a snapshot; null when it is what the journal folds to, or of another format, which nobody uses.</summary>
    /// <param name="journalId">Which.</param>
    /// <param name="snapshot">As it is stored.</param>
    /// <param name="read">Reads the journal: after, limit.</param>
    public abstract Task<Finding?> CheckSnapshotAsync(string journalId, JournalSnapshot snapshot, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read);
}

/// <summary>The check of journals with this model.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
/// <param name="stateName">The name under which the grain keeps its snapshots.</param>
/// <param name="model">What the events are and how they fold.</param>
public sealed class JournalCheck<TState, TEvent>(string stateName, IJournalModel<TState, TEvent> model) : JournalCheck
    where TState : class
    where TEvent : class
{
    private const int EntriesPerRead = 1_000;

    /// <inheritdoc/>
    public override string StateName => stateName;

    /// <inheritdoc/>
    public override async Task<List<Finding>> CheckAsync(string journalId, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read)
    {
        var findings = new List<Finding>();
        await FoldAsync(journalId, long.MaxValue, read, findings);
        return findings;
    }

    /// <inheritdoc/>
    public override async Task<Finding?> CheckSnapshotAsync(string journalId, JournalSnapshot snapshot, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read)
    {
        if (snapshot.Format != model.SnapshotFormat)
        {
            return null;
        }

        var findings = new List<Finding>();
        var (state, version) = await FoldAsync(journalId, snapshot.Version, read, findings);
        if (findings.Count > 0)
        {
            // The journal itself is told of elsewhere; there is nothing to compare with.
            return null;
        }

        return version < snapshot.Version ? new Finding(journalId, snapshot.Version, FindingKind.SnapshotAhead, $"The journal ends at version {version}.")
            : IsSame(state, snapshot.State) ? null
            : new Finding(journalId, snapshot.Version, FindingKind.SnapshotDiffers, "Remove the snapshot: it is made again from the journal.");
    }

    // Read and written again here, since sets have no order and are written in one that differs from process to process.
    private bool IsSame(TState folded, JsonElement stored)
    {
        try
        {
            return stored.Deserialize(model.Snapshot) is { } kept
                && JsonElement.DeepEquals(JsonSerializer.SerializeToElement(folded, model.Snapshot), JsonSerializer.SerializeToElement(kept, model.Snapshot));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<(TState State, long Version)> FoldAsync(
        string journalId, long upTo, Func<long, int, Task<IReadOnlyList<JournalEntry>>> read, List<Finding> findings)
    {
        var (state, version, at) = (model.Empty, 0L, DateTimeOffset.MinValue);
        while (version < upTo && await read(version, (int)Math.Min(EntriesPerRead, upTo - version)) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                if (entry.Version != version + 1)
                {
                    findings.Add(new Finding(journalId, version + 1, FindingKind.NotContiguous, $"After version {version} comes {entry.Version}."));
                    return (state, version);
                }

                if (entry.At < at)
                {
                    findings.Add(new Finding(journalId, entry.Version, FindingKind.TimeGoesBack, $"{entry.At:O} after {at:O}."));
                }

                try
                {
                    state = model.Fold(state, new Recorded<TEvent>(entry.Version, entry.At, entry.By, model.Events.Decode(entry.Type, entry.Data)));
                }
                catch (JsonException)
                {
                    findings.Add(new Finding(journalId, entry.Version, FindingKind.Unreadable, $"An event of type '{entry.Type}'."));
                    return (state, version);
                }
                catch (Exception fault)
                {
                    // Of any kind: a fold that throws is what is looked for here (rule J6).
                    findings.Add(new Finding(journalId, entry.Version, FindingKind.DoesNotFold, $"An event of type '{entry.Type}': {fault.GetType().Name}."));
                    return (state, version);
                }

                (version, at) = (entry.Version, entry.At);
            }
        }

        return (state, version);
    }
}
