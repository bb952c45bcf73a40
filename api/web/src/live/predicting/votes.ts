import { findCard, type BoardState } from '../state.ts';
import type { CommandOf, EventBody, Voting } from '../wire.ts';

/** The round of voting that a card is in, if it is in one. */
export function roundOf(state: BoardState, cardId: string): Voting | undefined {
  const place = findCard(state, cardId);
  return place && state.voting?.zoneIds.includes(state.zones[place.zone]!.zoneId) ? state.voting : undefined;
}

/** How many votes one still has in the round; those for cards that left the board are free again. */
export function votesLeft(state: BoardState): number {
  const used = (state.mine?.votes ?? []).filter((cardId) => findCard(state, cardId)).length;
  return Math.max(0, (state.voting?.votesPerPerson ?? 0) - used);
}

/** How many of one's votes in the round are on this card. */
export function votesOn(state: BoardState, cardId: string): number {
  return (state.mine?.votes ?? []).filter((voted) => voted === cardId).length;
}

export function vote(state: BoardState, { type, cardId, inRound }: CommandOf<'vote' | 'unvote'>): EventBody | undefined {
  const round = roundOf(state, cardId);
  const casts = type === 'vote';
  if (!round) {
    return inRound === true || !findCard(state, cardId) ? undefined : { type: casts ? 'voteCast' : 'voteWithdrawn', cardId };
  }
  const on = votesOn(state, cardId);
  const may = casts ? votesLeft(state) > 0 && on < round.votesPerCard : on > 0;
  return may ? { type: 'happenedPrivately', step: { type: casts ? 'ballotCast' : 'ballotWithdrawn', cardId } } : undefined;
}
