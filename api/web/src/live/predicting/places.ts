import { findZone, type BoardState } from '../state.ts';

/** Where a zone comes, given what is there now. */
export function zonePlace(state: BoardState, wish: { zoneId: string; afterZoneId?: string; atStart?: boolean }): { afterZoneId?: string } {
  const others = state.zones.map((zone) => zone.zoneId).filter((id) => id !== wish.zoneId);
  const after = decide(others, wish.afterZoneId, wish.atStart);
  return after === undefined ? {} : { afterZoneId: after };
}

/** Where a removed zone comes back: where it was, or at the end when what was before it is gone. */
export function formerPlace(state: BoardState, zoneId: string): { afterZoneId?: string } {
  const after = state.wereAfter.get(zoneId);
  return zonePlace(state, after === undefined ? { zoneId, atStart: state.wereAfter.has(zoneId) } : { zoneId, afterZoneId: after });
}

/** Where a card comes, given what is there now. */
export function cardPlace(state: BoardState, wish: { cardId: string; zoneId: string; afterCardId?: string; atStart?: boolean }): { afterCardId?: string } {
  const zone = state.zones[findZone(state, wish.zoneId)];
  const others = (zone?.cards ?? []).map((card) => card.cardId).filter((id) => id !== wish.cardId);
  const after = decide(others, wish.afterCardId, wish.atStart);
  return after === undefined ? {} : { afterCardId: after };
}

function decide(others: readonly string[], after: string | undefined, atStart: boolean | undefined): string | undefined {
  if (after !== undefined && others.includes(after)) {
    return after;
  }
  return atStart === true ? undefined : others.at(-1);
}
