import { TextOperationBuilder } from './builder.ts';
import { TextCursor } from './cursor.ts';
import { isNothing, type TextOperation } from './operation.ts';

/**
 * The one operation that does what `first` and then `second` do (rule T2). Never compose what the server keeps apart
 * before transforming against it: see rule T4.
 *
 * @throws DoesNotFit when the second splits a surrogate pair that the first inserts.
 */
export function compose(first: TextOperation, second: TextOperation): TextOperation {
  if (isNothing(first) || isNothing(second)) {
    return isNothing(first) ? second : first;
  }
  const made = new TextOperationBuilder();
  const left = new TextCursor(first);
  const right = new TextCursor(second);
  while (!left.atEnd || !right.atEnd) {
    if (left.kind === 'delete') {
      made.delete(left.skipAll());
    } else if (right.kind === 'insert') {
      made.insertWhole(right.takeInserted(right.left));
    } else {
      composePiece(made, left, right);
    }
  }
  return made.build();
}

/** What the first one leaves (kept or put in) meets what the second one does to it (keeps or takes out). */
function composePiece(made: TextOperationBuilder, first: TextCursor, second: TextCursor): void {
  const units = Math.min(first.left, second.left);
  const kept = second.kind === 'retain';
  if (first.kind === 'insert') {
    const text = first.takeInserted(units);
    made.insertWhole(kept ? text : '');
  } else {
    if (kept) {
      made.retain(units);
    } else {
      made.delete(units);
    }
    first.skip(units);
  }
  second.skip(units);
}
