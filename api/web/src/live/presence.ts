import { movedCaret, type TextLog } from './caret.ts';
import type { Clock } from './clock.ts';
import type { TextChange } from './sending/rebase.ts';
import type { Presence, Whereabouts } from './wire.ts';

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

/**
 * How often to tell of oneself, in milliseconds, and how much: no more than the server passes on to that many people
 * (rules P1 to P4 in api/Live/PRESENCE.md).
 */
function manners(present: number): { pace: number; caret: boolean; pointer: boolean } {
  return { pace: present <= 30 ? 100 : present <= 100 ? 200 : 1_000, caret: present <= 300, pointer: present <= 100 };
}

/** Tells where one is, the first time at once and then at its pace, the newest only. */
export class PresenceTeller {
  private newest: Whereabouts = {};
  private told = '{}';
  private waiting: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly present: () => number,
    private readonly send: (whereabouts: Whereabouts) => void,
  ) {}

  tell(whereabouts: Whereabouts): void {
    this.newest = whereabouts;
    if (!this.waiting) {
      this.sendNewest();
    }
  }

  /** The server forgot: it keeps presence only while joined. */
  again(): void {
    this.told = '{}';
    this.tell(this.newest);
  }

  stop(): void {
    this.waiting?.();
    this.waiting = undefined;
  }

  private sendNewest(): void {
    const may = manners(this.present());
    const { cardId, editing, caret, pointer } = this.newest;
    const word: Whereabouts = {
      ...(cardId === undefined ? {} : { cardId }), ...(editing === undefined ? {} : { editing }),
      ...(caret && may.caret ? { caret } : {}), ...(pointer && may.pointer ? { pointer } : {}),
    };
    if (JSON.stringify(word) === this.told) {
      return;
    }
    this.told = JSON.stringify(word);
    this.send(word);
    this.waiting = this.clock.after(may.pace, () => {
      this.waiting = undefined;
      this.sendNewest();
    });
  }
}
