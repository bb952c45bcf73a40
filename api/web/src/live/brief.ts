import type { BoardEvent } from './events.ts';

/** An event as a server may shorten it that was asked for `events=brief`: without what the one before it says already. */
export type BriefEvent = Omit<BoardEvent, 'version' | 'at' | 'by'> & Partial<Pick<BoardEvent, 'version' | 'at' | 'by'>>;

/** The events of one message, each whole again: `version` is one more than the event before has, `at` and `by` are the same. */
export function whole(events: readonly BriefEvent[]): BoardEvent[] {
  let { version = 0, at, by } = events[0] ?? {};
  version -= 1;
  return events.map((event) => {
    version = event.version ?? version + 1;
    at = event.at ?? at;
    by = event.by ?? by;
    return { ...event, version, at, by } as BoardEvent;
  });
}
