import { findCard, privateCard } from '../../live/state.ts';
import type { BoardSnapshot } from '../../live/wire.ts';

/** Where a card is whose text is being edited, and whether it is locked there. */
export interface Where {
  readonly place: 'board' | 'private' | 'bin' | 'zone-bin' | 'gone';
  readonly locked: boolean;
}

export function whereIs(board: BoardSnapshot | undefined, cardId: string): Where {
  const place = board && findCard(board, cardId);
  if (board && place) {
    const zone = board.zones[place.zone]!;
    return { place: 'board', locked: [board, zone, zone.cards[place.card]!].some((one) => one.lockedBy !== undefined) };
  }
  const own = board && privateCard(board, cardId);
  if (own) {
    return { place: own.removed === true ? 'bin' : 'private', locked: false };
  }
  return {
    place: board?.removedCards.some(({ card }) => card.cardId === cardId) ? 'bin'
      : board?.removedZones.some((zone) => zone.cards.some((card) => card.cardId === cardId)) ? 'zone-bin' : 'gone',
    locked: false,
  };
}
