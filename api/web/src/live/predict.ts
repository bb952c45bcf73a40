import { addCard, changeCard, editText, moveCard, removeCard, restoreCard } from './predicting/cards.ts';
import { startPrivateWriting, startVoting, timer } from './predicting/facilitation.ts';
import { formerPlace, zonePlace } from './predicting/places.ts';
import { vote } from './predicting/votes.ts';
import { cardOf, findCard, findZone, type BoardState } from './state.ts';
import type { CommandBody, CommandOf, EventBody } from './wire.ts';

/**
 * The event that the server will most likely make of a command, so that one's own change shows at once.
 * Nothing when it has no effect on this state, or when only the server can tell what it comes to (`reveal`,
 * `closeVoting`, `rewindZone`, `restoreComment`). A wrong guess costs a flicker, because the guess is thrown away as soon
 * as the server's own event is there.
 *
 * @param at the server's time now, as it is believed to be here; a timer counts from it.
 */
export function predict(state: BoardState, command: CommandBody, at: string): EventBody | undefined {
  switch (command.type) {
    case 'addZone':
      return [...state.zones, ...state.removedZones].some((zone) => zone.zoneId === command.zoneId) ? undefined
        : { type: 'zoneAdded', zoneId: command.zoneId, title: command.title, ...zonePlace(state, command) };
    case 'renameZone':
      return onZone(state, command.zoneId, { type: 'zoneRenamed', zoneId: command.zoneId, title: command.title });
    case 'moveZone':
      return onZone(state, command.zoneId, { type: 'zoneMoved', zoneId: command.zoneId, ...zonePlace(state, command) });
    case 'removeZone':
      return state.privateWriting?.zoneIds.includes(command.zoneId) ? undefined
        : onZone(state, command.zoneId, { type: 'zoneRemoved', zoneId: command.zoneId });
    case 'restoreZone':
      return state.removedZones.some((zone) => zone.zoneId === command.zoneId)
        ? { type: 'zoneRestored', zoneId: command.zoneId, ...formerPlace(state, command.zoneId) } : undefined;
    case 'addCard': return addCard(state, command);
    case 'setCardColour': return changeCard(state, command.cardId, { type: 'colourSet', cardId: command.cardId, colour: command.colour },
      { type: 'cardColourSet', cardId: command.cardId, colour: command.colour });
    case 'moveCard': return moveCard(state, command);
    case 'editCardText': return editText(state, command);
    case 'removeCard': return removeCard(state, command);
    case 'restoreCard': return restoreCard(state, command);
    case 'addComment':
    case 'editComment': return commented(state, command);
    case 'removeComment': return hasComment(state, command) ? { type: 'commentRemoved', commentId: command.commentId, cardId: command.cardId } : undefined;
    case 'vote':
    case 'unvote': return vote(state, command);
    case 'linkCards':
    case 'unlinkCards':
      return findCard(state, command.fromCardId) && findCard(state, command.toCardId) ? {
        type: command.type === 'linkCards' ? 'cardsLinked' : 'cardsUnlinked',
        fromCardId: command.fromCardId, toCardId: command.toCardId,
      } : undefined;
    case 'setBoardTitle': return { type: 'boardTitleSet', title: command.title };
    case 'lock':
    case 'unlock': return lock(state, command);
    case 'startTimer':
    case 'pauseTimer':
    case 'extendTimer':
    case 'stopTimer': return timer(state, command, new Date(at));
    case 'startVoting': return startVoting(state, command);
    case 'startPrivateWriting': return startPrivateWriting(state, command);
    case 'setBoardRole':
      return { type: 'boardRoleSet', participantId: command.participantId, ...(command.role === undefined ? {} : { role: command.role }) };
    case 'setDefaultRole': return { type: 'defaultRoleSet', role: command.role };
    case 'restoreComment':
    case 'closeVoting':
    case 'reveal':
    case 'bringEveryone':
    case 'rewindZone':
    case 'hideContent':
    case 'restoreContent':
    case 'redactContent': return undefined;
    case 'setRetention': return { type: 'retentionSet', ...(command.days === undefined ? {} : { days: command.days }) };
  }
}

function onZone(state: BoardState, zoneId: string, event: EventBody): EventBody | undefined {
  return findZone(state, zoneId) < 0 ? undefined : event;
}

function commented(state: BoardState, command: CommandOf<'addComment' | 'editComment'>): EventBody | undefined {
  const adds = command.type === 'addComment';
  return !cardOf(state, command.cardId) || hasComment(state, command) === adds ? undefined
    : { type: adds ? 'commentAdded' : 'commentEdited', commentId: command.commentId, cardId: command.cardId, text: command.text };
}

function hasComment(state: BoardState, at: { commentId: string; cardId: string }): boolean {
  return cardOf(state, at.cardId)?.comments.some((comment) => comment.commentId === at.commentId) ?? false;
}

function lock(state: BoardState, command: CommandOf<'lock' | 'unlock'>): EventBody | undefined {
  const type = command.type === 'lock' ? 'locked' : 'unlocked';
  if (command.cardId !== undefined) {
    return findCard(state, command.cardId) ? { type, cardId: command.cardId } : undefined;
  }
  return command.zoneId === undefined ? { type } : onZone(state, command.zoneId, { type, zoneId: command.zoneId });
}
