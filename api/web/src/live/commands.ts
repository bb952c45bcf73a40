import type { TextOperation } from '../text/operation.ts';
import type { Colour, DefaultRole, Role } from './snapshots.ts';

export interface EditCardText {
  type: 'editCardText';
  cardId: string;
  /** The version of the board whose text of the card the operation was made on. */
  baseVersion: number;
  operation: TextOperation;
}

export type CommandBody =
  | { type: 'addZone'; zoneId: string; title: string; afterZoneId?: string }
  | { type: 'renameZone'; zoneId: string; title: string }
  | { type: 'moveZone'; zoneId: string; afterZoneId?: string; atStart?: boolean }
  | { type: 'removeZone' | 'restoreZone'; zoneId: string }
  | { type: 'addCard'; cardId: string; zoneId: string; text: string; colour?: Colour; afterCardId?: string; atStart?: boolean }
  | { type: 'setCardColour'; cardId: string; colour: Colour }
  | { type: 'moveCard'; cardId: string; zoneId: string; afterCardId?: string; atStart?: boolean }
  | EditCardText
  | { type: 'removeCard'; cardId: string }
  | { type: 'restoreCard'; cardId: string; afterCardId?: string; atStart?: boolean }
  | { type: 'addComment' | 'editComment'; commentId: string; cardId: string; text: string }
  | { type: 'removeComment' | 'restoreComment'; commentId: string; cardId: string }
  | { type: 'vote' | 'unvote'; cardId: string; inRound?: boolean }
  | { type: 'linkCards' | 'unlinkCards'; fromCardId: string; toCardId: string }
  | { type: 'setBoardTitle'; title: string }
  | { type: 'lock' | 'unlock'; zoneId?: string; cardId?: string }
  | { type: 'startTimer'; seconds?: number }
  | { type: 'pauseTimer' | 'stopTimer' }
  | { type: 'closeVoting' | 'reveal' }
  | { type: 'extendTimer'; seconds: number }
  | { type: 'startVoting'; votesPerPerson: number; votesPerCard?: number; zoneIds?: readonly string[] }
  | { type: 'startPrivateWriting'; zoneIds?: readonly string[] }
  | { type: 'bringEveryone'; zoneId?: string; cardId?: string }
  | { type: 'setBoardRole'; participantId: string; role?: Role }
  | { type: 'setDefaultRole'; role: DefaultRole }
  | { type: 'rewindZone'; zoneId: string; version: number }
  | { type: 'hideContent' | 'restoreContent' | 'redactContent'; reason: string; cardId?: string; commentId?: string; zoneId?: string }
  | { type: 'setRetention'; days?: number };

export type Command = CommandBody & { commandId: string };

export type CommandOf<T extends CommandBody['type']> = CommandBody & { type: T };
