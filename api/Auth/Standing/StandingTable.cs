using Stadmaken.Audit;
using Stadmaken.Journals;

namespace Stadmaken.Api.Auth.Standing;

/// <summary>
/// How everybody stands, as this node knows it: only who does not stand as their session says (rule A5). Before it is known, nobody's session counts.
/// </summary>
public sealed class StandingTable(TimeProvider time)
{
    private readonly Lock _gate = new();
    private NetworkStanding? _known;

    /// <summary>Called, after the change, for each participant who may stand otherwise now; with an empty id for guests by invitation, null for everybody.</summary>
    public event Action<string?>? Changed;

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => Volatile.Read(ref _known) is not null;

    /// <summary>Takes what the audit says as a whole.</summary>
    public void Load(NetworkStanding standing)
    {
        lock (_gate)
        {
            Volatile.Write(ref _known, standing);
        }

        Changed?.Invoke(null);
    }

    /// <summary>Knows nothing any more, as after the audit was restored from a backup.</summary>
    public void Forget() => Volatile.Write(ref _known, null);

    /// <summary>Takes the next entries of the audit.</summary>
    public void Take(ReadOnlySpan<JournalEntry> entries)
    {
        List<string> concerned = [];
        lock (_gate)
        {
            if (_known is not { } standing)
            {
                return;
            }

            foreach (var entry in entries)
            {
                if (entry.Version <= standing.Version)
                {
                    continue;
                }

                var happened = AuditJson.Read(entry.Type, entry.Data);
                if (happened is null)
                {
                    // Of a newer version of this program, in the middle of an upgrade: it can mean nothing that this node could do anything about.
                    standing = standing with { Version = entry.Version };
                    continue;
                }

                standing = standing.Fold(entry.Version, entry.At, happened);
                if (NetworkStanding.ConcernedBy(happened) is { } participantId)
                {
                    concerned.Add(participantId);
                }
            }

            Volatile.Write(ref _known, standing);
        }

        foreach (var participantId in concerned)
        {
            Changed?.Invoke(participantId);
        }
    }

    /// <summary>What a session is worth now.</summary>
    /// <param name="who">As the session says.</param>
    /// <param name="issued">When the session was made, to the second.</param>
    public Verdict Judge(SessionParticipant who, DateTimeOffset? issued)
    {
        if (Volatile.Read(ref _known) is not { } standing)
        {
            return Verdict.Unknown;
        }

        var person = standing.Of(who.ParticipantId);
        var now = time.GetUtcNow();
        // A session made in the same second as this was decided counts as made before: whoever has it signs in once more.
        return person.SessionsEndedAt is { } ended && !(issued > ended) ? Verdict.Ended
            : who.Invitation is { } guest && standing.RevokedInvitations.ContainsKey(guest.InvitationId) ? Verdict.Ended
            : person.IsSuspendedAt(now) ? new Verdict(VerdictKind.Suspended, Reason: AuditText.IsRedacted(person.SuspendedBecause) ? null : person.SuspendedBecause, Until: person.SuspendedUntil)
            : new Verdict(VerdictKind.Good, string.Join(' ', who.Invitation is null ? person.Roles ?? who.Roles : []));
    }
}

/// <summary>What a session is worth.</summary>
public enum VerdictKind
{
    /// <summary>It is not known yet how everybody stands.</summary>
    Unknown,

    /// <summary>It is good.</summary>
    Good,

    /// <summary>It was ended.</summary>
    Ended,

    /// <summary>Its participant is suspended.</summary>
    Suspended,
}

/// <summary>What a session is worth at a moment.</summary>
/// <param name="Kind">In short.</param>
/// <param name="Roles">The roles its participant has, with spaces between them.</param>
/// <param name="Reason">Why they are suspended.</param>
/// <param name="Until">Until when.</param>
public sealed record Verdict(VerdictKind Kind, string Roles = "", string? Reason = null, DateTimeOffset? Until = null)
{
    /// <summary>It is not known yet.</summary>
    public static readonly Verdict Unknown = new(VerdictKind.Unknown);

    /// <summary>The session was ended.</summary>
    public static readonly Verdict Ended = new(VerdictKind.Ended);
}
