using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Rest.Practices;

/// <summary>Who is in a practice: <c>/v1/practices/{practiceId}/stakeholders</c>.</summary>
internal static class StakeholderEndpoints
{
    internal static void MapStakeholders(this RouteGroupBuilder practice)
    {
        practice.MapGet("/stakeholders", (string practiceId, HttpContext context, PracticeRequests practices) =>
                practices.ListAsync(context, practiceId, opened => opened.Snapshot.Stakeholders))
            .Described("listStakeholders", "List the stakeholders", "The people and organisations in the practice, in the order they were added. Those that left are not among them. Public.")
            .Produces<Page<Stakeholder>>().Refuses(404);
        practice.MapPost("/stakeholders", AddAsync)
            .Described("addStakeholder", "Add a stakeholder", "Adds a person or organisation to the practice. Naming who speaks for it ('participantId') takes leading the practice.")
            .Takes<NewStakeholder, Stakeholder>();
        practice.MapGet("/stakeholders/{stakeholderId}", (string practiceId, string stakeholderId, HttpContext context, PracticeRequests practices) =>
                practices.FindAsync(context, practiceId, "stakeholder", Find(stakeholderId)))
            .Described("getStakeholder", "Get a stakeholder", "One stakeholder; also one that left, since agreements and contributions still name it. Public.")
            .Produces<Stakeholder>().Refuses(404);
        practice.MapPatch("/stakeholders/{stakeholderId}", (string practiceId, string stakeholderId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => ReadChanges(fields, stakeholderId), Show(stakeholderId)))
            .Described("changeStakeholder", "Change a stakeholder", "Changes what is said of a stakeholder; fields that are left out stay as they are.")
            .Takes<StakeholderChanges, Stakeholder>(StatusCodes.Status200OK);
        practice.MapDelete("/stakeholders/{stakeholderId}", (string practiceId, string stakeholderId, HttpContext context, PracticeRequests practices) =>
                practices.SubmitAsync(context, practiceId, new RemoveStakeholder(stakeholderId), _ => Results.NoContent()))
            .Described("removeStakeholder", "Let a stakeholder leave", "For who speaks for it and who leads the practice. Not while it is party to an agreement that is proposed or in force.")
            .Removes();
        practice.MapPut("/stakeholders/{stakeholderId}/speaker", (string practiceId, string stakeholderId, HttpContext context, PracticeRequests practices) =>
                practices.WriteAsync(context, practiceId, fields => new LinkStakeholder(stakeholderId, fields.Needed("participantId")), Show(stakeholderId)))
            .Described("linkStakeholder", "Say who speaks for a stakeholder", "From now on this participant speaks for the stakeholder: may change the practice, and accepts agreements for it. Takes leading the practice.")
            .Takes<StakeholderSpeaker, Stakeholder>(StatusCodes.Status200OK);
        practice.MapDelete("/stakeholders/{stakeholderId}/speaker", (string practiceId, string stakeholderId, HttpContext context, PracticeRequests practices) =>
                practices.SubmitAsync(context, practiceId, new LinkStakeholder(stakeholderId, null), _ => Results.NoContent()))
            .Described("unlinkStakeholder", "Say that nobody speaks for a stakeholder", "From now on nobody in the network speaks for the stakeholder. Takes leading the practice.")
            .Removes();
    }

    private static Task<IResult> AddAsync(string practiceId, HttpContext context, PracticeRequests practices)
    {
        var stakeholderId = NewId.Of('s');
        return practices.WriteAsync(context, practiceId, Read, opened =>
            PracticeRequests.Created($"/v1/practices/{practiceId}/stakeholders/{stakeholderId}", Find(stakeholderId)(opened.Snapshot)));

        AddStakeholder Read(JsonFields fields) => new(
            stakeholderId,
            fields.Choice("sector", Sectors.All),
            fields.Choice("kind", StakeholderKinds.All),
            fields.Title("name"),
            fields.Title("role"),
            fields.OptionalTitles("responsibilities"),
            fields.OptionalText("participantId"));
    }

    private static ChangeStakeholder ReadChanges(JsonFields fields, string stakeholderId)
    {
        fields.NeedsAny("sector", "name", "role", "responsibilities");
        return new ChangeStakeholder(
            stakeholderId,
            fields.OptionalChoice("sector", Sectors.All),
            fields.OptionalTitle("name"),
            fields.OptionalTitle("role"),
            fields.OptionalTitles("responsibilities"));
    }

    private static Func<PracticeSnapshot, Stakeholder?> Find(string stakeholderId) => practice =>
        practice.Stakeholders.Concat(practice.FormerStakeholders).FirstOrDefault(stakeholder => stakeholder.StakeholderId == stakeholderId);

    private static Func<OpenedPractice, IResult> Show(string stakeholderId) => opened => Results.Ok(Find(stakeholderId)(opened.Snapshot));
}

/// <summary>A stakeholder to add.</summary>
/// <param name="Sector">The sector it is from.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Role">What it does here, 1 to 200 UTF-16 units unless configured otherwise.</param>
/// <param name="Responsibilities">What it answers for, as it says itself, in a few words each.</param>
/// <param name="ParticipantId">Who speaks for it in the network, if anyone does.</param>
public sealed record NewStakeholder(
    string Sector, string Kind, string Name, string Role, string[]? Responsibilities = null, string? ParticipantId = null);

/// <summary>What is said of a stakeholder from now on; at least one field.</summary>
/// <param name="Sector">The sector it is from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it does here.</param>
/// <param name="Responsibilities">What it answers for; replaces all of them.</param>
public sealed record StakeholderChanges(string? Sector = null, string? Name = null, string? Role = null, string[]? Responsibilities = null);

/// <summary>Who speaks for a stakeholder.</summary>
/// <param name="ParticipantId">A participant of the network, of any city.</param>
public sealed record StakeholderSpeaker(string ParticipantId);
