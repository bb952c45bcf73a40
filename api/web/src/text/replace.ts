import { TextOperationBuilder } from './builder.ts';
import type { TextOperation } from './operation.ts';
import { isInsidePair } from './surrogates.ts';

/**
 * The replacement of one stretch that turns one text into another, as short as their common beginning and end allow
 * without splitting a surrogate pair. The beginning is matched first, and the end in what is left.
 *
 * @throws DoesNotFit when the text afterwards has a surrogate without its other half; `toWellFormed` mends one.
 */
export function replace(before: string, after: string): TextOperation {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  if (isInsidePair(before, start) || isInsidePair(after, start)) {
    start--;
  }
  let end = 0;
  while (end < shortest - start && before.charCodeAt(before.length - end - 1) === after.charCodeAt(after.length - end - 1)) {
    end++;
  }
  if (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) {
    end--;
  }
  return new TextOperationBuilder()
    .retain(start)
    .insert(after.slice(start, after.length - end))
    .delete(before.length - start - end)
    .build();
}
