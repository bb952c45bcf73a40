import { cardOf, findZone, type BoardState } from '../state.ts';
import type { CommandBody } from '../wire.ts';
import * as cards from './cards.ts';
import type { Inverse } from './inverse.ts';
import * as room from './room.ts';
import * as zones from './zones.ts';

export interface Made {
  /** Whose step it is. */
  readonly me: string;
  /** The server's time then. */
  readonly at: Date;
  /** Of the step's own event, once that is there. */
  readonly version: number | undefined;
}

/**
 * What takes a command back, made from the board as it was before it; undefined when it changed nothing there.
 *
 * Not to be taken back, because others have seen it or acted on it by then: `reveal`, `startVoting`, `closeVoting`,
 * `startPrivateWriting`, `bringEveryone`, and starting a timer over another one. Text is not here: its inverse
 * moves with what others type (history.ts).
 */
export function inverseOf(command: CommandBody, was: BoardState, made: Made): Inverse | undefined {
  switch (command.type) {
    case 'addZone': return zones.addZone(command, made.me);
    case 'renameZone': return zones.renameZone(command, was);
    case 'moveZone': return zones.moveZone(command, was);
    case 'removeZone': return zones.removeZone(command, was);
    case 'restoreZone': return zones.restoreZone(command, was);
    case 'addCard': return cards.addCard(command, made.me);
    case 'setCardColour': return cards.setCardColour(command, was);
    case 'moveCard': return cards.moveCard(command, was);
    case 'removeCard': return cards.removeCard(command, was);
    case 'restoreCard': return cards.restoreCard(command, was);
    case 'addComment':
    case 'editComment':
    case 'removeComment':
    case 'restoreComment': return cards.comment(command, was);
    case 'vote':
    case 'unvote': return cards.vote(command, was, made.me);
    case 'linkCards':
    case 'unlinkCards': return cards.linkCards(command, was);
    case 'setBoardTitle': return zones.setBoardTitle(command, was);
    case 'lock':
    case 'unlock': return zones.lock(command, was);
    case 'startTimer':
    case 'pauseTimer':
    case 'extendTimer':
    case 'stopTimer': return room.timer(command, was, made.at);
    case 'setBoardRole': return room.setBoardRole(command, was);
    case 'setDefaultRole': return room.setDefaultRole(command, was);
    case 'rewindZone': return zones.rewindZone(command, was, made.version);
    case 'editCardText':
    case 'reveal':
    case 'startVoting':
    case 'closeVoting':
    case 'startPrivateWriting':
    case 'bringEveryone':
    // What was moderated is undone by restoring it, for a reason of its own, and never by a key.
    case 'hideContent':
    case 'restoreContent':
    case 'redactContent':
    case 'setRetention': return undefined;
  }
}

/** Whether a lock is in the way of a command that takes something back. */
export function isLocked(state: BoardState, command: CommandBody): boolean {
  switch (command.type) {
    case 'lock':
    case 'unlock':
    case 'startTimer':
    case 'pauseTimer':
    case 'extendTimer':
    case 'stopTimer':
    case 'setBoardRole':
    case 'setDefaultRole':
      return false;
    case 'vote':
    case 'unvote':
      if (command.inRound === true) {
        return false;
      }
  }
  const fields = command as Partial<Record<'zoneId' | 'cardId' | 'fromCardId' | 'toCardId', string>>;
  const ids = [fields.cardId, fields.fromCardId, fields.toCardId].filter((id) => id !== undefined);
  return state.lockedBy !== undefined
    || (fields.zoneId !== undefined && state.zones[findZone(state, fields.zoneId)]?.lockedBy !== undefined)
    || ids.some((id) => cardOf(state, id)?.lockedBy !== undefined || state.zones.some((zone) => zone.lockedBy !== undefined && zone.cards.some((card) => card.cardId === id)));
}
