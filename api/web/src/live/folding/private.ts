import { apply } from '../../text/apply.ts';
import { DoesNotFit, replaceAt, without } from '../lists.ts';
import { findZone, type BoardState } from '../state.ts';
import type { EventOf, Mine, PrivateCard } from '../wire.ts';
import { putCard } from './cards.ts';

const nothing: Mine = { cards: [], votes: [] };

/** The board with this part of what is one's own only; left out altogether when nothing is. */
export function withMine(state: BoardState, part: Partial<Mine>): BoardState {
  const mine = { ...(state.mine ?? nothing), ...part };
  return mine.cards.length === 0 && mine.votes.length === 0 ? without(state, 'mine') : { ...state, mine };
}

export function startPrivateWriting(state: BoardState, event: EventOf<'privateWritingStarted'>): BoardState {
  return { ...state, privateWriting: { startedBy: event.by, startedAt: event.at, zoneIds: event.zoneIds } };
}

export function reveal(state: BoardState, event: EventOf<'revealed'>): BoardState {
  let next = withMine(without(state, 'privateWriting'), { cards: [] });
  for (const { zoneId, ...card } of event.cards) {
    const last = next.zones[findZone(next, zoneId)]?.cards.at(-1);
    next = putCard(next, zoneId, { ...card, votes: [], comments: [] }, last?.cardId);
  }
  return next;
}

export function stepPrivately(state: BoardState, event: EventOf<'happenedPrivately'>): BoardState {
  const { step } = event;
  switch (step?.type) {
    case undefined:
      return state;
    case 'cardWritten': {
      const { cardId, zoneId, text, colour } = step;
      return withMine(state, { cards: [...(state.mine?.cards ?? []), { cardId, zoneId, text, colour, createdAt: event.at }] });
    }
    case 'textEdited':
      return changed(state, step.cardId, (card) => ({ ...card, text: apply(step.operation, card.text) }));
    case 'colourSet':
      return changed(state, step.cardId, (card) => ({ ...card, colour: step.colour }));
    case 'cardMoved':
      return changed(state, step.cardId, (card) => ({ ...card, zoneId: step.zoneId }));
    case 'cardRemoved':
      return changed(state, step.cardId, (card) => ({ ...card, removed: true }));
    case 'cardRestored':
      return changed(state, step.cardId, (card) => without(card, 'removed'));
    case 'ballotCast':
      return withMine(state, { votes: [...(state.mine?.votes ?? []), step.cardId] });
    case 'ballotWithdrawn':
      return withdrawn(state, step.cardId);
    default:
      throw new DoesNotFit(`Private steps of type '${(step as { type: string }).type}' are not known here.`);
  }
}

function changed(state: BoardState, cardId: string, change: (card: PrivateCard) => PrivateCard): BoardState {
  const cards = state.mine?.cards ?? [];
  const index = cards.findIndex((card) => card.cardId === cardId);
  if (index < 0) {
    throw new DoesNotFit(`There is no card '${cardId}' that is written in private.`);
  }
  return withMine(state, { cards: replaceAt(cards, index, change(cards[index]!)) });
}

function withdrawn(state: BoardState, cardId: string): BoardState {
  const votes = state.mine?.votes ?? [];
  const index = votes.lastIndexOf(cardId);
  if (index < 0) {
    throw new DoesNotFit(`There is no vote for card '${cardId}' to take back.`);
  }
  return withMine(state, { votes: votes.toSpliced(index, 1) });
}
