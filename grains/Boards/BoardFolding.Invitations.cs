using Stadmaken.Boards;
using Stadmaken.Grains.Journals;

namespace Stadmaken.Grains.Boards;

internal static partial class BoardFolding
{
    private static BoardState Invite(BoardState state, Recorded<BoardEvent> recorded, InvitationIssued e) =>
        state.Invitations.ContainsKey(e.InvitationId)
            ? throw Misfit(recorded, $"invitation '{e.InvitationId}' was there")
            : SetInvitation(state, e.InvitationId, new InvitationState(e.Role, e.ExpiresAt, e.Name, recorded.By, recorded.At));

    private static BoardState RevokeInvitation(BoardState state, Recorded<BoardEvent> recorded, InvitationRevoked e) =>
        SetInvitation(state, e.InvitationId, InvitationOf(state, recorded, e.InvitationId) with { RevokedAt = recorded.At });

    private static BoardState RedeemInvitation(BoardState state, Recorded<BoardEvent> recorded, InvitationRedeemed e) =>
        InvitationOf(state, recorded, e.InvitationId) is var invitation ? SetInvitation(state, e.InvitationId, invitation with { Uses = invitation.Uses + 1 }) : state;

    private static InvitationState InvitationOf(BoardState state, Recorded<BoardEvent> recorded, string invitationId) =>
        state.Invitations.GetValueOrDefault(invitationId) ?? throw Misfit(recorded, $"there is no invitation '{invitationId}'");

    private static BoardState SetInvitation(BoardState state, string invitationId, InvitationState invitation) =>
        state with { Invitations = state.Invitations.SetItem(invitationId, invitation) };
}
