import { DoesNotFit, insertAfter } from '../lists.ts';
import { findZone, type BoardState } from '../state.ts';
import type { EventOf, Zone } from '../wire.ts';
import { forget } from './links.ts';

/** Of removed zones only the newest are kept, as many as on the server. */
const keptRemovedZones = 50;

export function addZone(state: BoardState, zone: Zone, after: string | undefined): BoardState {
  return { ...state, zones: insertAfter(state.zones, zone, after, (other) => other.zoneId) };
}

export function moveZone(state: BoardState, event: EventOf<'zoneMoved' | 'zoneRestored'>): BoardState {
  const [rest, zone] = takeZone(state, event.zoneId);
  return addZone(rest, zone, event.afterZoneId);
}

export function removeZone(state: BoardState, event: EventOf<'zoneRemoved'>): BoardState {
  const [rest, zone] = takeZone(state, event.zoneId);
  const wereAfter = new Map(state.wereAfter).set(event.zoneId, state.zones[findZone(state, event.zoneId) - 1]?.zoneId);
  const removed = [...rest.removedZones, zone];
  const forgotten = removed.slice(0, -keptRemovedZones).flatMap((old) => old.cards);
  return { ...forget(rest, forgotten), removedZones: removed.slice(-keptRemovedZones), wereAfter };
}

export function restoreZone(state: BoardState, event: EventOf<'zoneMoved' | 'zoneRestored'>): BoardState {
  const zone = state.removedZones.find((removed) => removed.zoneId === event.zoneId);
  if (!zone || zone.cards.some((card) => state.linksUnknown.has(card.cardId))) {
    throw new DoesNotFit(`What zone '${event.zoneId}' comes back with is not known here.`);
  }
  return addZone({ ...state, removedZones: state.removedZones.filter((other) => other !== zone) }, zone, event.afterZoneId);
}

function takeZone(state: BoardState, zoneId: string): [BoardState, Zone] {
  const index = findZone(state, zoneId);
  const zone = state.zones[index];
  if (!zone) {
    throw new DoesNotFit(`Zone '${zoneId}' is not on the board.`);
  }
  return [{ ...state, zones: state.zones.toSpliced(index, 1) }, zone];
}
