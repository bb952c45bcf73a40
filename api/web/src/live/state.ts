import { DoesNotFit, replaceAt } from './lists.ts';
import type { BoardSnapshot, Card, CardLink, Zone } from './wire.ts';

/**
 * A board as it is folded here: a snapshot whose `links` also has the links of removed cards, which
 * come back with their card. Immutable; parts that did not change keep their identity, so that the page
 * redraws only what did.
 */
export interface BoardState extends BoardSnapshot {
  /**
   * Cards that were off the board in the snapshot this began with. Snapshots leave out the links of such
   * cards, so bringing one back takes a fresh snapshot; folding on would lose those links for good.
   */
  readonly linksUnknown: ReadonlySet<string>;
}

/** Begins from what the server sent. */
export function fromSnapshot(snapshot: BoardSnapshot): BoardState {
  const linksUnknown = new Set<string>();
  for (const removed of snapshot.removedCards) {
    linksUnknown.add(removed.card.cardId);
  }
  for (const zone of snapshot.removedZones) {
    for (const card of zone.cards) {
      linksUnknown.add(card.cardId);
    }
  }
  return { ...snapshot, linksUnknown };
}

/** The links between cards that are on the board. */
export function shownLinks(state: BoardState): CardLink[] {
  const shown = new Set(state.zones.flatMap((zone) => zone.cards.map((card) => card.cardId)));
  return state.links.filter((link) => shown.has(link.fromCardId) && shown.has(link.toCardId));
}

/** What `GET /v1/boards/{boardId}` answers for this state. */
export function toSnapshot(state: BoardState): BoardSnapshot {
  const { linksUnknown: _, ...snapshot } = state;
  return { ...snapshot, links: shownLinks(state) };
}

/** Where a card is: indexes of its zone and of itself in it. */
export interface Place {
  readonly zone: number;
  readonly card: number;
}

export function findZone(state: BoardSnapshot, zoneId: string): number {
  return state.zones.findIndex((zone) => zone.zoneId === zoneId);
}

export function findCard(state: BoardSnapshot, cardId: string): Place | undefined {
  for (let zone = 0; zone < state.zones.length; zone++) {
    const card = state.zones[zone]!.cards.findIndex((other) => other.cardId === cardId);
    if (card >= 0) {
      return { zone, card };
    }
  }
  return undefined;
}

/** The card itself, if it is on the board. */
export function cardOf(state: BoardSnapshot, cardId: string): Card | undefined {
  const place = findCard(state, cardId);
  return place && state.zones[place.zone]!.cards[place.card];
}

export function changeZone(state: BoardState, zoneId: string, change: (zone: Zone) => Zone): BoardState {
  const index = findZone(state, zoneId);
  if (index < 0) {
    throw new DoesNotFit(`Zone '${zoneId}' is not on the board.`);
  }
  return { ...state, zones: replaceAt(state.zones, index, change(state.zones[index]!)) };
}

export function changeCard(state: BoardState, cardId: string, change: (card: Card) => Card): BoardState {
  const place = findCard(state, cardId);
  if (!place) {
    throw new DoesNotFit(`Card '${cardId}' is not on the board.`);
  }
  const zone = state.zones[place.zone]!;
  const cards = replaceAt(zone.cards, place.card, change(zone.cards[place.card]!));
  return { ...state, zones: replaceAt(state.zones, place.zone, { ...zone, cards }) };
}
