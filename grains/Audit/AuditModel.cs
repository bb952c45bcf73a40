using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stadmaken.Audit;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Audit;

/// <summary>The audit as far as something is decided by it.</summary>
/// <param name="Head">The hash of the last entry (rule A1).</param>
/// <param name="Standing">How everybody stands.</param>
/// <param name="Suspensions">Who is suspended, by participant id.</param>
/// <param name="RolesBrought">The roles that sessions brought last, by participant id; those with none are not in it.</param>
/// <param name="Reports">Open reports and the newest settled ones, by id.</param>
/// <param name="Settled">Ids of the settled ones that are kept, oldest first.</param>
public sealed record AuditState(
    string Head,
    NetworkStanding Standing,
    ImmutableDictionary<string, Suspension> Suspensions,
    ImmutableDictionary<string, string[]> RolesBrought,
    ImmutableDictionary<string, Report> Reports,
    ImmutableList<string> Settled)
{
    /// <summary>Settled reports that are kept at hand; the journal has all.</summary>
    public const int SettledKept = 1_000;

    /// <summary>Settled reports of which not everybody concerned has been told.</summary>
    public ImmutableList<string> Untold { get; init; } = [];

    /// <summary>Nothing has happened.</summary>
    public static readonly AuditState Empty = new(
        AuditChain.Beginning,
        NetworkStanding.Empty,
        ImmutableDictionary<string, Suspension>.Empty,
        ImmutableDictionary<string, string[]>.Empty,
        ImmutableDictionary<string, Report>.Empty,
        []);

    /// <summary>The roles that a participant has, as far as they are known here.</summary>
    public string[] RolesOf(string participantId) => Standing.Of(participantId).Roles ?? RolesBrought.GetValueOrDefault(participantId) ?? [];
}

/// <summary>The pure part of the audit.</summary>
public sealed class AuditModel : IJournalModel<AuditState, AuditEvent>
{
    /// <inheritdoc/>
    public AuditState Empty => AuditState.Empty;

    /// <inheritdoc/>
    public EventCodec<AuditEvent> Events { get; } = new(AuditJson.Events);

    /// <inheritdoc/>
    public int SnapshotFormat => 2;

    /// <inheritdoc/>
    public JsonTypeInfo<AuditState> Snapshot => AuditStateJson.Readable.AuditState;

    /// <inheritdoc/>
    /// <remarks>It does not look at the chain: a journal that was tampered with must still say who is suspended. The command <c>audit</c> looks.</remarks>
    public AuditState Fold(AuditState state, Recorded<AuditEvent> recorded)
    {
        var (type, data) = Events.Encode(recorded.Event);
        return Change(state, recorded) with
        {
            Head = AuditChain.HashOf(recorded.Version, recorded.At, recorded.By, type, data),
            Standing = state.Standing.Fold(recorded.Version, recorded.At, recorded.Event),
        };
    }

    private static AuditState Change(AuditState state, Recorded<AuditEvent> recorded) => recorded.Event switch
    {
        ParticipantSuspended e => state with { Suspensions = state.Suspensions.SetItem(e.ParticipantId, new Suspension(e.ParticipantId, e.CityId, recorded.By, recorded.At, Readable(e.Reason), e.Until)) },
        ParticipantReinstated e => state with { Suspensions = state.Suspensions.Remove(e.ParticipantId) },
        RolesBrought { Roles.Length: 0 } e => state with { RolesBrought = state.RolesBrought.Remove(e.ParticipantId) },
        RolesBrought e => state with { RolesBrought = state.RolesBrought.SetItem(e.ParticipantId, e.Roles) },
        ContentReported e => state with { Reports = state.Reports.SetItem(e.ReportId, new Report(e.ReportId, e.Thing, recorded.By, recorded.At, e.Reason, ReportStates.Open, e.CityId, e.AuthorId)) },
        ReportSettled e => Settle(state, recorded, e),
        DeedNoted { Deed: AuditDeeds.Erased, ParticipantId: { } erased } => state with { Suspensions = state.Suspensions.Remove(erased), RolesBrought = state.RolesBrought.Remove(erased) },
        SettlementTold e => state with { Untold = state.Untold.Remove(e.ReportId) },
        _ => state,
    };

    private static AuditState Settle(AuditState state, Recorded<AuditEvent> recorded, ReportSettled e)
    {
        if (!state.Reports.TryGetValue(e.ReportId, out var report))
        {
            throw new InvalidOperationException($"The event at version {recorded.Version} does not fit: there is no report '{e.ReportId}'.");
        }

        var (reports, settled) = (state.Reports, state.Settled.Add(e.ReportId));
        if (settled.Count > AuditState.SettledKept)
        {
            (reports, settled) = (reports.Remove(settled[0]), settled.RemoveAt(0));
        }

        return state with
        {
            Reports = reports.SetItem(e.ReportId, report with { State = e.Outcome, SettledBy = recorded.By, SettledAt = recorded.At, Settlement = e.Reason }),
            Settled = settled,
            Untold = state.Untold.Add(e.ReportId),
        };
    }

    private static string? Readable(AuditText text) => AuditText.IsRedacted(text.Text) ? null : text.Text;
}

/// <summary>How the state of the audit is kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AuditState))]
internal sealed partial class AuditStateJson : JsonSerializerContext
{
    internal static AuditStateJson Readable => Instance.Readable;

    // Apart, because the generated Default is not yet there while this class's own fields are set.
    private static class Instance
    {
        internal static readonly AuditStateJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
