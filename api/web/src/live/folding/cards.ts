import { apply } from '../../text/apply.ts';
import { DoesNotFit, insertAfter } from '../lists.ts';
import { changeCardAnywhere, changeZone, findCard, type BoardState } from '../state.ts';
import type { Card, EventOf, RemovedCard } from '../wire.ts';
import { forget } from './links.ts';

/** Of removed cards only the newest are kept, as many as on the server. */
const keptRemovedCards = 500;

export function addCard(state: BoardState, event: EventOf<'cardAdded'>): BoardState {
  return putCard(state, event.zoneId, {
    cardId: event.cardId, text: event.text, colour: event.colour, createdBy: event.by, createdAt: event.at, votes: [], comments: [],
  }, event.afterCardId);
}

export function moveCard(state: BoardState, event: EventOf<'cardMoved' | 'cardRestored'>): BoardState {
  const [rest, card] = takeCard(state, event.cardId);
  return putCard(rest, event.zoneId, card, event.afterCardId);
}

export function removeCard(state: BoardState, event: EventOf<'cardRemoved'>): BoardState {
  const [rest, card, zoneId] = takeCard(state, event.cardId);
  return withRemoved(rest, [{ zoneId, card }]);
}

export function restoreCard(state: BoardState, event: EventOf<'cardMoved' | 'cardRestored'>): BoardState {
  const removed = state.removedCards.find((other) => other.card.cardId === event.cardId);
  if (!removed || state.linksUnknown.has(event.cardId)) {
    throw new DoesNotFit(`What card '${event.cardId}' comes back with is not known here.`);
  }
  const rest = { ...state, removedCards: state.removedCards.filter((other) => other !== removed) };
  return putCard(rest, event.zoneId, removed.card, event.afterCardId);
}

export function editText(state: BoardState, event: EventOf<'cardTextEdited'>): BoardState {
  return changeCardAnywhere(state, event.cardId, (card) => ({ ...card, text: apply(event.operation, card.text) }));
}

/** The board with these at the end of its removed cards, and without those that are then too many. */
export function withRemoved(state: BoardState, more: readonly RemovedCard[]): BoardState {
  const removed = [...state.removedCards, ...more];
  const forgotten = removed.slice(0, -keptRemovedCards).map((old) => old.card);
  return { ...forget(state, forgotten), removedCards: removed.slice(-keptRemovedCards) };
}

export function putCard(state: BoardState, zoneId: string, card: Card, after: string | undefined): BoardState {
  return changeZone(state, zoneId, (zone) => ({ ...zone, cards: insertAfter(zone.cards, card, after, (other) => other.cardId) }));
}

function takeCard(state: BoardState, cardId: string): [BoardState, Card, string] {
  const place = findCard(state, cardId);
  if (!place) {
    throw new DoesNotFit(`Card '${cardId}' is not on the board.`);
  }
  const zone = state.zones[place.zone]!;
  const rest = changeZone(state, zone.zoneId, (old) => ({ ...old, cards: old.cards.toSpliced(place.card, 1) }));
  return [rest, zone.cards[place.card]!, zone.zoneId];
}
