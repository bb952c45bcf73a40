import type { BoardSnapshot, Role, You } from './wire.ts';

/**
 * What someone may do on the board as it is now. Who leads it may do so for reasons that the board does not tell (who
 * opened it, stewards, operators), a guest has the role of their invitation, and who is given another role hears of it by joining again; so only what the
 * role of all others has become is read here.
 */
export function youOn(board: BoardSnapshot, you: You): You {
  const given = you.guest === true || board.roles.some((role) => role.participantId === you.participantId);
  const role = given || you.role === 'facilitator' ? you.role : board.defaultRole as Role;
  return role === you.role ? you
    : { ...you, role, canLead: false, canEdit: role === 'editor', canComment: role === 'editor' || role === 'commenter' };
}
