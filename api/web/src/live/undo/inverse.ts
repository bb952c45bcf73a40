import { cardOf, findZone, privateCard, type BoardState } from '../state.ts';
import type { BoardSnapshot, CommandBody } from '../wire.ts';

/**
 * Why a step was not taken back:
 * `changed` since by someone else, which is not overwritten; `built-on` by others, whose work would go with it;
 * `gone`, there is nothing any more to take it back from; `locked`; `waiting`, its answer is not there yet.
 */
export type SkipReason = 'changed' | 'built-on' | 'gone' | 'locked' | 'waiting';

export interface Skip {
  readonly reason: SkipReason;
  /** Who changed it or built on it, when that is known. */
  readonly by?: string;
}

/** Who else has, since the step, last changed what this key stands for (see touches.ts). */
export type Since = (key: string) => string | undefined;

/** What takes a step back, given the board as it is now; or why nothing should. */
export type Inverse = (now: BoardState, since: Since) => CommandBody | Skip;

export function isSkip(outcome: CommandBody | Skip): outcome is Skip {
  return 'reason' in outcome;
}

export const gone: Skip = { reason: 'gone' };

/** `changed` when one of these keys was touched by someone else. */
export function overtaken(since: Since, ...keys: string[]): Skip | undefined {
  const by = keys.map(since).find((who) => who !== undefined);
  return by === undefined ? undefined : { reason: 'changed', by };
}

/** A card that its person can change: on the board, or their own that is written in private. */
export function cardNow(state: BoardSnapshot, cardId: string): { colour: string; zoneId: string } | undefined {
  const own = privateCard(state, cardId);
  if (own) {
    return own.removed === true ? undefined : own;
  }
  const card = cardOf(state, cardId);
  const zone = state.zones.find((other) => other.cards.some((one) => one.cardId === cardId));
  return card && zone && { colour: card.colour, zoneId: zone.zoneId };
}

/** What came before this in a list, nearest first. */
export function before(ids: readonly string[], id: string): string[] {
  const index = ids.indexOf(id);
  return index < 0 ? [...ids].reverse() : ids.slice(0, index).reverse();
}

/** Behind the nearest of those that were before it and are still there. */
export function cardBehind(state: BoardState, zoneId: string, earlier: readonly string[]): { afterCardId: string } | { atStart: true } {
  const there = new Set(state.zones[findZone(state, zoneId)]?.cards.map((card) => card.cardId));
  const after = earlier.find((id) => there.has(id));
  return after === undefined ? { atStart: true } : { afterCardId: after };
}

export function cardsIn(state: BoardState, zoneId: string): string[] {
  return state.zones[findZone(state, zoneId)]?.cards.map((card) => card.cardId) ?? [];
}
