import { inServerText, inShown, TextLog, type Selection } from '../caret.ts';
import type { Clock } from '../clock.ts';
import type { Replica } from '../receiving/replica.ts';
import type { Sender } from '../sender.ts';
import { textChanges } from '../sending/rebase.ts';
import type { BoardEvent, Joined, Pointer, Presence, Whereabouts } from '../wire.ts';
import { withCaretsMoved, withChanges, type Present } from './present.ts';
import { PresenceTeller } from './teller.ts';

/** Where this person is; `selection` is in the text as it is shown. */
export interface Here {
  cardId?: string;
  editing?: boolean;
  selection?: Selection;
  pointer?: Pointer;
}

export interface BoardPresenceContext {
  readonly clock: Clock;
  readonly replica: Replica;
  readonly sender: Sender;
  send(whereabouts: Whereabouts): void;
}

/** Who is on the board and where, and telling the others where this person is. Carets are kept on the server's text. */
export class BoardPresence {
  present: Present = new Map();
  readonly teller: PresenceTeller;

  private log = new TextLog(0);
  private own: string | undefined;

  constructor(private readonly context: BoardPresenceContext) {
    this.teller = new PresenceTeller(context.clock, () => this.present.size, (whereabouts) => context.send(whereabouts));
  }

  tell({ cardId, editing, selection, pointer }: Here): void {
    const { replica, sender } = this.context;
    const text = cardId === undefined ? undefined : replica.textOf(cardId);
    const caret = text === undefined || !selection ? undefined
      : { version: replica.version, ...inServerText(selection, text, sender.edits.pendingIn(cardId!)) };
    this.teller.tell({ cardId, editing, caret, pointer });
  }

  /** Where others are in a card's text as it is shown. */
  caretsIn(cardId: string): { presence: Presence; selection: Selection }[] {
    const pending = this.context.sender.edits.pendingIn(cardId);
    return [...this.present.values()].filter((one) => one.cardId === cardId && one.caret && one.presenceId !== this.own)
      .map((presence) => ({ presence, selection: inShown(presence.caret!, pending) }));
  }

  heard(changes: readonly Presence[]): void {
    this.present = withChanges(this.present, changes, this.log);
  }

  /** An event that is on the board now. */
  follow(event: BoardEvent): void {
    this.log.add(event);
    this.present = withCaretsMoved(this.present, textChanges(event));
  }

  /** Another board is there all at once: what happened in its texts before this version is not known. */
  begin(version: number): void {
    this.log = new TextLog(version);
  }

  joined({ you, present }: Joined): void {
    this.own = you.presenceId;
    this.present = withChanges(new Map(), present, this.log);
  }

  /** Nobody is heard any more. */
  lost(): void {
    this.present = new Map();
  }
}
