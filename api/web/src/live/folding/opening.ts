import type { BoardState } from '../state.ts';
import type { Card, Comment, EventOf, OpenedCard } from '../wire.ts';

/** The board as `boardOpened` leaves it. */
export function openBoard(boardId: string, event: EventOf<'boardOpened'>): BoardState {
  return {
    boardId,
    title: event.title,
    version: event.version,
    visibility: event.visibility,
    ...(event.cityId === undefined ? {} : { cityId: event.cityId }),
    ...(event.template === undefined ? {} : { template: event.template }),
    ...(event.practiceId === undefined ? {} : { practiceId: event.practiceId }),
    ...(event.gatheringId === undefined ? {} : { gatheringId: event.gatheringId }),
    createdBy: event.by,
    createdAt: event.at,
    zones: event.zones.map((zone) => ({ zoneId: zone.zoneId, title: zone.title, cards: (zone.cards ?? []).map((card) => opened(card, event)) })),
    links: (event.links ?? []).map(({ fromCardId, toCardId }) => ({ fromCardId, toCardId })),
    removedZones: [],
    removedCards: [],
    defaultRole: 'editor',
    roles: [],
    votingResults: [],
    linksUnknown: new Set(),
    wereAfter: new Map(),
  };
}

function opened(card: OpenedCard, { by, at }: EventOf<'boardOpened'>): Card {
  const comments = (card.comments ?? []).map(({ commentId, text }): Comment => ({ commentId, text, by, at }));
  return { cardId: card.cardId, text: card.text, colour: card.colour, createdBy: by, createdAt: at, votes: [], comments };
}
