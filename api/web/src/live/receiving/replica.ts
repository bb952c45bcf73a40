import { fold } from '../fold.ts';
import { DoesNotFit } from '../lists.ts';
import { textOf, type BoardState } from '../state.ts';
import type { BoardEvent } from '../wire.ts';

/** The board as the server has it, as far as it was heard here: nothing of one's own is on it before its event. */
export class Replica {
  /** Undefined until the first join. */
  board: BoardState | undefined;

  get version(): number {
    return this.board?.version ?? 0;
  }

  textOf(cardId: string): string | undefined {
    return this.board && textOf(this.board, cardId);
  }

  /**
   * Puts events on the board; all of them, or none when one does not fit.
   *
   * @param each is told of every event with the board just before it, while the board is as it is just after it.
   * @returns whether they fit.
   */
  put(events: readonly BoardEvent[], each: (event: BoardEvent, was: BoardState) => void): boolean {
    const states = this.board && folded(this.board, events);
    if (!states) {
      return false;
    }
    events.forEach((event, index) => {
      const was = this.board!;
      this.board = states[index]!;
      each(event, was);
    });
    return true;
  }
}

/** The board after each event; undefined when one does not fit. */
function folded(board: BoardState, events: readonly BoardEvent[]): BoardState[] | undefined {
  let state = board;
  try {
    return events.map((event) => (state = fold(state, event)));
  } catch (error) {
    if (!(error instanceof DoesNotFit)) {
      throw error;
    }
    return undefined;
  }
}
