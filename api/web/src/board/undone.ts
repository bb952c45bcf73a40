import type { Messages } from '../i18n/messages/nl.ts';
import type { Undone } from '../live/session.ts';

/** What came of taking a step back or doing it again, in words. */
export function undoneInWords(direction: 'undo' | 'redo', undone: Undone, nameOf: (participantId: string) => string, m: Messages): string {
  switch (undone.outcome) {
    case 'nothing':
      return direction === 'undo' ? m.writing.nothingToUndo : m.writing.nothingToRedo;
    case 'done': {
      const what = m.refusal.what[undone.kind] ?? '';
      return direction === 'undo' ? m.writing.undone(what) : m.writing.redone(what);
    }
    case 'skipped': {
      const { reason, by } = undone.skip;
      return by !== undefined && (reason === 'changed' || reason === 'built-on')
        ? m.writing.skippedBy[reason](nameOf(by)) : m.writing.skipped[reason] ?? m.refusal.other;
    }
  }
}
