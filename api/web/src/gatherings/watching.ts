import type { Clock } from '../live/clock.ts';

/** How long between two looks, in milliseconds. */
export const lookEvery = 15_000;

/** What tells whether anyone looks at the page. */
export interface Looking {
  readonly isLookedAt: boolean;
  onReturn(action: () => void): () => void;
}

/**
 * Looks again and again while someone looks at the page, and at once when they come back to it: gatherings have no stream to follow.
 * One look at a time, and one that fails is followed by the next.
 */
export function watch(look: () => Promise<void>, page: Looking, clock: Clock): () => void {
  let stopped = false;
  let looking = false;
  let stopWaiting = (): void => undefined;

  const once = async (): Promise<void> => {
    stopWaiting();
    if (looking || stopped) {
      return;
    }
    looking = true;
    try {
      await look();
    } catch {
      // The next look may succeed; what is shown stays.
    } finally {
      looking = false;
      wait();
    }
  };
  const wait = (): void => {
    if (!stopped && page.isLookedAt) {
      stopWaiting = clock.after(lookEvery, () => void once());
    }
  };

  const stopListening = page.onReturn(() => void once());
  wait();
  return () => {
    stopped = true;
    stopWaiting();
    stopListening();
  };
}

/** This page in its browser. */
export const thisPage: Looking = {
  get isLookedAt() {
    return document.visibilityState === 'visible';
  },
  onReturn(action) {
    const returned = (): void => {
      if (document.visibilityState === 'visible') {
        action();
      }
    };
    document.addEventListener('visibilitychange', returned);
    return () => document.removeEventListener('visibilitychange', returned);
  },
};
