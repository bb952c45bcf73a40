import { apply } from '../../text/apply.ts';
import { DoesNotFit } from '../lists.ts';
import { changeZone, findZone, type BoardState } from '../state.ts';
import type { Card, EventOf, RewoundCard, Zone } from '../wire.ts';
import { withRemoved } from './cards.ts';

/** A zone as it was: its cards are fetched from wherever they are, those that came since go to the removed ones. */
export function rewindZone(state: BoardState, event: EventOf<'zoneRewound'>): BoardState {
  const zone = state.zones[findZone(state, event.zoneId)];
  if (!zone) {
    throw new DoesNotFit(`Zone '${event.zoneId}' is not on the board.`);
  }
  const named = new Set(event.cards.map((card) => card.cardId));
  const known = cardsOf(state);
  const cards = event.cards.map((card) => rewound(card, known, state.linksUnknown));
  const leaving = zone.cards.filter((card) => !named.has(card.cardId));
  const rest: BoardState = {
    ...state,
    zones: withoutCards(state.zones, named),
    removedZones: withoutCards(state.removedZones, named),
    removedCards: state.removedCards.filter((removed) => !named.has(removed.card.cardId)),
  };
  const back = changeZone(rest, event.zoneId, (old) => ({ ...old, title: event.title, cards }));
  return withRemoved(back, leaving.map((card) => ({ zoneId: event.zoneId, card })));
}

function cardsOf(state: BoardState): ReadonlyMap<string, Card> {
  const cards = [...state.zones, ...state.removedZones].flatMap((zone) => zone.cards).concat(state.removedCards.map((removed) => removed.card));
  return new Map(cards.map((card) => [card.cardId, card]));
}

function rewound({ cardId, colour, operation, forgotten }: RewoundCard, known: ReadonlyMap<string, Card>, linksUnknown: ReadonlySet<string>): Card {
  const card = known.get(cardId);
  if (card && linksUnknown.has(cardId)) {
    throw new DoesNotFit(`What card '${cardId}' comes back with is not known here.`);
  }
  if (card) {
    return { ...card, colour, text: operation ? apply(operation, card.text) : card.text };
  }
  if (!forgotten) {
    throw new DoesNotFit(`There is no card '${cardId}'.`);
  }
  const { text, createdBy, createdAt, votes, comments } = forgotten;
  return { cardId, text, colour, createdBy, createdAt, votes, comments };
}

function withoutCards(zones: readonly Zone[], gone: ReadonlySet<string>): Zone[] {
  return zones.map((zone) => zone.cards.some((card) => gone.has(card.cardId))
    ? { ...zone, cards: zone.cards.filter((card) => !gone.has(card.cardId)) } : zone);
}
