import type { BoardEvent, Joined } from '../wire.ts';

/** Reads stored events: all after one version up to another. Undefined when the server will not give them; rejects when it cannot be asked now. */
export type ReadEvents = (after: number, upTo: number) => Promise<readonly BoardEvent[] | undefined>;

/** What a join brought, with the events that what was typed has to be brought past. */
export interface Missed {
  /** On the board here already: news only for what earlier visits left. */
  readonly old: readonly BoardEvent[];
  /** After what is on the board here. */
  readonly fresh: readonly BoardEvent[];
}

/**
 * The events that a join left out and that are needed all the same.
 *
 * @param has the version of the board here; undefined when there is none.
 * @param oldest the oldest version that something of an earlier visit was made on.
 * @param follows whether something here has to follow events even when the board itself comes as a snapshot.
 * @returns undefined when they are needed but cannot be had.
 */
export async function missedEvents(answer: Joined, has: number | undefined, oldest: number | undefined, follows: boolean, read: ReadEvents): Promise<Missed | undefined> {
  const told = answer.events ?? [];
  const known = has ?? answer.version;
  const from = Math.min(oldest ?? Infinity, answer.snapshot && !follows ? answer.version : known);
  const upTo = answer.snapshot ? answer.version : known;
  if (from >= upTo) {
    return { old: [], fresh: told };
  }
  const missed = await read(from, upTo);
  if (!missed || missed.length !== upTo - from || missed.some((event, index) => event.version !== from + index + 1)) {
    return undefined;
  }
  return {
    old: missed.filter((event) => event.version <= known),
    fresh: [...missed.filter((event) => event.version > known), ...told],
  };
}
