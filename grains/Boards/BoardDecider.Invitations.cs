using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <content>Invitations by link (rule B9): who leads makes and revokes them, the board alone says what they are worth.</content>
public static partial class BoardDecider
{
    private static readonly TimeSpan LongestInvitation = TimeSpan.FromDays(366);

    /// <summary>Says who leads because of what they are in the board's practice; <c>conflict</c> if that is so already.</summary>
    public static Decision<BoardEvent> SetLeaders(BoardState state, string practiceId, IReadOnlyList<string> participantIds)
    {
        string[] leaders = [.. participantIds.Distinct().Order(StringComparer.Ordinal)];
        return !state.HasBegun || state.PracticeId != practiceId ? Refusal.NotFound("board of this practice")
            : state.Leaders.SequenceEqual(leaders) ? Refusal.Conflict("They lead it.")
            : new LeadersSet(leaders);
    }

    /// <summary>Makes a link.</summary>
    public static Decision<BoardEvent> Invite(BoardState state, Caller caller, NewInvitation invitation, BoardLimits limits, DateTimeOffset now)
    {
        if (MayInvite(state, caller, now) is { } not)
        {
            return not;
        }

        if ((Ids.Check("invitationId", invitation.InvitationId) ?? (invitation.Name is null ? null : Texts.CheckTitle("name", invitation.Name, limits.TitleUnits))) is { } malformed)
        {
            return malformed;
        }

        return !BoardRoles.Defaults.Contains(invitation.Role) ? Refusal.Invalid("role", $"One of: {string.Join(", ", BoardRoles.Defaults)}; a guest never leads.")
            : invitation.ExpiresAt <= now || invitation.ExpiresAt > now + LongestInvitation ? Refusal.Invalid("expiresAt", $"A moment that is still to come, within {LongestInvitation.TotalDays} days.")
            : state.Invitations.ContainsKey(invitation.InvitationId) ? Refusal.Conflict("There is an invitation with this id.")
            : state.Invitations.Values.Count(one => one.RevokedAt is null && one.ExpiresAt > now) >= limits.Roles ? Refusal.TooLarge("invitationId", $"At most {limits.Roles} invitations are good at once.")
            : new InvitationIssued(invitation.InvitationId, invitation.Role, invitation.ExpiresAt, invitation.Name);
    }

    /// <summary>Revokes a link.</summary>
    public static Decision<BoardEvent> RevokeInvitation(BoardState state, Caller caller, string invitationId, DateTimeOffset now) =>
        MayInvite(state, caller, now) is { } not ? not
        : !state.Invitations.TryGetValue(invitationId, out var invitation) ? Refusal.NotFound("invitation")
        : invitation.RevokedAt is not null ? Refusal.Conflict("It was revoked.")
        : new InvitationRevoked(invitationId);

    /// <summary>Lets somebody in by a link; <c>not-found</c> whatever the reason, since a stranger asks.</summary>
    public static Decision<BoardEvent> RedeemInvitation(BoardState state, string invitationId, DateTimeOffset now) =>
        BoardAccessRules.GuestRole(state, invitationId, now) is null ? Refusal.NotFound("invitation") : new InvitationRedeemed(invitationId);

    internal static Refusal? MayInvite(BoardState state, Caller caller, DateTimeOffset now) =>
        BoardAccessRules.For(state, caller, now) is not { } access ? Refusal.NotFound("board")
        : access.CanLead ? null
        : Refusal.NotAllowed("Who leads the board invites to it.");
}
