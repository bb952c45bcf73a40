import type { BoardState } from '../../src/live/state.ts';
import { colours, type CommandBody } from '../../src/live/wire.ts';

export const commandKinds = [
  'addCard', 'moveCard', 'setCardColour', 'removeCard', 'restoreCard', 'addComment', 'editComment', 'removeComment', 'restoreComment',
  'vote', 'unvote', 'linkCards', 'unlinkCards', 'addZone', 'renameZone', 'moveZone', 'removeZone', 'restoreZone', 'setBoardTitle', 'lock', 'unlock',
  'startTimer', 'pauseTimer', 'extendTimer', 'stopTimer', 'startVoting', 'closeVoting', 'startPrivateWriting', 'reveal', 'bringEveryone',
  'setBoardRole', 'setDefaultRole', 'rewindZone',
] as const;

export type CommandKind = typeof commandKinds[number];

let made = 0;

/** A command of this kind about something that is there, chosen by `pick`; undefined when there is nothing for it. */
export function commandFor(kind: CommandKind, board: BoardState, pick: number, text: () => string): CommandBody | undefined {
  const cards = [...board.zones.flatMap((zone) => zone.cards.map((card) => card.cardId)), ...(board.mine?.cards ?? []).map((card) => card.cardId)];
  const any = <T>(list: readonly T[], more = 0): T | undefined => list[(pick + more) % (list.length || 1)];
  const cardId = any(cards);
  const other = any(cards, 1);
  const zoneId = any(board.zones)?.zoneId;
  const comments = board.zones.flatMap((zone) => zone.cards.flatMap((card) => card.comments.map(({ commentId }) => ({ commentId, cardId: card.cardId }))));
  const comment = any(comments);
  const onCard = <T extends CommandBody>(make: (id: string) => T): T | undefined => cardId === undefined ? undefined : make(cardId);
  const onZone = <T extends CommandBody>(make: (id: string) => T): T | undefined => zoneId === undefined ? undefined : make(zoneId);
  switch (kind) {
    case 'addCard': return onZone((id) => ({ type: kind, cardId: `c${made++}`, zoneId: id, text: text(), ...(cardId === undefined ? {} : { afterCardId: cardId }) }));
    case 'moveCard': return onCard((id) => ({ type: kind, cardId: id, zoneId: zoneId!, ...(pick % 3 === 0 ? { atStart: true } : {}) }));
    case 'setCardColour': return onCard((id) => ({ type: kind, cardId: id, colour: any(colours)! }));
    case 'removeCard': return onCard((id) => ({ type: kind, cardId: id }));
    case 'restoreCard': {
      const removed = any([...board.removedCards.map((one) => one.card), ...(board.mine?.cards ?? []).filter((card) => card.removed)]);
      return removed && { type: kind, cardId: removed.cardId, ...(cardId === undefined ? { atStart: true } : { afterCardId: cardId }) };
    }
    case 'addComment': return onCard((id) => ({ type: kind, commentId: `k${made++}`, cardId: id, text: 'hm' }));
    case 'editComment': return comment && { type: kind, ...comment, text: `e${made++}` };
    case 'removeComment':
    case 'restoreComment': return comment && { type: kind, ...comment };
    case 'vote':
    case 'unvote': return onCard((id) => ({ type: kind, cardId: id }));
    case 'linkCards': return other === cardId ? undefined : { type: kind, fromCardId: cardId!, toCardId: other! };
    case 'unlinkCards': {
      const link = any(board.links);
      return link && { type: kind, fromCardId: link.fromCardId, toCardId: link.toCardId };
    }
    case 'addZone': return { type: kind, zoneId: `n${made++}`, title: `N${made}` };
    case 'renameZone': return onZone((id) => ({ type: kind, zoneId: id, title: `T${made++}` }));
    case 'moveZone': return onZone((id) => ({ type: kind, zoneId: id, ...(pick % 2 === 0 ? { atStart: true } : {}) }));
    case 'removeZone': return board.zones.length > 1 ? onZone((id) => ({ type: kind, zoneId: id })) : undefined;
    case 'restoreZone': return board.removedZones.length === 0 ? undefined : { type: kind, zoneId: any(board.removedZones)!.zoneId };
    case 'setBoardTitle': return { type: kind, title: `B${made++}` };
    case 'lock':
    case 'unlock': return pick % 3 === 0 ? onZone((id) => ({ type: kind, zoneId: id })) : onCard((id) => ({ type: kind, cardId: id }));
    case 'startTimer': return pick % 2 === 0 ? { type: kind } : { type: kind, seconds: 60 + pick };
    case 'pauseTimer':
    case 'stopTimer':
    case 'closeVoting':
    case 'reveal':
    case 'bringEveryone': return { type: kind };
    case 'extendTimer': return { type: kind, seconds: pick - 20 || 1 };
    case 'startVoting': return { type: kind, votesPerPerson: 3, votesPerCard: 2 };
    case 'startPrivateWriting': return pick % 2 === 0 ? { type: kind } : onZone((id) => ({ type: kind, zoneIds: [id] }));
    case 'setBoardRole': return { type: kind, participantId: `q${pick % 3}`, ...(pick % 2 === 0 ? { role: 'reader' } : {}) };
    case 'setDefaultRole': return { type: kind, role: pick % 2 === 0 ? 'commenter' : 'editor' };
    case 'rewindZone': return onZone((id) => ({ type: kind, zoneId: id, version: Math.max(1, board.version - pick % 12) }));
  }
}
