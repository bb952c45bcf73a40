import type { TextOperation } from '../../text/operation.ts';
import type { OutboxEntry } from '../outbox.ts';
import { rebase, textChanges } from '../sending/rebase.ts';
import { textOf, withText, type BoardState } from '../state.ts';
import type { BoardEvent } from '../wire.ts';

/**
 * The board as it was when its person asked for quiet, with what they did themselves since. Texts that they type in
 * are an exception: two people's typing can only be shown together as it is now, so such a text goes on.
 */
export class HeldBoard {
  /** One's own changes that were stored since; edits of texts apart, which are in `base`. */
  own: readonly OutboxEntry[] = [];
  /** How many changes of others wait to be shown. */
  count = 0;
  private readonly lag = new Map<string, TextOperation[]>();

  constructor(public base: BoardState, private readonly goesOn: Set<string>) {}

  heard(event: BoardEvent, own: OutboxEntry | undefined, now: BoardState): void {
    const changes = textChanges(event);
    if (own && own.command.type !== 'editCardText') {
      this.own = [...this.own, own];
    } else if (!own && !changes.some((change) => this.goesOn.has(change.cardId))) {
      this.count++;
    }
    for (const { cardId } of changes.filter((change) => this.goesOn.has(change.cardId))) {
      this.take(cardId, now);
    }
  }

  /** The text would change, were this not held. @returns whether it waits. */
  holds(cardId: string, operation: TextOperation): boolean {
    if (this.goesOn.has(cardId)) {
      return false;
    }
    this.lag.set(cardId, [...(this.lag.get(cardId) ?? []), operation]);
    return true;
  }

  /**
   * Its person types in a text that lags behind.
   *
   * @returns the operation on the text as it is now, and what then has to change in what is shown.
   */
  goOn(cardId: string, operation: TextOperation, now: BoardState): { operation: TextOperation; shown: TextOperation[] } {
    let typed = [operation];
    const shown = this.lagging(cardId).map((late) => {
      const after = rebase(typed, late);
      typed = after.chain;
      return after.shown;
    });
    this.goesOn.add(cardId);
    this.take(cardId, now);
    return { operation: typed[0]!, shown };
  }

  /** What changes in the texts when everything is shown again. */
  release(): [cardId: string, operation: TextOperation][] {
    return [...this.lag.keys()].flatMap((cardId) => this.lagging(cardId).map((operation): [string, TextOperation] => [cardId, operation]));
  }

  private lagging(cardId: string): TextOperation[] {
    const late = this.lag.get(cardId) ?? [];
    this.lag.delete(cardId);
    return late;
  }

  private take(cardId: string, now: BoardState): void {
    const text = textOf(now, cardId);
    if (text !== undefined && textOf(this.base, cardId) !== undefined) {
      this.base = withText(this.base, cardId, text);
    } else if (text !== undefined) {
      // Added since by this person: it is shown by their own command.
      this.own = this.own.map((entry) => entry.command.type === 'addCard' && entry.command.cardId === cardId
        ? { ...entry, command: { ...entry.command, text } } : entry);
    }
  }
}
