import type { BoardState } from '../state.ts';
import type { Card } from '../wire.ts';

export interface LinkEnds {
  readonly fromCardId: string;
  readonly toCardId: string;
}

export function sameLink(a: LinkEnds, b: LinkEnds): boolean {
  return a.fromCardId === b.fromCardId && a.toCardId === b.toCardId;
}

export function isLinked(state: BoardState, ends: LinkEnds): boolean {
  return state.links.some((link) => sameLink(link, ends));
}

export function link(state: BoardState, { fromCardId, toCardId }: LinkEnds): BoardState {
  return isLinked(state, { fromCardId, toCardId }) ? state : { ...state, links: [...state.links, { fromCardId, toCardId }] };
}

export function unlink(state: BoardState, ends: LinkEnds): BoardState {
  return { ...state, links: state.links.filter((other) => !sameLink(other, ends)) };
}

/** Links go with cards that can no longer come back: their ids are free again, for other cards. */
export function forget(state: BoardState, cards: readonly Card[]): BoardState {
  if (cards.length === 0) {
    return state;
  }
  const gone = new Set(cards.map((card) => card.cardId));
  return { ...state, links: state.links.filter((other) => !gone.has(other.fromCardId) && !gone.has(other.toCardId)) };
}
