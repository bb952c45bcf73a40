import { DoesNotFit, insertAfter, without } from './lists.ts';
import { changeCard, changeZone, findCard, findZone, type BoardState } from './state.ts';
import type { BoardEvent, Card, Comment, Envelope, EventBody, Zone } from './wire.ts';

/** Of removed zones and cards only the newest are kept, as many as on the server. */
const keptRemovedZones = 50;
const keptRemovedCards = 500;

type Of<T extends EventBody['type']> = EventBody & { type: T } & Envelope;

const zoneId = (zone: Zone): string => zone.zoneId;
const cardId = (card: Card): string => card.cardId;

/** The board as `boardOpened` leaves it. */
export function openBoard(boardId: string, event: Of<'boardOpened'>): BoardState {
  return {
    boardId,
    title: event.title,
    version: event.version,
    visibility: event.visibility,
    ...(event.cityId === undefined ? {} : { cityId: event.cityId }),
    createdBy: event.by,
    createdAt: event.at,
    zones: event.zones.map((zone) => ({ zoneId: zone.zoneId, title: zone.title, cards: [] })),
    links: [],
    removedZones: [],
    removedCards: [],
    linksUnknown: new Set(),
  };
}

/**
 * The board after one more event. It must equal the server's fold in everything a snapshot shows;
 * the vectors in tests/Vectors/board hold both to that.
 *
 * @throws DoesNotFit when the event is of an unknown kind or contradicts the state. Never skip one:
 * every later event would be put on a board that nobody else has.
 */
export function fold(state: BoardState, event: BoardEvent): BoardState {
  const next = change(state, event);
  return next.version === event.version ? next : { ...next, version: event.version };
}

function change(state: BoardState, event: BoardEvent): BoardState {
  switch (event.type) {
    case 'zoneAdded':
      return withZone(state, { zoneId: event.zoneId, title: event.title, cards: [] }, event.afterZoneId);
    case 'zoneRenamed':
      return changeZone(state, event.zoneId, (zone) => ({ ...zone, title: event.title }));
    case 'zoneMoved': {
      const [rest, zone] = takeZone(state, event.zoneId);
      return withZone(rest, zone, event.afterZoneId);
    }
    case 'zoneRemoved': {
      const [rest, zone] = takeZone(state, event.zoneId);
      const removed = [...rest.removedZones, zone];
      const forgotten = removed.slice(0, -keptRemovedZones).flatMap((old) => old.cards);
      return { ...forget(rest, forgotten), removedZones: removed.slice(-keptRemovedZones) };
    }
    case 'zoneRestored':
      return restoreZone(state, event);
    case 'cardAdded':
      return withCard(state, event.zoneId, newCard(event), event.afterCardId);
    case 'cardColourSet':
      return changeCard(state, event.cardId, (card) => ({ ...card, colour: event.colour }));
    case 'cardMoved': {
      const [rest, card] = takeCard(state, event.cardId);
      return withCard(rest, event.zoneId, card, event.afterCardId);
    }
    case 'cardRemoved': {
      const [rest, card, from] = takeCard(state, event.cardId);
      const removed = [...rest.removedCards, { zoneId: from, card }];
      const forgotten = removed.slice(0, -keptRemovedCards).map((old) => old.card);
      return { ...forget(rest, forgotten), removedCards: removed.slice(-keptRemovedCards) };
    }
    case 'cardRestored':
      return restoreCard(state, event);
    case 'commentAdded':
      return changeCard(state, event.cardId, (card) => ({ ...card, comments: [...card.comments, newComment(event)] }));
    case 'commentEdited':
      return changeCard(state, event.cardId, (card) => ({
        ...card,
        comments: card.comments.map((comment) =>
          comment.commentId === event.commentId ? { ...comment, text: event.text, editedAt: event.at } : comment),
      }));
    case 'commentRemoved':
      return changeCard(state, event.cardId, (card) => ({
        ...card,
        comments: card.comments.filter((comment) => comment.commentId !== event.commentId),
      }));
    case 'voteCast':
      return changeCard(state, event.cardId, (card) =>
        card.votes.includes(event.by) ? card : { ...card, votes: [...card.votes, event.by] });
    case 'voteWithdrawn':
      return changeCard(state, event.cardId, (card) => ({ ...card, votes: card.votes.filter((by) => by !== event.by) }));
    case 'cardsLinked':
      return isLinked(state, event) ? state
        : { ...state, links: [...state.links, { fromCardId: event.fromCardId, toCardId: event.toCardId }] };
    case 'cardsUnlinked':
      return { ...state, links: state.links.filter((link) => !sameLink(link, event)) };
    case 'boardTitleSet':
      return { ...state, title: event.title };
    case 'locked':
      return setLock(state, event, event.by);
    case 'unlocked':
      return setLock(state, event, undefined);
    default:
      throw new DoesNotFit(`Events of type '${event.type}' are not known here.`);
  }
}

