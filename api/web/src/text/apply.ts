import { DoesNotFit } from '../live/lists.ts';
import { TextOperationBuilder } from './builder.ts';
import type { TextOperation } from './operation.ts';
import { isInsidePair } from './surrogates.ts';

/**
 * The text after the operation (rules T1 and T6).
 *
 * @throws DoesNotFit when it reaches past the end or splits a surrogate pair.
 */
export function apply(operation: TextOperation, text: string): string {
  let result = '';
  let place = 0;
  for (const component of operation) {
    if ('insert' in component) {
      result += component.insert;
    } else if ('retain' in component) {
      const from = place;
      place = next(text, place, component.retain);
      result += text.slice(from, place);
    } else {
      place = next(text, place, component.delete);
    }
  }
  return result + text.slice(place);
}

/**
 * The operation that undoes this one (rule T5).
 *
 * @param before the text that this one was made for.
 * @throws DoesNotFit when it does not fit that text.
 */
export function invert(operation: TextOperation, before: string): TextOperation {
  const made = new TextOperationBuilder();
  let place = 0;
  for (const component of operation) {
    if ('insert' in component) {
      made.delete(component.insert.length);
    } else if ('retain' in component) {
      place = next(before, place, component.retain);
      made.retain(component.retain);
    } else {
      const from = place;
      place = next(before, place, component.delete);
      made.insertWhole(before.slice(from, place));
    }
  }
  return made.build();
}

function next(text: string, place: number, units: number): number {
  if (units > text.length - place) {
    throw new DoesNotFit(`It reaches past the end of the text, which has ${text.length} UTF-16 units.`);
  }
  if (isInsidePair(text, place + units)) {
    throw new DoesNotFit(`It splits the surrogate pair around unit ${place + units}.`);
  }
  return place + units;
}
