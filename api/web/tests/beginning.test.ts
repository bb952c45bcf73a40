import { describe, expect, it } from 'vitest';
import { cardsIn, readBoard } from '../src/pages/opening/beginning.ts';

describe('A file to begin a board with', () => {
  it('is_read_when_it_is_a_board', () => {
    const board = readBoard('{"title":"Plein","zones":[{"title":"Nu","cards":[{},{}]},{"title":"Straks"}]}');
    expect(board?.title).toBe('Plein');
    expect(cardsIn(board!)).toBe(2);
  });

  it.each(['', 'title,zones', '[]', 'null', '{"title":"Plein"}', '{"title":1,"zones":[]}', '{"title":"Plein","zones":[null]}', '{"title":"Plein","zones":[{"cards":3}]}'])(
    'is_not_taken_when_it_is_%s', (text) => expect(readBoard(text)).toBeUndefined());
});
