import { DoesNotFit, replaceAt } from './lists.ts';
import type { BoardSnapshot, Card, CardLink, PrivateCard, Zone } from './wire.ts';

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
  /** By removed zone: the one that was before it, undefined for the first; as far as that was seen here. It comes back there. */
  readonly wereAfter: ReadonlyMap<string, string | undefined>;
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
  return { ...snapshot, linksUnknown, wereAfter: new Map() };
}

/** The links between cards that are on the board. */
export function shownLinks(state: BoardState): CardLink[] {
  const shown = new Set(state.zones.flatMap((zone) => zone.cards.map((card) => card.cardId)));
  return state.links.filter((link) => shown.has(link.fromCardId) && shown.has(link.toCardId));
}

/** What `GET /v1/boards/{boardId}` answers for this state. */
export function toSnapshot(state: BoardState): BoardSnapshot {
  const { linksUnknown: _, wereAfter: __, ...snapshot } = state;
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
  return findIn(state.zones, cardId);
}

function findIn(zones: readonly Zone[], cardId: string): Place | undefined {
  for (let zone = 0; zone < zones.length; zone++) {
    const card = zones[zone]!.cards.findIndex((other) => other.cardId === cardId);
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

/** One's own card that is written in private, also one that was taken away. */
export function privateCard(state: BoardSnapshot, cardId: string): PrivateCard | undefined {
  return state.mine?.cards.find((card) => card.cardId === cardId);
}

/** The text of a card wherever it is: written in private, on the board, removed, or in a removed zone. */
export function textOf(state: BoardSnapshot, cardId: string): string | undefined {
  return (privateCard(state, cardId) ?? cardOf(state, cardId) ?? removedCard(state, cardId))?.text;
}

function removedCard(state: BoardSnapshot, cardId: string): Card | undefined {
  const removed = state.removedCards.find((other) => other.card.cardId === cardId);
  return removed?.card ?? state.removedZones.flatMap((zone) => zone.cards).find((card) => card.cardId === cardId);
}

export function changeZone(state: BoardState, zoneId: string, change: (zone: Zone) => Zone): BoardState {
  const index = findZone(state, zoneId);
  if (index < 0) {
    throw new DoesNotFit(`Zone '${zoneId}' is not on the board.`);
  }
  return { ...state, zones: replaceAt(state.zones, index, change(state.zones[index]!)) };
}

export function changeCard(state: BoardState, cardId: string, change: (card: Card) => Card): BoardState {
  const zones = changedIn(state.zones, cardId, change);
  if (!zones) {
    throw new DoesNotFit(`Card '${cardId}' is not on the board.`);
  }
  return { ...state, zones };
}

/** Changes a card wherever it is: also a removed one, and one in a removed zone. */
export function changeCardAnywhere(state: BoardState, cardId: string, change: (card: Card) => Card): BoardState {
  const zones = changedIn(state.zones, cardId, change);
  if (zones) {
    return { ...state, zones };
  }
  const index = state.removedCards.findIndex((other) => other.card.cardId === cardId);
  if (index >= 0) {
    const removed = state.removedCards[index]!;
    return { ...state, removedCards: replaceAt(state.removedCards, index, { ...removed, card: change(removed.card) }) };
  }
  const removedZones = changedIn(state.removedZones, cardId, change);
  if (!removedZones) {
    throw new DoesNotFit(`There is no card '${cardId}'.`);
  }
  return { ...state, removedZones };
}

/** The board with another text of a card, wherever that is. */
export function withText(state: BoardState, cardId: string, text: string): BoardState {
  const { mine } = state;
  if (mine && privateCard(state, cardId)) {
    return { ...state, mine: { ...mine, cards: mine.cards.map((card) => card.cardId === cardId ? { ...card, text } : card) } };
  }
  return changeCardAnywhere(state, cardId, (card) => ({ ...card, text }));
}

function changedIn(zones: readonly Zone[], cardId: string, change: (card: Card) => Card): Zone[] | undefined {
  const place = findIn(zones, cardId);
  if (!place) {
    return undefined;
  }
  const zone = zones[place.zone]!;
  return replaceAt(zones, place.zone, { ...zone, cards: replaceAt(zone.cards, place.card, change(zone.cards[place.card]!)) });
}
