using System.Text.Json.Serialization.Metadata;
using Stadmaken.Cities;
using Stadmaken.Gatherings;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Gatherings;

/// <summary>The pure part of a gathering's journal.</summary>
public sealed class GatheringModel : IJournalModel<GatheringState, HomeEvent>
{
    /// <inheritdoc/>
    public GatheringState Empty => GatheringState.Empty;

    /// <inheritdoc/>
    public EventCodec<HomeEvent> Events { get; } = new(new Dictionary<string, JsonTypeInfo>
    {
        ["gatheringStarted"] = GatheringJson.Readable.GatheringStarted,
        ["gatheringChanged"] = GatheringJson.Readable.GatheringChanged,
        ["stopAdded"] = GatheringJson.Readable.StopAdded,
        ["stopChanged"] = GatheringJson.Readable.StopChanged,
        ["stopMoved"] = GatheringJson.Readable.StopMoved,
        ["stopRemoved"] = GatheringJson.Readable.StopRemoved,
        ["attendanceSaid"] = GatheringJson.Readable.AttendanceSaid,
        ["attendanceNoted"] = GatheringJson.Readable.AttendanceNoted,
        ["questionLeft"] = GatheringJson.Readable.QuestionLeft,
        ["questionAnswered"] = GatheringJson.Readable.QuestionAnswered,
        ["gatheringCancelled"] = GatheringJson.Readable.GatheringCancelled,
        ["boardPlanned"] = HomeJson.Readable.BoardPlanned,
        ["boardBegun"] = HomeJson.Readable.BoardBegun,
        ["textsRedacted"] = HomeJson.Readable.HomeTextsRedacted,
    });

    /// <inheritdoc/>
    public int SnapshotFormat => 1;

    /// <inheritdoc/>
    public JsonTypeInfo<GatheringState> Snapshot => GatheringStateJson.Readable.GatheringState;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The event does not fit the state (rule J6).</exception>
    public GatheringState Fold(GatheringState state, Recorded<HomeEvent> recorded) => GatheringFolding.Fold(state, recorded);
}
