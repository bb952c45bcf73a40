import { apply, invert } from '../text/apply.ts';
import type { TextOperation } from '../text/operation.ts';
import { transformPosition } from '../text/transform.ts';
import { textChanges, type TextChange } from './sending/rebase.ts';
import type { BoardEvent, Caret } from './wire.ts';

/** A caret or a selection in a text; `to` before `from` when it was made backwards. */
export interface Selection {
  readonly from: number;
  readonly to: number;
}

/** Changes of texts that carets are brought past: a caret is told at most some seconds after its version. */
const remembered = 500;

/** The newest changes of texts on the board. */
export class TextLog {
  private changes: TextChange[] = [];
  /** Everything after this version is here. */
  private start: number;

  constructor(version: number) {
    this.start = version;
  }

  add(event: BoardEvent): void {
    this.changes.push(...textChanges(event));
    if (this.changes.length > remembered) {
      const kept = this.changes.slice(-remembered);
      this.start = this.changes[this.changes.length - remembered - 1]!.version;
      this.changes = kept;
    }
  }

  /** What happened to a card's text after a version; undefined when that is too long ago to know. */
  since(cardId: string, version: number): TextChange[] | undefined {
    return version < this.start ? undefined : this.changes.filter((change) => change.cardId === cardId && change.version > version);
  }
}

/**
 * Where someone's caret is after changes of the text that came after its version; those it has seen already leave it be.
 *
 * @param owner whose it is: what they typed themselves is before their caret, what others typed there is behind it.
 */
export function movedCaret(caret: Caret, owner: string, changes: readonly TextChange[]): Caret {
  return changes.filter((change) => change.version > caret.version).reduce<Caret>((moved, { version, by, operation }) => {
    const affinity = by === owner ? 'after' : 'before';
    return { version, from: transformPosition(operation, moved.from, affinity), to: transformPosition(operation, moved.to, affinity) };
  }, caret);
}

/** A place in the server's text as it is in what is shown, with one's own unconfirmed typing in it. */
export function inShown({ from, to }: Selection, pending: readonly TextOperation[]): Selection {
  const move = (place: number): number => pending.reduce((moved, operation) => transformPosition(operation, moved, 'before'), place);
  return { from: move(from), to: move(to) };
}

/** A place in what is shown as it is in the server's text: one's own unconfirmed typing is not there yet. */
export function inServerText({ from, to }: Selection, text: string, pending: readonly TextOperation[]): Selection {
  let before = text;
  const back = pending.map((operation) => {
    const inverse = invert(operation, before);
    before = apply(operation, before);
    return inverse;
  }).reverse();
  const move = (place: number): number => back.reduce((moved, operation) => transformPosition(operation, moved, 'before'), place);
  return { from: move(from), to: move(to) };
}