function newCard(event: Of<'cardAdded'>): Card {
  return { cardId: event.cardId, text: event.text, colour: event.colour, createdBy: event.by, createdAt: event.at, votes: [], comments: [] };
}

function newComment(event: { commentId: string; text: string } & Envelope): Comment {
  return { commentId: event.commentId, text: event.text, by: event.by, at: event.at };
}

function withZone(state: BoardState, zone: Zone, after: string | undefined): BoardState {
  return { ...state, zones: insertAfter(state.zones, zone, after, zoneId) };
}

function withCard(state: BoardState, zone: string, card: Card, after: string | undefined): BoardState {
  return changeZone(state, zone, (old) => ({ ...old, cards: insertAfter(old.cards, card, after, cardId) }));
}

function takeZone(state: BoardState, id: string): [BoardState, Zone] {
  const index = findZone(state, id);
  const zone = state.zones[index];
  if (!zone) {
    throw new DoesNotFit(`Zone '${id}' is not on the board.`);
  }
  return [{ ...state, zones: state.zones.toSpliced(index, 1) }, zone];
}

function takeCard(state: BoardState, id: string): [BoardState, Card, string] {
  const place = findCard(state, id);
  if (!place) {
    throw new DoesNotFit(`Card '${id}' is not on the board.`);
  }
  const zone = state.zones[place.zone]!;
  const rest = changeZone(state, zone.zoneId, (old) => ({ ...old, cards: old.cards.toSpliced(place.card, 1) }));
  return [rest, zone.cards[place.card]!, zone.zoneId];
}

function restoreZone(state: BoardState, event: { zoneId: string; afterZoneId?: string }): BoardState {
  const zone = state.removedZones.find((removed) => removed.zoneId === event.zoneId);
  if (!zone || zone.cards.some((card) => state.linksUnknown.has(card.cardId))) {
    throw new DoesNotFit(`What zone '${event.zoneId}' comes back with is not known here.`);
  }
  return withZone({ ...state, removedZones: state.removedZones.filter((other) => other !== zone) }, zone, event.afterZoneId);
}

function restoreCard(state: BoardState, event: { cardId: string; zoneId: string; afterCardId?: string }): BoardState {
  const removed = state.removedCards.find((other) => other.card.cardId === event.cardId);
  if (!removed || state.linksUnknown.has(event.cardId)) {
    throw new DoesNotFit(`What card '${event.cardId}' comes back with is not known here.`);
  }
  const rest = { ...state, removedCards: state.removedCards.filter((other) => other !== removed) };
  return withCard(rest, event.zoneId, removed.card, event.afterCardId);
}

/** Links go with cards that can no longer come back: their ids are free again, for other cards. */
function forget(state: BoardState, cards: readonly Card[]): BoardState {
  if (cards.length === 0) {
    return state;
  }
  const gone = new Set(cards.map(cardId));
  return { ...state, links: state.links.filter((link) => !gone.has(link.fromCardId) && !gone.has(link.toCardId)) };
}

type LinkEnds = { fromCardId: string; toCardId: string };

function sameLink(a: LinkEnds, b: LinkEnds): boolean {
  return a.fromCardId === b.fromCardId && a.toCardId === b.toCardId;
}

function isLinked(state: BoardState, ends: LinkEnds): boolean {
  return state.links.some((link) => sameLink(link, ends));
}

function setLock(state: BoardState, target: { zoneId?: string; cardId?: string }, by: string | undefined): BoardState {
  const put = <T extends { readonly lockedBy?: string }>(item: T): T =>
    by === undefined ? (without(item, 'lockedBy') as T) : { ...item, lockedBy: by };
  if (target.cardId !== undefined) {
    return changeCard(state, target.cardId, put);
  }
  return target.zoneId === undefined ? put(state) : changeZone(state, target.zoneId, put);
}
