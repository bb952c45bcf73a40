import type { Clock } from '../clock.ts';
import type { Whereabouts } from '../wire.ts';

type AnyWhereabouts = { readonly [K in keyof Whereabouts]: Whereabouts[K] | undefined };

/**
 * How often to tell of oneself, in milliseconds, and how much: no more than the server passes on to that many people
 * (rules P1 to P4 in api/Live/PRESENCE.md).
 */
function manners(present: number): { pace: number; caret: boolean; pointer: boolean } {
  return { pace: present <= 30 ? 100 : present <= 100 ? 200 : 1_000, caret: present <= 300, pointer: present <= 100 };
}

/** Tells where one is, the first time at once and then at its pace, the newest only. */
export class PresenceTeller {
  private newest: AnyWhereabouts = {};
  private told = '{}';
  private waiting: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly present: () => number,
    private readonly send: (whereabouts: Whereabouts) => void,
  ) {}

  tell(whereabouts: AnyWhereabouts): void {
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
