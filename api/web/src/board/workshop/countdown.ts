const second = 1_000;
const minute = 60 * second;

/** What is left as on a clock, such as 4:59 or 1:00:00. Rounded up, so that 0:00 is when it is really over. @param left milliseconds. */
export function clockFace(left: number): string {
  const seconds = Math.ceil(Math.max(0, left) / second);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** The same in whole minutes and seconds, for words. */
export function parts(left: number): { minutes: number; seconds: number } {
  const seconds = Math.ceil(Math.max(0, left) / second);
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}

/** What is to be said once, as time runs on. */
export type Mark = 'last-minute' | 'over';

/**
 * The mark that was passed between two looks at a timer; the later one when it was both. Someone who comes in after a
 * mark hears nothing of it, because there was no look before it.
 */
export function markPassed(before: number | undefined, left: number): Mark | undefined {
  if (before === undefined || left >= before) {
    return undefined;
  }
  return before > 0 && left <= 0 ? 'over' : before > minute && left <= minute ? 'last-minute' : undefined;
}
