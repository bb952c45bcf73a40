/** Time, turns and chance, so that tests can hold them in their hands. */
export interface Clock {
  /** Now. */
  now(): Date;
  /** Runs `action` once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, action: () => void): () => void;
  /** Runs `action` when the present turn of the event loop is over. */
  afterTurn(action: () => void): void;
  /** From 0 up to 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  afterTurn: (action) => queueMicrotask(action),
  random: () => Math.random(),
};

/** With no answer for this long, in milliseconds, a call counts as lost. */
export const answerWithin = 20_000;

/** The answer, or a rejection when there is none within so many milliseconds. */
export function inTime<T>(clock: Clock, milliseconds: number, answer: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = clock.after(milliseconds, () => reject(new Error('There was no answer in time.')));
    answer.then(resolve, reject).finally(stop);
  });
}

const firstWait = 500;
const longestWait = 30_000;

/**
 * How long to wait before attempt number `attempt` (from 0), in milliseconds: doubling, at most half a
 * minute, and spread, so that a thousand browsers do not all come back at the same moment.
 */
export function backoff(attempt: number, clock: Clock): number {
  return Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + clock.random() / 2);
}

/** How long to wait when the server may have said so itself: a little longer than it asks for, so that not all who were told the same come together. */
export function waitFor(asked: number | undefined, attempt: number, clock: Clock): number {
  return asked === undefined ? backoff(attempt, clock) : Math.min(longestWait, asked * (1 + clock.random() / 4));
}
