using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;

namespace Stadmaken.Tests.Support.Journals;

/// <summary>The smallest journal with something to refuse: a sum that never goes below zero.</summary>
public sealed record Ledger(int Sum, int Count);

/// <summary>What happens in a ledger.</summary>
public abstract record LedgerEvent;

/// <summary>An amount came in, or, when negative, went out.</summary>
public sealed record Booked(int Amount) : LedgerEvent;

/// <summary>Folding it throws.</summary>
public sealed record Poison : LedgerEvent;

/// <summary>How a ledger is written as JSON.</summary>
[JsonSerializable(typeof(Ledger))]
[JsonSerializable(typeof(Booked))]
[JsonSerializable(typeof(Poison))]
public sealed partial class LedgerJson : JsonSerializerContext;

/// <summary>The pure part of a ledger.</summary>
public sealed class LedgerModel : IJournalModel<Ledger, LedgerEvent>
{
    /// <inheritdoc/>
    public Ledger Empty { get; } = new(0, 0);

    /// <inheritdoc/>
    public EventCodec<LedgerEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["booked"] = LedgerJson.Default.Booked,
        ["poison"] = LedgerJson.Default.Poison,
    });

    /// <inheritdoc/>
    public int SnapshotFormat { get; init; } = 1;

    /// <inheritdoc/>
    public JsonTypeInfo<Ledger> Snapshot => LedgerJson.Default.Ledger;

    /// <inheritdoc/>
    public Ledger Fold(Ledger state, Recorded<LedgerEvent> recorded) => recorded.Event switch
    {
        Booked booked => new Ledger(state.Sum + booked.Amount, state.Count + 1),
        _ => throw new InvalidOperationException($"Version {recorded.Version} does not fold."),
    };

    /// <summary>A command that books an amount, refused when the sum would go below zero.</summary>
    public static JournalCommand<Ledger, LedgerEvent> Book(string commandId, int amount) =>
        new(commandId, "tester", state => state.Sum + amount >= 0
            ? (LedgerEvent)new Booked(amount)
            : Refusal.Conflict($"{state.Sum} is not enough."));
}
