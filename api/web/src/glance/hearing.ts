import type { Clock } from '../live/clock.ts';

/**
 * How long after news the figures are asked for, in milliseconds: longer than the server tells them as they were, so that the news is
 * in them, and so that a meeting that makes a hundred changes costs one reading and not a hundred.
 */
export const askAfter = 4_000;

/** Asks once for all that is heard within a while. */
export class Hearing {
  private stopWaiting: (() => void) | undefined;

  constructor(private readonly ask: () => Promise<void>, private readonly clock: Clock) {}

  heard(): void {
    // What fails now is asked again with the next news, or when it is looked at again.
    this.stopWaiting ??= this.clock.after(askAfter, () => {
      this.stopWaiting = undefined;
      this.ask().catch(() => undefined);
    });
  }

  stop(): void {
    this.stopWaiting?.();
    this.stopWaiting = undefined;
  }
}
