using Stadmaken.Api.Auth;
using Stadmaken.Api.Rest.Practices;
using Stadmaken.Gatherings;

namespace Stadmaken.Api.Rest.Gatherings;

/// <summary>
/// Who comes and came: <c>/v1/gatherings/{gatheringId}/attendances</c>. All of it takes a session; how many they are, the gathering
/// itself tells everyone (rule GA1).
/// </summary>
internal static class AttendanceEndpoints
{
    private const string Me = "/attendances/me";

    internal static void MapAttendances(this RouteGroupBuilder gathering)
    {
        gathering.MapGet("/attendances", ListAsync).RequireAuthorization()
            .Described("listAttendances", "List who comes", "Who says whether they come and who was there, in the order that was said or noted last, a page at a time. For who has signed in.")
            .TakesPage().Produces<Page<AttendanceResource>>().Refuses(400, 401, 404);
        gathering.MapGet(Me, (string gatheringId, HttpContext context, GatheringRequests gatherings) =>
                gatherings.FindAsync(context, gatheringId, "attendance", Find(Callers.From(context.User).ParticipantId))).RequireAuthorization()
            .Described("getMyAttendance", "Get whether I come", "What you say about coming, and whether you were there.")
            .Produces<Attendance>().Refuses(401, 404);
        gathering.MapPut(Me, (string gatheringId, HttpContext context, GatheringRequests gatherings) => gatherings.WriteAsync(
                context,
                gatheringId,
                fields => new SayAttendance(fields.Choice("answer", AttendanceAnswers.All)),
                opened => Results.Ok(Find(Callers.From(context.User).ParticipantId)(opened.Snapshot))))
            .Described("sayAttendance", "Say whether I come", "Says for yourself whether you come, until the gathering has ended; you may say otherwise later.")
            .Takes<MyAttendance, Attendance>(StatusCodes.Status200OK);
        gathering.MapPut("/attendances/{participantId}", NoteAsync)
            .Described("noteAttendance", "Note whether someone was there", "Notes whether a participant was there, once the gathering has started; also of someone who had not said that they would come. For its organiser, the city's steward and operators.")
            .Takes<NotedAttendance, Attendance>(StatusCodes.Status200OK);
    }

    private static Task<IResult> ListAsync(string gatheringId, HttpContext context, IGrainFactory grains, GatheringRequests gatherings) =>
        ItemPages.ReadAsync(context, async cursor =>
        {
            var opened = await gatherings.OpenAsync(context, gatheringId);
            if (!opened.IsGiven)
            {
                return Problems.From(opened.Refusal);
            }

            var page = cursor.PageOf(opened.Value.Snapshot.Attendances, attendance => attendance.Version, $"/v1/gatherings/{gatheringId}/attendances");
            var names = await ParticipantNames.ReadAsync(grains, page.Items.Select(attendance => attendance.ParticipantId));
            return names.IsGiven
                ? Results.Ok(new Page<AttendanceResource>(Array.ConvertAll(page.Items, attendance => AttendanceResource.From(attendance, names.Value)), page.Next))
                : Problems.From(names.Refusal);
        });

    // The gathering takes any id for someone's, so a mistyped one would be counted as a person who was there.
    private static async Task<IResult> NoteAsync(string gatheringId, string participantId, HttpContext context, IGrainFactory grains, GatheringRequests gatherings)
    {
        var known = await grains.Participant(participantId).Describe();
        return known.IsGiven
            ? await gatherings.WriteAsync(
                context,
                gatheringId,
                fields => new NoteAttendance(participantId, fields.Flag("attended")),
                opened => Results.Ok(Find(participantId)(opened.Snapshot)))
            : Problems.From(known.Refusal);
    }

    private static Func<GatheringSnapshot, Attendance?> Find(string participantId) => gathering =>
        Array.Find(gathering.Attendances, attendance => attendance.ParticipantId == participantId);
}

/// <summary>Whether you come.</summary>
/// <param name="Answer">What you say.</param>
public sealed record MyAttendance(string Answer);

/// <summary>Whether someone was there.</summary>
/// <param name="Attended">Whether they were.</param>
public sealed record NotedAttendance(bool Attended);

/// <summary>Whether someone comes, and whether they were there.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Version">The version of the gathering at which this was said or noted last.</param>
/// <param name="At">When that was, UTC.</param>
/// <param name="DisplayName">What they are called, if they are still known.</param>
/// <param name="Answer">What they say; left out for who said nothing and was there.</param>
/// <param name="Attended">Whether they were there, as who leads noted; left out if nobody noted it.</param>
public sealed record AttendanceResource(
    string ParticipantId, long Version, DateTimeOffset At, string? DisplayName = null, string? Answer = null, bool? Attended = null)
{
    internal static AttendanceResource From(Attendance attendance, IReadOnlyDictionary<string, string> names) => new(
        attendance.ParticipantId, attendance.Version, attendance.At, names.GetValueOrDefault(attendance.ParticipantId), attendance.Answer, attendance.Attended);
}
