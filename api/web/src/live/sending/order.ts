import type { PendingCommand } from '../pending.ts';
import type { CommandBody } from '../wire.ts';

/**
 * Which queued commands may go now, in order.
 *
 * An edit of a card's text waits until the card is on the server's board and earlier edits of that text have come back
 * as events: only then is there a version that has exactly what it was typed on. It holds up nothing but what must not
 * come before it, and that holds up all that follows, which may build on it.
 */
export function sendable(items: readonly PendingCommand[]): PendingCommand[] {
  const going: PendingCommand[] = [];
  const adding = new Set<string>();
  const editing = new Set<string>();
  for (const item of items) {
    const { command } = item.entry;
    const queued = item.progress === 'queued';
    if (command.type === 'editCardText') {
      if (queued && !adding.has(command.cardId) && !editing.has(command.cardId)) {
        going.push(item);
      }
      editing.add(command.cardId);
      continue;
    }
    if (queued && [...editing].some((cardId) => comesAfterEdits(command, cardId))) {
      break;
    }
    if (queued) {
      going.push(item);
    }
    if (command.type === 'addCard') {
      adding.add(command.cardId);
    }
  }
  return going;
}

/**
 * Whether a command must not overtake what was typed in this card before it: a lock and a role taken away would refuse
 * that text, and rewinding would leave it on top of what is brought back. Anything else may pass: edits reach
 * a card wherever it is, also when it was moved, removed or revealed in between.
 */
export function comesAfterEdits(command: CommandBody, cardId: string): boolean {
  switch (command.type) {
    case 'lock':
    case 'unlock':
      return command.cardId === undefined || command.cardId === cardId;
    case 'rewindZone':
    case 'hideContent':
    case 'restoreContent':
    case 'redactContent':
    case 'setBoardRole':
      return true;
    default:
      return false;
  }
}
