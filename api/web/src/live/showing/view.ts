import { replace } from '../../text/replace.ts';
import { isNothing, type TextOperation } from '../../text/operation.ts';
import type { OutboxEntry } from '../outbox.ts';
import { overlay } from '../pending.ts';
import type { Replica } from '../receiving/replica.ts';
import type { Sender } from '../sender.ts';
import type { ServerTime } from '../serverTime.ts';
import { textOf, type BoardState } from '../state.ts';
import type { BoardEvent } from '../wire.ts';
import { HeldBoard } from './held.ts';

export interface ViewContext {
  /** Whose view it is. */
  readonly participantId: string;
  readonly replica: Replica;
  readonly sender: Sender;
  readonly time: ServerTime;
  /** The text that is shown of a card changed by this operation, and not because its person is typing in it. */
  textChanged?(cardId: string, operation: TextOperation): void;
}

/** The board as its person sees it: with their own unconfirmed changes on it, and while they asked for quiet without what others do. */
export class View {
  private held: HeldBoard | undefined;
  private shown: BoardState | undefined;
  /** While the texts as a whole are told afterwards. */
  private silent = false;

  constructor(private readonly context: ViewContext) {}

  /** Undefined until there is one. */
  get board(): BoardState | undefined {
    const { replica, sender, time, participantId } = this.context;
    if (!this.shown && replica.board) {
      const own = [...(this.held?.own ?? []), ...sender.list.items.map((item) => item.entry)];
      this.shown = overlay(this.held?.base ?? replica.board, own, participantId, time.now().toISOString());
    }
    return this.shown;
  }

  /** While paused: how many changes wait to be shown; otherwise undefined. */
  get heldBack(): number | undefined {
    return this.held?.count;
  }

  textOf(cardId: string): string | undefined {
    return this.board && textOf(this.board, cardId);
  }

  /** Something that it is made of has changed. */
  outdated(): void {
    this.shown = undefined;
  }

  pause(): void {
    const { replica, sender } = this.context;
    this.held ??= replica.board && new HeldBoard(replica.board, sender.edits.cards);
  }

  resume(): void {
    const late = this.held?.release() ?? [];
    this.held = undefined;
    late.forEach(([cardId, operation]) => this.tell(cardId, operation));
  }

  /** An event that is on the replica now. @param own one's own command that it answers, if it does. */
  heard(event: BoardEvent, own: OutboxEntry | undefined): void {
    this.held?.heard(event, own, this.context.replica.board!);
  }

  /**
   * Its person types in a card's text, which from now on is shown as it is also while paused.
   *
   * @param operation on the text as it is shown.
   * @returns the operation on the text as it is now.
   */
  goOn(cardId: string, operation: TextOperation): TextOperation {
    const { board } = this.context.replica;
    if (!this.held || !board) {
      return operation;
    }
    const late = this.held.goOn(cardId, operation, board);
    this.outdated();
    late.shown.forEach((shown) => this.tell(cardId, shown));
    return late.operation;
  }

  /** A card's text changed, and not by typing. */
  shifted(cardId: string, operation: TextOperation): void {
    if (!this.silent && !isNothing(operation) && !this.held?.holds(cardId, operation)) {
      this.tell(cardId, operation);
    }
  }

  /** Lets texts change without telling how; `tellTexts` is for afterwards. */
  silently(silent: boolean, change: () => void): void {
    this.silent = silent;
    change();
    this.silent = false;
  }

  /** This board is about to take the place of the one that is here. */
  begin(board: BoardState): void {
    const { held } = this;
    held?.release().forEach(([cardId, operation]) => this.tell(cardId, operation));
    this.held = held && new HeldBoard(board, this.context.sender.edits.cards);
  }

  /** The board is another all at once: what is shown in place of each text, as one replacement. */
  tellTexts(before: BoardState): void {
    const board = this.board!;
    for (const card of [...board.zones.flatMap((zone) => zone.cards), ...board.mine?.cards ?? []]) {
      const old = textOf(before, card.cardId);
      if (old !== undefined && old !== card.text) {
        this.tell(card.cardId, replace(old, card.text));
      }
    }
  }

  private tell(cardId: string, operation: TextOperation): void {
    this.context.textChanged?.(cardId, operation);
  }
}
