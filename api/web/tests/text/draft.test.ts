import { describe, expect, it } from 'vitest';
import { DoesNotFit } from '../../src/live/lists.ts';
import { apply, TextDraft, TextOperationBuilder, type TextOperation } from '../../src/text/index.ts';

const insert = (place: number, text: string): TextOperation => new TextOperationBuilder().retain(place).insert(text).build();
const remove = (place: number, units: number): TextOperation => new TextOperationBuilder().retain(place).delete(units).build();

/** 'plein' at the server, 'X' in flight at the start, 'Y' typed after it since. */
const busy = TextDraft.of('plein').edit(insert(0, 'X')).send()!.draft.edit(insert(1, 'Y'));

describe('T9 A text draft', () => {
  it('shows_what_is_typed_at_once_and_gathers_it_until_it_is_sent', () => {
    const draft = TextDraft.of('plein').edit(insert(0, 'h')).edit(insert(1, 'et '));
    expect(draft).toMatchObject({ confirmed: 'plein', text: 'het plein', buffer: insert(0, 'het ') });
    expect(draft.edit(remove(0, 4)).buffer).toBeUndefined();
    expect(() => draft.edit(remove(0, 99))).toThrow(DoesNotFit);
  });

  it('has_one_in_flight_and_lets_the_rest_wait', () => {
    expect(TextDraft.of('plein').send()).toBeUndefined();
    expect(busy.send()).toBeUndefined();
    expect(busy).toMatchObject({ inFlight: insert(0, 'X'), buffer: insert(1, 'Y'), text: 'XYplein' });
    const acknowledged = busy.acknowledged(insert(0, 'X'));
    expect(acknowledged).toMatchObject({ confirmed: 'Xplein', text: 'XYplein' });
    expect(acknowledged.send()?.operation).toEqual(insert(1, 'Y'));
  });

  it('puts_what_others_did_before_what_is_not_confirmed', () => {
    const { draft, shown } = busy.remote(insert(0, 'Z'));
    expect(draft).toMatchObject({ confirmed: 'Zplein', text: 'ZXYplein', inFlight: insert(1, 'X'), buffer: insert(2, 'Y') });
    expect(apply(shown, busy.text)).toBe('ZXYplein');
    expect(draft.acknowledged(insert(1, 'X')).confirmed).toBe('ZXplein');
  });

  it('notices_an_acknowledgement_of_another_operation', () => {
    expect(() => busy.acknowledged(insert(1, 'X'))).toThrow(DoesNotFit);
    expect(() => TextDraft.of('plein').acknowledged()).toThrow(DoesNotFit);
    expect(busy.acknowledged().confirmed).toBe('Xplein');
  });

  it('awaits_an_answer_also_for_what_came_to_nothing_in_flight', () => {
    const { draft } = TextDraft.of('plein').edit(remove(0, 5)).send()!.draft.remote(remove(0, 5));
    expect(draft.inFlight).toEqual([]);
    expect(draft.acknowledged([]).inFlight).toBeUndefined();
  });

  it('gives_back_what_was_refused_and_keeps_what_came_after', () => {
    const { draft, shown, typed } = busy.refused();
    expect(draft).toMatchObject({ confirmed: 'plein', text: 'Yplein', inFlight: undefined, buffer: insert(0, 'Y') });
    expect(typed).toBe('X');
    expect(apply(shown, busy.text)).toBe('Yplein');
    expect(() => draft.refused()).toThrow(DoesNotFit);
  });

  it('sends_again_what_was_not_stored_with_what_came_after', () => {
    const draft = busy.returnToBuffer();
    expect(draft).toMatchObject({ text: 'XYplein', inFlight: undefined, buffer: insert(0, 'XY') });
    expect(() => draft.returnToBuffer()).toThrow(DoesNotFit);
  });
});
