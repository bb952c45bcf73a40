using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Boards;

/// <content>Invitations by link (rule B9). The board decides; the audit hears of it, and through it every API node.</content>
public sealed partial class BoardGrain
{
    private IAuditGrain Audit => GrainFactory.GetGrain<IAuditGrain>(JournalIds.Audit);

    /// <inheritdoc/>
    public async Task<Refusal?> SetLeaders(string practiceId, string[] participantIds) =>
        await DecideAsync($"leaders-{Guid.NewGuid():N}", Caller.NetworkId, state => BoardDecider.SetLeaders(state, practiceId, participantIds)) is { Code: not RefusalCodes.Conflict } refusal ? refusal : null;

    /// <inheritdoc/>
    public async Task<Answer<BoardInvitation>> Invite(Caller caller, NewInvitation invitation)
    {
        if (await DecideAsync("invite-" + invitation.InvitationId, caller.ParticipantId, state => BoardDecider.Invite(state, caller, invitation, _limits, _clock.GetUtcNow())) is { } refusal)
        {
            return refusal;
        }

        var made = Describe(invitation.InvitationId, State.Invitations[invitation.InvitationId]);
        return await NoteAsync(AuditDeeds.Invited, caller, made) is { } unnoted ? unnoted : made;
    }

    /// <inheritdoc/>
    public async Task<Answer<BoardInvitation[]>> Invitations(Caller caller)
    {
        await Journal.RefreshAsync();
        return BoardDecider.MayInvite(State, caller, _clock.GetUtcNow()) is { } not ? not
            : State.Invitations.OrderByDescending(one => one.Value.At).Select(one => Describe(one.Key, one.Value)).ToArray();
    }

    /// <inheritdoc/>
    public async Task<Refusal?> RevokeInvitation(Caller caller, string invitationId)
    {
        var refusal = await DecideAsync($"revoke-{Guid.NewGuid():N}", caller.ParticipantId, state => BoardDecider.RevokeInvitation(state, caller, invitationId, _clock.GetUtcNow()));

        // Revoked before is what was wanted; that the nodes heard of it may have failed then, and is done again. Twice is once.
        return refusal is { Code: not RefusalCodes.Conflict } ? refusal
            : await NoteAsync(AuditDeeds.InvitationRevoked, caller, Describe(invitationId, State.Invitations[invitationId]));
    }

    /// <inheritdoc/>
    public async Task<Answer<RedeemedInvitation>> LookAtInvitation(string invitationId)
    {
        await Journal.RefreshAsync();
        return BoardAccessRules.GuestRole(State, invitationId, _clock.GetUtcNow()) is null ? Refusal.NotFound("invitation") : Redeemed(State.Invitations[invitationId]);
    }

    /// <inheritdoc/>
    public async Task<Answer<RedeemedInvitation>> RedeemInvitation(string invitationId, string participantId) =>
        await DecideAsync("redeem-" + participantId, participantId, state => BoardDecider.RedeemInvitation(state, invitationId, _clock.GetUtcNow())) is { } refusal
            ? refusal
            : Redeemed(State.Invitations[invitationId]);

    /// <inheritdoc/>
    public async Task<Answer<FoundContent>> Find(Caller caller, string? cardId, string? commentId)
    {
        await Journal.RefreshAsync();
        if (BoardAccessRules.For(State, caller, _clock.GetUtcNow()) is not { } access)
        {
            return Refusal.NotFound("board");
        }

        if (cardId is null)
        {
            return new FoundContent(access, State.CityId, State.CreatedBy);
        }

        if (State.FindCard(cardId) is not { } card)
        {
            return Refusal.NotFound("card", "cardId");
        }

        return commentId is null ? new FoundContent(access, State.CityId, card.CreatedBy)
            : card.Comments.FirstOrDefault(comment => comment.CommentId == commentId) is { } comment ? new FoundContent(access, State.CityId, comment.By)
            : Refusal.NotFound("comment", "commentId");
    }

    private async Task<Refusal?> DecideAsync(string commandId, string by, Func<BoardState, Decision<BoardEvent>> decide) =>
        await Journal.Execute(new JournalCommand<BoardState, BoardEvent>(commandId, by, decide)) is CommandResult.Refused refused ? refused.Refusal : null;

    private Task<Refusal?> NoteAsync(string deed, Caller caller, BoardInvitation invitation) => Audit.Note(
        $"{deed}-{invitation.InvitationId}",
        caller,
        new AuditNote(deed, State.CityId, Thing: new ReportedThing(BoardId), InvitationId: invitation.InvitationId, Role: invitation.Role, ExpiresAt: invitation.ExpiresAt));

    private RedeemedInvitation Redeemed(InvitationState invitation) => new(invitation.Role, invitation.ExpiresAt, invitation.By, State.CityId, State.Title);

    private static BoardInvitation Describe(string invitationId, InvitationState one) =>
        new(invitationId, one.Role, one.ExpiresAt, one.Name, one.By, one.At, one.RevokedAt, one.Uses);
}
