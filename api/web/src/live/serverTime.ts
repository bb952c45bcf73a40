import type { Clock } from './clock.ts';
import type { Timer } from './wire.ts';

/** The server's time as far as it can be told here: a device's own clock may be minutes off, and a timer is for everyone. */
export class ServerTime {
  private offset = 0;

  constructor(private readonly clock: Clock) {}

  /** The server told its time just now, at a join. */
  set(now: string): void {
    this.offset = this.ahead(now);
  }

  /** Something that the server has just told happened then. Messages take time, so the server's clock is at least that far. */
  atLeast(at: string): void {
    this.offset = Math.max(this.offset, this.ahead(at));
  }

  now(): Date {
    return new Date(this.clock.now().getTime() + this.offset);
  }

  private ahead(of: string): number {
    const time = Date.parse(of);
    return Number.isNaN(time) ? this.offset : time - this.clock.now().getTime();
  }
}

/** How much of a timer is left, in milliseconds; 0 when it is over. @param now the server's time. */
export function remaining(timer: Timer, now: Date): number {
  return Math.max(0, timer.remainingMs ?? Date.parse(timer.endsAt ?? '') - now.getTime());
}
