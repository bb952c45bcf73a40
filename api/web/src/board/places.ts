import type { BoardSnapshot, CommandBody } from '../live/wire.ts';

/** What is being moved. */
export interface Moved {
  readonly kind: 'card' | 'zone';
  readonly id: string;
}

/** Where it would come: its index among the others there, and for a card in which zone. */
export interface Spot {
  readonly zoneId?: string;
  readonly index: number;
}

/** Where it is now. */
export function spotOf(board: BoardSnapshot, moved: Moved): Spot | undefined {
  if (moved.kind === 'zone') {
    const index = board.zones.findIndex((zone) => zone.zoneId === moved.id);
    return index < 0 ? undefined : { index };
  }
  for (const zone of board.zones) {
    const index = zone.cards.findIndex((card) => card.cardId === moved.id);
    if (index >= 0) {
      return { zoneId: zone.zoneId, index };
    }
  }
  return undefined;
}

function others(board: BoardSnapshot, moved: Moved, zoneId: string | undefined): string[] {
  const ids = moved.kind === 'zone' ? board.zones.map((zone) => zone.zoneId)
    : (board.zones.find((zone) => zone.zoneId === zoneId)?.cards ?? []).map((card) => card.cardId);
  return ids.filter((id) => id !== moved.id);
}

/** How many places there are to choose from in the zone, or for zones on the board. */
export function placesIn(board: BoardSnapshot, moved: Moved, zoneId: string | undefined): number {
  return others(board, moved, zoneId).length + 1;
}

/**
 * The command that puts it there, as an intention: after a neighbour, at the start, or at the end.
 * The end is said as the end, so that it stays the end when others add cards meanwhile.
 */
export function moveTo(board: BoardSnapshot, moved: Moved, spot: Spot): CommandBody {
  const neighbours = others(board, moved, spot.zoneId);
  const index = Math.max(0, Math.min(spot.index, neighbours.length));
  const atEnd = index === neighbours.length;
  if (moved.kind === 'zone') {
    return { type: 'moveZone', zoneId: moved.id, ...(atEnd ? {} : index === 0 ? { atStart: true } : { afterZoneId: neighbours[index - 1]! }) };
  }
  return {
    type: 'moveCard', cardId: moved.id, zoneId: spot.zoneId ?? '',
    ...(atEnd ? {} : index === 0 ? { atStart: true } : { afterCardId: neighbours[index - 1]! }),
  };
}

/** Where an arrow key leads: up and down in a zone, left and right over the zones. */
export function step(board: BoardSnapshot, moved: Moved, key: string): Spot | undefined {
  const from = spotOf(board, moved);
  if (!from) {
    return undefined;
  }
  const along = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[key];
  if (along === undefined) {
    return undefined;
  }
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  if (moved.kind === 'card' && sideways) {
    const zone = board.zones[board.zones.findIndex((other) => other.zoneId === from.zoneId) + along];
    return zone && { zoneId: zone.zoneId, index: Math.min(from.index, zone.cards.length) };
  }
  const index = from.index + along;
  return index < 0 || index >= placesIn(board, moved, from.zoneId) ? undefined : { ...from, index };
}
