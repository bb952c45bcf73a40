import { movedCaret, type TextLog } from '../caret.ts';
import type { TextChange } from '../sending/rebase.ts';
import type { Presence } from '../wire.ts';

export type Present = ReadonlyMap<string, Presence>;

/**
 * Who is on the board. The newest word about each connection counts; nothing of it is stored. A caret is brought to
 * the text that is known here; one whose version is too long ago is left out.
 */
export function withChanges(present: Present, changes: readonly Presence[], log: TextLog): Map<string, Presence> {
  const next = new Map(present);
  for (const change of changes) {
    if (change.gone === true) {
      next.delete(change.presenceId);
    } else {
      next.set(change.presenceId, upToDate(change, log));
    }
  }
  return next;
}

/** Everyone, with their carets after these changes. The same when no caret moves. */
export function withCaretsMoved(present: Present, changes: readonly TextChange[]): Present {
  let next: Map<string, Presence> | undefined;
  for (const one of changes.length > 0 ? present.values() : []) {
    const mine = changes.filter((change) => change.cardId === one.cardId);
    if (one.caret && mine.length > 0) {
      next ??= new Map(present);
      next.set(one.presenceId, { ...one, caret: movedCaret(one.caret, one.participantId, mine) });
    }
  }
  return next ?? present;
}

function upToDate(presence: Presence, log: TextLog): Presence {
  const { caret, ...rest } = presence;
  if (!caret || presence.cardId === undefined) {
    return rest;
  }
  const changes = log.since(presence.cardId, caret.version);
  return changes ? { ...rest, caret: movedCaret(caret, presence.participantId, changes) } : rest;
}
