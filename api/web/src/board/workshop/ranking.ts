import type { CardVotes } from '../../live/wire.ts';

export interface Ranked extends CardVotes {
  /** From 1; cards with as many votes share it. */
  readonly rank: number;
  /** Compared with the card that got most: above 0, up to 1. */
  readonly share: number;
}

/** The cards that got votes, most first; those with as many in the order they were told. */
export function ranking(results: readonly CardVotes[]): Ranked[] {
  const voted = results.filter((one) => one.votes > 0).toSorted((a, b) => b.votes - a.votes);
  const most = voted[0]?.votes ?? 1;
  return voted.map((one) => ({ ...one, share: one.votes / most, rank: voted.findIndex((other) => other.votes === one.votes) + 1 }));
}
