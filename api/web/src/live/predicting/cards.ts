import { findCard, findZone, privateCard, textOf, type BoardState } from '../state.ts';
import type { CommandOf, EventBody, PrivateStep } from '../wire.ts';
import { cardPlace } from './places.ts';

/** A change of a card: a private step while it is written in private, otherwise for all to see. */
export function changeCard(state: BoardState, cardId: string, step: PrivateStep, event: EventBody): EventBody | undefined {
  const own = privateCard(state, cardId);
  if (own) {
    return own.removed === (step.type === 'cardRestored' ? true : undefined) ? { type: 'happenedPrivately', step } : undefined;
  }
  return findCard(state, cardId) ? event : undefined;
}

export function addCard(state: BoardState, command: CommandOf<'addCard'>): EventBody | undefined {
  const { cardId, zoneId, text, colour = 'yellow' } = command;
  // One that was removed too: then it is being sent again, and was stored the first time.
  if (textOf(state, cardId) !== undefined || findZone(state, zoneId) < 0) {
    return undefined;
  }
  return isPrivate(state, zoneId)
    ? { type: 'happenedPrivately', step: { type: 'cardWritten', cardId, zoneId, text, colour } }
    : { type: 'cardAdded', cardId, zoneId, text, colour, ...cardPlace(state, command) };
}

export function moveCard(state: BoardState, command: CommandOf<'moveCard'>): EventBody | undefined {
  const { cardId, zoneId } = command;
  if (findZone(state, zoneId) < 0 || (privateCard(state, cardId) && !isPrivate(state, zoneId))) {
    return undefined;
  }
  return changeCard(state, cardId, { type: 'cardMoved', cardId, zoneId }, { type: 'cardMoved', cardId, zoneId, ...cardPlace(state, command) });
}

export function editText(state: BoardState, { cardId, operation }: CommandOf<'editCardText'>): EventBody | undefined {
  if (privateCard(state, cardId)) {
    return { type: 'happenedPrivately', step: { type: 'textEdited', cardId, operation } };
  }
  return textOf(state, cardId) === undefined ? undefined : { type: 'cardTextEdited', cardId, operation };
}

export function removeCard(state: BoardState, { cardId }: CommandOf<'removeCard'>): EventBody | undefined {
  return changeCard(state, cardId, { type: 'cardRemoved', cardId }, { type: 'cardRemoved', cardId });
}

export function restoreCard(state: BoardState, command: CommandOf<'restoreCard'>): EventBody | undefined {
  const { cardId } = command;
  if (privateCard(state, cardId)) {
    return changeCard(state, cardId, { type: 'cardRestored', cardId }, { type: 'cardRemoved', cardId });
  }
  const zoneId = state.removedCards.find((other) => other.card.cardId === cardId)?.zoneId;
  return zoneId === undefined || findZone(state, zoneId) < 0 ? undefined
    : { type: 'cardRestored', cardId, zoneId, ...cardPlace(state, { ...command, zoneId }) };
}

function isPrivate(state: BoardState, zoneId: string): boolean {
  return state.privateWriting?.zoneIds.includes(zoneId) ?? false;
}
