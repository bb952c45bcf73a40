import { describe, expect, it } from 'vitest';
import { ranking } from '../src/board/workshop/ranking.ts';

const card = (cardId: string, votes: number) => ({ cardId, text: cardId, votes });

describe('A result of voting', () => {
  it('has_the_most_voted_first_and_equals_share_a_rank_in_the_order_they_were_told', () => {
    expect(ranking([card('a', 1), card('b', 4), card('c', 2), card('d', 2)]).map(({ cardId, rank, share }) => [cardId, rank, share]))
      .toEqual([['b', 1, 1], ['c', 2, 0.5], ['d', 2, 0.5], ['a', 4, 0.25]]);
  });

  it('leaves_out_what_got_no_votes', () => {
    expect(ranking([card('a', 0)])).toEqual([]);
  });
});
