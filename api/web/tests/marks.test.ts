import { describe, expect, it } from 'vitest';
import { pieces } from '../src/board/text/marks.ts';

const mark = (key: string, from: number, to = from) => ({ key, participantId: key, from, to });
const shape = (text: string, ...marks: ReturnType<typeof mark>[]) => pieces(text, marks).map((piece) => [piece.carets.map(({ key }) => key).join(''), piece.text, piece.selectedBy ?? '']);

describe('A text with carets', () => {
  it('is_cut_where_the_carets_are', () => {
    expect(shape('boom', mark('a', 2))).toEqual([['', 'bo', ''], ['a', 'om', ''], ['', '', '']]);
    expect(shape('boom', mark('a', 4), mark('b', 0))).toEqual([['b', 'boom', ''], ['a', '', '']]);
  });

  it('shows_a_selection_whichever_way_it_was_made', () => {
    expect(shape('boom', mark('a', 1, 3))).toEqual([['', 'b', ''], ['', 'oo', 'a'], ['a', 'm', ''], ['', '', '']]);
    expect(shape('boom', mark('a', 3, 1))).toEqual([['', 'b', ''], ['a', 'oo', 'a'], ['', 'm', ''], ['', '', '']]);
  });

  it('keeps_every_character_and_every_caret_also_one_that_is_beyond_the_end', () => {
    const all = pieces('hé\n', [mark('a', 99), mark('b', -1), mark('c', 1, 50)]);
    expect(all.map((piece) => piece.text).join('')).toBe('hé\n');
    expect(all.flatMap((piece) => piece.carets.map(({ key }) => key)).sort()).toEqual(['a', 'b', 'c']);
    expect(shape('', mark('a', 0))).toEqual([['a', '', '']]);
  });
});
