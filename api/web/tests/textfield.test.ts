import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextField } from '../src/live/textfield.ts';
import { apply } from '../src/text/apply.ts';
import { replace } from '../src/text/replace.ts';

const at = (place: number) => ({ from: place, to: place });
const seed = Number(process.env['FC_SEED'] ?? 20261124);

describe('A text field', () => {
  it.each([
    ['a_letter_among_the_same_letters', 'aaa', 'aaaa', 2, [{ retain: 1 }, { insert: 'a' }]],
    ['a_letter_at_the_start_of_the_same_letters', 'aaa', 'aaaa', 1, [{ insert: 'a' }]],
    ['a_letter_taken_out_among_the_same_letters', 'aaa', 'aa', 1, [{ retain: 1 }, { delete: 1 }]],
    ['a_word_replaced_by_autocorrect', 'I teh cat', 'I the cat', 5, [{ retain: 3 }, { insert: 'he' }, { delete: 2 }]],
    ['a_selection_that_is_typed_over', 'one two three', 'one x three', 5, [{ retain: 4 }, { insert: 'x' }, { delete: 3 }]],
    ['a_paste', 'ab', 'a line\nand anotherb', 18, [{ retain: 1 }, { insert: ' line\nand another' }]],
    ['an_emoji', 'hi', 'hi 👩‍🌾', 8, [{ retain: 2 }, { insert: ' 👩‍🌾' }]],
    ['an_emoji_replaced_by_one_that_shares_half_of_it', '😀', '😁', 2, [{ insert: '😁' }, { delete: 2 }]],
    ['everything_taken_out', 'gone', '', 0, [{ delete: 4 }]],
  ])('reads_%s', (_, before, after, caret, operation) => {
    const field = new TextField(before);
    expect(field.input(after, at(caret))).toEqual(operation);
    expect([field.value, field.selection]).toEqual([after, at(caret)]);
  });

  it('leaves_half_an_emoji_out', () => {
    const field = new TextField('ab');
    expect(field.input('a\ud83db', at(2))).toEqual([]);
    expect(field.value).toBe('ab');
  });

  it('keeps_the_caret_and_a_selection_at_their_words_when_others_type', () => {
    const field = new TextField('one two', { from: 4, to: 7 });
    expect(field.remote([{ insert: 'zero ' }])).toEqual({ value: 'zero one two', selection: { from: 9, to: 12 } });
    expect(field.remote([{ retain: 8 }, { delete: 3 }])).toEqual({ value: 'zero oneo', selection: { from: 8, to: 9 } });
    expect(field.remote([])).toBeUndefined();
  });

  it('leaves_the_caret_before_what_someone_else_types_right_there', () => {
    expect(new TextField('ab', at(1)).remote([{ retain: 1 }, { insert: 'x' }])!.selection).toEqual(at(1));
  });

  it('composes_e_with_a_dead_key_while_others_type', () => {
    const field = new TextField('caf', at(3));
    field.startComposing();
    expect(field.input('caf´', at(4))).toEqual([{ retain: 3 }, { insert: '´' }]);
    expect(field.remote([{ insert: 'Een ' }])).toBeUndefined();
    expect(field.value).toBe('caf´');
    expect(field.input('café', at(4))).toEqual([{ retain: 7 }, { insert: 'é' }, { delete: 1 }]);
    expect(field.endComposing('café', at(4))).toEqual({ operation: [], value: 'Een café', selection: at(8) });
    expect(field.isComposing).toBe(false);
  });

  it('puts_what_was_composed_after_what_others_typed_at_the_same_place', () => {
    const field = new TextField('', at(0));
    field.startComposing();
    field.remote([{ insert: 'theirs' }]);
    expect(field.endComposing('日本', at(2))).toEqual({ operation: [{ retain: 6 }, { insert: '日本' }], value: 'theirs日本', selection: at(8) });
  });

  it('composes_nothing_when_the_input_method_was_cancelled', () => {
    const field = new TextField('ab', at(1));
    field.startComposing();
    field.remote([{ retain: 2 }, { insert: 'c' }]);
    expect(field.endComposing('ab', at(1))).toEqual({ operation: [], value: 'abc', selection: at(1) });
  });

  it(`reads_any_replacement_to_the_letter (seed ${seed})`, () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', 'é', '👩‍🌾'), maxLength: 8 });
    fc.assert(fc.property(text, text, text, text, (left, old, fresh, right) => {
      const field = new TextField(left + old + right);
      const after = left + fresh + right;
      const operation = field.input(after, at(left.length + fresh.length));
      expect(apply(operation, left + old + right)).toBe(after);
      expect(field.value).toBe(after);
    }), { seed });
  });

  it(`ends_with_the_text_that_is_shown_elsewhere_whatever_comes_while_composing (seed ${seed})`, () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀'), maxLength: 6 });
    fc.assert(fc.property(text, fc.array(fc.tuple(text, text), { maxLength: 4 }), text, (before, turns, composed) => {
      const field = new TextField(before);
      field.startComposing();
      let shown = before;
      for (const [theirs, own] of turns) {
        field.remote(replace(shown, theirs));
        shown = apply(field.input(own, at(own.length)), theirs);
      }
      const done = field.endComposing(composed, at(composed.length));
      expect(apply(done.operation, shown)).toBe(done.value);
    }), { seed });
  });
});
