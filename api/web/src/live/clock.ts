/** Time and turns, so that tests can hold both in their hands. */
export interface Clock {
  /** Now. */
  now(): Date;
  /** Runs `action` once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, action: () => void): () => void;
  /** Runs `action` when the present turn of the event loop is over. */
  afterTurn(action: () => void): void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  afterTurn: (action) => queueMicrotask(action),
};

const firstWait = 500;
const longestWait = 30_000;

/**
 * How long to wait before attempt number `attempt` (from 0), in milliseconds: doubling, at most half a
 * minute, and spread, so that a thousand browsers do not all come back at the same moment.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + random() / 2);
}
