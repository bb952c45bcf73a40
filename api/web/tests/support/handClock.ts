import type { Clock } from '../../src/live/clock.ts';

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  private time = Date.UTC(2026, 10, 24, 9);
  private timers: { at: number; action: () => void }[] = [];

  now(): Date {
    return new Date(this.time);
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.time + milliseconds, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  afterTurn(action: () => void): void {
    queueMicrotask(action);
  }

  random(): number {
    return 0.5;
  }

  get waiting(): number {
    return this.timers.length;
  }

  /** Moves on, and lets everything that was due happen, each followed by what it sets in motion. */
  async advance(milliseconds: number): Promise<void> {
    await settle();
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) {
        break;
      }
      this.time = Math.max(this.time, next.at);
      this.timers = this.timers.filter((timer) => timer !== next);
      next.action();
      await settle();
    }
    this.time = until;
  }
}

/** Lets all promises that can go on do so; waits for no time to pass. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
