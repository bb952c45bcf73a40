using System.Collections.Immutable;

namespace Stadmaken.Audit;

/// <summary>
/// How everybody stands who does not stand as their session says. Only exceptions are in it, and those that a moment has ended leave it with the
/// next event. Silos fold it from the audit, and so does every API node that follows: the same code, or they would disagree.
/// </summary>
/// <param name="Version">The version of the audit it is the fold of.</param>
/// <param name="People">By participant id.</param>
/// <param name="RevokedInvitations">Until when each would have been good, by invitation id.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.network-standing")]
public sealed record NetworkStanding(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableDictionary<string, PersonStanding> People,
    [property: Id(2)] ImmutableDictionary<string, DateTimeOffset> RevokedInvitations)
{
    /// <summary>Everybody stands as their session says.</summary>
    public static readonly NetworkStanding Empty = new(0, ImmutableDictionary<string, PersonStanding>.Empty, ImmutableDictionary<string, DateTimeOffset>.Empty);

    /// <summary>How somebody stands.</summary>
    public PersonStanding Of(string participantId) => People.GetValueOrDefault(participantId, PersonStanding.Usual);

    /// <summary>After one more event.</summary>
    public NetworkStanding Fold(long version, DateTimeOffset at, AuditEvent happened) =>
        (happened switch
        {
            ParticipantSuspended e => With(e.ParticipantId, Of(e.ParticipantId) with { IsSuspended = true, SuspendedUntil = e.Until, SuspendedBecause = e.Reason.Text }),
            ParticipantReinstated e => With(e.ParticipantId, Of(e.ParticipantId) with { IsSuspended = false, SuspendedUntil = null, SuspendedBecause = null }),
            RolesSet e => With(e.ParticipantId, Of(e.ParticipantId) with { Roles = e.Roles }),
            SessionsEnded e => With(e.ParticipantId, Of(e.ParticipantId) with { SessionsEndedAt = at }),

            // Of somebody who is erased nothing else is left to know.
            DeedNoted { Deed: AuditDeeds.Erased, ParticipantId: { } erased } => With(erased, new PersonStanding(SessionsEndedAt: at)),
            InvitationRevokedNoted e => this with { RevokedInvitations = RevokedInvitations.SetItem(e.InvitationId, e.ExpiresAt) },
            _ => this,
        }).WithoutPast(at) with
        { Version = version };

    /// <summary>Whom an event can mean something for; null for nobody, empty for those with an invitation.</summary>
    public static string? ConcernedBy(AuditEvent happened) => happened switch
    {
        ParticipantSuspended e => e.ParticipantId,
        ParticipantReinstated e => e.ParticipantId,
        RolesSet e => e.ParticipantId,
        SessionsEnded e => e.ParticipantId,
        DeedNoted { Deed: AuditDeeds.Erased } e => e.ParticipantId,
        InvitationRevokedNoted => string.Empty,
        _ => null,
    };

    private NetworkStanding With(string participantId, PersonStanding standing) =>
        this with { People = standing == PersonStanding.Usual ? People.Remove(participantId) : People.SetItem(participantId, standing) };

    private NetworkStanding WithoutPast(DateTimeOffset at)
    {
        var people = People;
        foreach (var (participantId, standing) in People)
        {
            if (standing.IsSuspended && standing.SuspendedUntil <= at)
            {
                var usual = standing with { IsSuspended = false, SuspendedUntil = null, SuspendedBecause = null };
                people = usual == PersonStanding.Usual ? people.Remove(participantId) : people.SetItem(participantId, usual);
            }
        }

        return this with { People = people, RevokedInvitations = RevokedInvitations.RemoveRange(RevokedInvitations.Where(one => one.Value <= at).Select(one => one.Key)) };
    }
}

/// <summary>How one participant stands.</summary>
/// <param name="IsSuspended">Whether they were suspended.</param>
/// <param name="SuspendedUntil">Until when; null for no end.</param>
/// <param name="SuspendedBecause">Why, for themselves to read.</param>
/// <param name="Roles">Their roles in place of those their session brings; null for those.</param>
/// <param name="SessionsEndedAt">Sessions made at this moment or before are no good.</param>
[GenerateSerializer, Immutable, Alias("stadmaken.person-standing")]
public sealed record PersonStanding(
    [property: Id(0)] bool IsSuspended = false,
    [property: Id(1)] DateTimeOffset? SuspendedUntil = null,
    [property: Id(2)] string? SuspendedBecause = null,
    [property: Id(3)] string[]? Roles = null,
    [property: Id(4)] DateTimeOffset? SessionsEndedAt = null)
{
    /// <summary>As the session says.</summary>
    public static readonly PersonStanding Usual = new();

    /// <summary>Whether they are suspended at this moment.</summary>
    public bool IsSuspendedAt(DateTimeOffset now) => IsSuspended && !(SuspendedUntil <= now);
}
