import { longest, TextOperationBuilder } from './builder.ts';
import { TextCursor } from './cursor.ts';
import { isNothing, type TextAffinity, type TextOperation, type TextPrecedence } from './operation.ts';

/**
 * The operation as it is after another one that was made on the same text (rule T3).
 *
 * @param precedence which of the two `operation` is.
 */
export function transform(operation: TextOperation, other: TextOperation, precedence: TextPrecedence): TextOperation {
  if (isNothing(operation) || isNothing(other)) {
    return operation;
  }
  const made = new TextOperationBuilder();
  const mine = new TextCursor(operation);
  const theirs = new TextCursor(other);
  while (!mine.atEnd) {
    const inserts = mine.kind === 'insert';
    if (theirs.kind === 'insert' && !(inserts && precedence === 'earlier')) {
      made.retain(theirs.skipAll());
    } else if (inserts) {
      made.insertWhole(mine.takeInserted(mine.left));
    } else {
      transformPiece(made, mine, theirs);
    }
  }
  return made.build();
}

/** What is left of what this one does to a stretch that the other one keeps or takes out. */
function transformPiece(made: TextOperationBuilder, mine: TextCursor, theirs: TextCursor): void {
  const units = Math.min(mine.left, theirs.left);
  if (theirs.kind === 'retain') {
    if (mine.kind === 'retain') {
      made.retain(units);
    } else {
      made.delete(units);
    }
  }
  mine.skip(units);
  theirs.skip(units);
}

/** Where a place in the text (the number of units before it) is after the operation. */
export function transformPosition(operation: TextOperation, position: number, affinity: TextAffinity): number {
  let passed = 0;
  let moved = position;
  for (const component of operation) {
    if (passed > position || (passed === position && affinity === 'before')) {
      break;
    }
    if ('insert' in component) {
      moved += component.insert.length;
    } else if ('delete' in component) {
      moved -= Math.min(component.delete, position - passed);
      passed = Math.min(passed + component.delete, longest);
    } else {
      passed = Math.min(passed + component.retain, longest);
    }
  }
  return moved;
}
