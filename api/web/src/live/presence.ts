import type { Clock } from './clock.ts';
import type { Presence, Whereabouts } from './wire.ts';

/** Who is on the board. The newest word about each connection counts; nothing of it is stored. */
export function withChanges(present: ReadonlyMap<string, Presence>, changes: readonly Presence[]): Map<string, Presence> {
  const next = new Map(present);
  for (const change of changes) {
    if (change.gone === true) {
      next.delete(change.presenceId);
    } else {
      next.set(change.presenceId, change);
    }
  }
  return next;
}

/** At most one word about oneself in so many milliseconds. */
const pace = 1_000;

/** Tells where one is, the first time at once and then at most once a second, the newest only. */
export class PresenceTeller {
  private newest: Whereabouts = {};
  private told: Whereabouts | undefined;
  private waiting: (() => void) | undefined;

  constructor(private readonly clock: Clock, private readonly send: (whereabouts: Whereabouts) => void) {}

  tell(whereabouts: Whereabouts): void {
    this.newest = whereabouts;
    if (!this.waiting) {
      this.sendNewest();
    }
  }

  /** The server forgot: it keeps presence only while joined. */
  again(): void {
    this.told = {};
    this.tell(this.newest);
  }

  stop(): void {
    this.waiting?.();
    this.waiting = undefined;
  }

  private sendNewest(): void {
    const { newest, told } = this;
    if (newest.cardId === told?.cardId && newest.editing === told?.editing) {
      return;
    }
    this.told = newest;
    this.send(newest);
    this.waiting = this.clock.after(pace, () => {
      this.waiting = undefined;
      this.sendNewest();
    });
  }
}
