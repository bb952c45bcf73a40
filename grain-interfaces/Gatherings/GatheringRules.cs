using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Practices;

namespace Stadmaken.Gatherings;

/// <summary>What can be said of a gathering and asked of it. The API tells all refusals at once, the deciders the first.</summary>
public static partial class GatheringRules
{
    /// <summary>The longest that a gathering lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>Most UTF-16 units in an online address.</summary>
    public const int AddressUnits = 2_000;

    /// <summary>Everything that is wrong with these facts; nothing if they are in order. Whether the host practice is there, the host city knows.</summary>
    public static IReadOnlyList<Refusal> Validate(GatheringFacts facts, GatheringLimits limits) => [.. Check(facts, limits).OfType<Refusal>()];

    /// <summary>
    /// Everything that is wrong with a command by itself; nothing if it is in order. Whether what it names is there, whether it
    /// goes with what is there, and whether its sender may, is not known here.
    /// </summary>
    public static IReadOnlyList<Refusal> Validate(GatheringCommand command, GatheringLimits limits) => [.. Check(command, limits).OfType<Refusal>()];

    /// <summary>Whether facts go together, each of which was in order when it was said; the first that does not, or null.</summary>
    public static Refusal? CheckTogether(GatheringFacts facts) =>
        CheckPeriod(facts)
        ?? CheckPlaced(facts)
        ?? (facts is { Place: "", OnlineAddress: null } ? Refusal.Invalid("place", "A place, or an address to join from afar.") : null);

    private static Refusal?[] Check(GatheringFacts facts, GatheringLimits limits) =>
    [
        Fields.Title("title", facts.Title, limits),
        Fields.Choice("kind", facts.Kind, GatheringKinds.All),
        Texts.Check("description", facts.Description, limits.TextUnits),
        .. CheckWhere(facts, limits),
        Fields.Moment("startsAt", facts.StartsAt),
        Fields.Moment("endsAt", facts.EndsAt) ?? CheckPeriod(facts),
        Fields.Choices("learningAreas", facts.LearningAreas, LearningAreas.All),
        facts.HostPracticeId is not null ? Ids.Check("hostPracticeId", facts.HostPracticeId)
            : facts.Kind == GatheringKinds.Expedition ? Refusal.Invalid("hostPracticeId", "An expedition has a practice of the host city that receives it.")
            : null,
    ];

    private static Refusal?[] CheckWhere(GatheringFacts facts, GatheringLimits limits) =>
    [
        // From afar only is a place as well.
        facts is { Place: "", OnlineAddress: not null } ? null : Fields.Title("place", facts.Place, limits),
        Fields.Degrees("latitude", facts.Latitude, facts.Longitude, 90) ?? CheckPlaced(facts),
        Fields.Degrees("longitude", facts.Longitude, facts.Latitude, 180),
        Fields.Address("onlineAddress", facts.OnlineAddress),
    ];

    private static Refusal? CheckPlaced(GatheringFacts facts) =>
        facts is { Place: "", Latitude: not null } ? Refusal.Invalid("latitude", "Coordinates belong to a place.") : null;

    private static Refusal? CheckPeriod(GatheringFacts facts) =>
        // Against a start that is wrong itself nothing can be said of the end.
        Fields.Moment("startsAt", facts.StartsAt) is not null ? null
        : facts.EndsAt <= facts.StartsAt ? Refusal.Invalid("endsAt", "After the start.")
        : facts.EndsAt - facts.StartsAt > Longest ? Refusal.Invalid("endsAt", $"At most {Longest.TotalDays:0} days after the start.")
        : null;

    private static Refusal?[] Check(GatheringCommand command, GatheringLimits limits) => command switch
    {
        ChangeGathering c => Check(c, limits),
        AddStop c =>
        [
            Ids.Check("stopId", c.StopId), Fields.Title("title", c.Title, limits), Fields.Title("place", c.Place, limits),
            Fields.Position(c.Position), Fields.OptionalId("practiceId", c.PracticeId), Fields.OptionalMoment("startsAt", c.StartsAt),
        ],
        ChangeStop c =>
        [
            Ids.Check("stopId", c.StopId), Fields.OptionalTitle("title", c.Title, limits), Fields.OptionalTitle("place", c.Place, limits),
            Fields.OptionalId("practiceId", c.PracticeId), Fields.OptionalMoment("startsAt", c.StartsAt),
        ],
        MoveStop c => [Ids.Check("stopId", c.StopId), Fields.Position(c.Position)],
        RemoveStop c => [Ids.Check("stopId", c.StopId)],
        SayAttendance c => [Fields.Choice("answer", c.Answer, AttendanceAnswers.All)],
        NoteAttendance c => [Ids.Check("participantId", c.ParticipantId)],
        LeaveQuestion c => [Ids.Check("questionId", c.QuestionId), Fields.Needed("text", c.Text, limits), Fields.OptionalId("stopId", c.StopId)],
        AnswerQuestion c => [Ids.Check("questionId", c.QuestionId), Ids.Check("answerId", c.AnswerId), Fields.Needed("text", c.Text, limits)],
        CancelGathering c => [Fields.Needed("reason", c.Reason, limits)],
        _ => [Refusal.Invalid("type", "There is no such command.")],
    };

    private static Refusal?[] Check(ChangeGathering c, GatheringLimits limits) =>
    [
        Fields.OptionalTitle("title", c.Title, limits),
        c.Description is null ? null : Texts.Check("description", c.Description, limits.TextUnits),
        c.Place is null or "" ? null : Fields.Title("place", c.Place, limits),
        Fields.OptionalMoment("startsAt", c.StartsAt),
        Fields.OptionalMoment("endsAt", c.EndsAt),
        c.LearningAreas is null ? null : Fields.Choices("learningAreas", c.LearningAreas, LearningAreas.All),
        Fields.Degrees("latitude", c.Latitude, c.Longitude, 90),
        Fields.Degrees("longitude", c.Longitude, c.Latitude, 180),
        c.OnlineAddress is "" ? null : Fields.Address("onlineAddress", c.OnlineAddress),
    ];
}
