import { cardOf, findCard, findZone, type BoardState } from './state.ts';
import type { CommandBody, EventBody } from './wire.ts';

/**
 * The event that the server will most likely make of a command, so that one's own change shows at once.
 * Nothing when it has no effect on this state; the server decides all the same. A wrong guess costs a
 * flicker, because the guess is thrown away as soon as the server's own event is there.
 */
export function predict(state: BoardState, command: CommandBody): EventBody | undefined {
  switch (command.type) {
    case 'addZone':
      return findZone(state, command.zoneId) >= 0 ? undefined
        : { type: 'zoneAdded', zoneId: command.zoneId, title: command.title, ...zonePlace(state, command) };
    case 'renameZone':
      return onZone(state, command.zoneId, { type: 'zoneRenamed', zoneId: command.zoneId, title: command.title });
    case 'moveZone':
      return onZone(state, command.zoneId, { type: 'zoneMoved', zoneId: command.zoneId, ...zonePlace(state, command) });
    case 'removeZone':
      return onZone(state, command.zoneId, { type: 'zoneRemoved', zoneId: command.zoneId });
    case 'restoreZone':
      return state.removedZones.some((zone) => zone.zoneId === command.zoneId)
        ? { type: 'zoneRestored', zoneId: command.zoneId, ...zonePlace(state, command) } : undefined;
    case 'addCard':
      return cardOf(state, command.cardId) ? undefined : onZone(state, command.zoneId, {
        type: 'cardAdded', cardId: command.cardId, zoneId: command.zoneId, text: command.text,
        colour: command.colour ?? 'yellow', ...cardPlace(state, command),
      });
    case 'moveCard':
      return onCard(state, command.cardId, onZone(state, command.zoneId,
        { type: 'cardMoved', cardId: command.cardId, zoneId: command.zoneId, ...cardPlace(state, command) }));
    case 'setCardColour':
      return onCard(state, command.cardId, { type: 'cardColourSet', cardId: command.cardId, colour: command.colour });
    case 'removeCard':
      return onCard(state, command.cardId, { type: 'cardRemoved', cardId: command.cardId });
    case 'restoreCard':
      return restoredCard(state, command.cardId);
    case 'addComment':
    case 'editComment':
    case 'removeComment':
      return comment(state, command);
    case 'vote':
      return onCard(state, command.cardId, { type: 'voteCast', cardId: command.cardId });
    case 'unvote':
      return onCard(state, command.cardId, { type: 'voteWithdrawn', cardId: command.cardId });
    case 'linkCards':
    case 'unlinkCards':
      return onCard(state, command.fromCardId, onCard(state, command.toCardId, {
        type: command.type === 'linkCards' ? 'cardsLinked' : 'cardsUnlinked',
        fromCardId: command.fromCardId, toCardId: command.toCardId,
      }));
    case 'setBoardTitle':
      return { type: 'boardTitleSet', title: command.title };
    case 'lock':
    case 'unlock':
      return lock(state, command);
  }
}

function onZone(state: BoardState, zoneId: string, event: EventBody | undefined): EventBody | undefined {
  return findZone(state, zoneId) < 0 ? undefined : event;
}

function onCard(state: BoardState, cardId: string, event: EventBody | undefined): EventBody | undefined {
  return findCard(state, cardId) ? event : undefined;
}

function zonePlace(state: BoardState, wish: { zoneId: string; afterZoneId?: string; atStart?: boolean }): { afterZoneId?: string } {
  const others = state.zones.map((zone) => zone.zoneId).filter((id) => id !== wish.zoneId);
  const after = decide(others, wish.afterZoneId, wish.atStart);
  return after === undefined ? {} : { afterZoneId: after };
}

function cardPlace(state: BoardState, wish: { cardId: string; zoneId: string; afterCardId?: string; atStart?: boolean }): { afterCardId?: string } {
  const zone = state.zones[findZone(state, wish.zoneId)];
  const others = (zone?.cards ?? []).map((card) => card.cardId).filter((id) => id !== wish.cardId);
  const after = decide(others, wish.afterCardId, wish.atStart);
  return after === undefined ? {} : { afterCardId: after };
}

function decide(others: readonly string[], after: string | undefined, atStart: boolean | undefined): string | undefined {
  if (after !== undefined && others.includes(after)) {
    return after;
  }
  return atStart === true ? undefined : others.at(-1);
}

function restoredCard(state: BoardState, cardId: string): EventBody | undefined {
  const removed = state.removedCards.find((other) => other.card.cardId === cardId);
  return removed && onZone(state, removed.zoneId,
    { type: 'cardRestored', cardId, zoneId: removed.zoneId, ...cardPlace(state, { cardId, zoneId: removed.zoneId }) });
}

function comment(state: BoardState, command: Extract<CommandBody, { commentId: string }>): EventBody | undefined {
  const card = cardOf(state, command.cardId);
  const there = card?.comments.some((other) => other.commentId === command.commentId) ?? false;
  if (!card || there === (command.type === 'addComment')) {
    return undefined;
  }
  const at = { commentId: command.commentId, cardId: command.cardId };
  return command.type === 'removeComment' ? { type: 'commentRemoved', ...at }
    : { type: command.type === 'addComment' ? 'commentAdded' : 'commentEdited', ...at, text: command.text };
}

function lock(state: BoardState, command: Extract<CommandBody, { type: 'lock' | 'unlock' }>): EventBody | undefined {
  const type = command.type === 'lock' ? 'locked' : 'unlocked';
  if (command.cardId !== undefined) {
    return onCard(state, command.cardId, { type, cardId: command.cardId });
  }
  return command.zoneId === undefined ? { type } : onZone(state, command.zoneId, { type, zoneId: command.zoneId });
}
