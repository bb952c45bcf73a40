import { DoesNotFit } from './lists.ts';
import { fold } from './fold.ts';
import type { OutboxEntry } from './outbox.ts';
import { predict } from './predict.ts';
import type { BoardState } from './state.ts';
import type { CommandBody } from './wire.ts';

/**
 * Where an unconfirmed command is: `queued` to be sent, `sent` and waiting for its answer, or `stored`,
 * confirmed by an answer whose event is still on its way.
 */
export type Progress = 'queued' | 'sent' | 'stored';

export interface PendingCommand {
  entry: OutboxEntry;
  progress: Progress;
  /** Whether it may have reached the server: then it says for ever what it said, and is sent again as it is. */
  tried: boolean;
}

/**
 * The board as its person should see it: the server's, with their own unconfirmed changes on top. Done
 * anew from the server's state each time, so a wrong guess never outlives the command it was made for.
 */
export function overlay(base: BoardState, entries: readonly OutboxEntry[], me: string, at: string): BoardState {
  // What a restored card brings along may be unknown, but a guess need not have its links.
  let state: BoardState = entries.length === 0 ? base : { ...base, linksUnknown: new Set() };
  for (const { commandId, command } of entries) {
    const event = predict(state, command, at);
    if (!event) {
      continue;
    }
    try {
      state = fold(state, { ...event, commandId, by: me, at, version: base.version });
    } catch (error) {
      if (!(error instanceof DoesNotFit)) {
        throw error;
      }
      // Has no effect on this state; what the server makes of it will be told like any other answer.
    }
  }
  return state;
}

/** The zones, cards and comments that a command is about; for marking them as not yet saved. */
export function subjects(command: CommandBody): string[] {
  const fields = command as Partial<Record<'zoneId' | 'cardId' | 'commentId' | 'fromCardId' | 'toCardId', string>>;
  if (command.type === 'addCard' || command.type === 'moveCard') {
    return [command.cardId];
  }
  const named = [fields.zoneId, fields.cardId, fields.commentId, fields.fromCardId, fields.toCardId].filter((id) => id !== undefined);
  return named.length > 0 ? named : ['board'];
}
