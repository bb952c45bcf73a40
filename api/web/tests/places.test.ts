import { describe, expect, it } from 'vitest';
import { moveTo, spotOf, step } from '../src/board/places.ts';
import type { BoardSnapshot, Card } from '../src/live/wire.ts';

const card = (cardId: string): Card => ({ cardId, text: cardId, colour: 'yellow', createdBy: 'p', createdAt: '', votes: [], comments: [] });
const board: BoardSnapshot = {
  boardId: 'b', title: '', version: 1, visibility: 'network', createdBy: 'p', createdAt: '', links: [], removedZones: [], removedCards: [],
  defaultRole: 'editor', roles: [], votingResults: [],
  zones: [{ zoneId: 'z1', title: '', cards: ['a', 'b', 'c'].map(card) }, { zoneId: 'z2', title: '', cards: [card('d')] }],
};
const a = { kind: 'card', id: 'a' } as const;

describe('A place to move to', () => {
  it('is_said_as_after_a_neighbour_at_the_start_or_at_the_end', () => {
    expect(moveTo(board, a, { zoneId: 'z1', index: 1 })).toEqual({ type: 'moveCard', cardId: 'a', zoneId: 'z1', afterCardId: 'b' });
    expect(moveTo(board, { kind: 'card', id: 'c' }, { zoneId: 'z1', index: 0 })).toEqual({ type: 'moveCard', cardId: 'c', zoneId: 'z1', atStart: true });
    expect(moveTo(board, a, { zoneId: 'z2', index: 9 })).toEqual({ type: 'moveCard', cardId: 'a', zoneId: 'z2' });
    expect(moveTo(board, { kind: 'zone', id: 'z2' }, { index: 0 })).toEqual({ type: 'moveZone', zoneId: 'z2', atStart: true });
  });

  it('is_one_further_for_each_arrow_key_and_none_beyond_the_edge', () => {
    expect(step(board, a, 'ArrowDown')).toEqual({ zoneId: 'z1', index: 1 });
    expect(step(board, a, 'ArrowUp')).toBeUndefined();
    expect(step(board, { kind: 'card', id: 'c' }, 'ArrowRight')).toEqual({ zoneId: 'z2', index: 1 });
    expect(step(board, a, 'ArrowLeft')).toBeUndefined();
    expect(step(board, { kind: 'zone', id: 'z1' }, 'ArrowRight')).toEqual({ index: 1 });
    expect(step(board, { kind: 'zone', id: 'z2' }, 'ArrowDown')).toBeUndefined();
  });

  it('is_none_for_what_is_gone', () => {
    expect(spotOf(board, { kind: 'card', id: 'x' })).toBeUndefined();
  });
});
