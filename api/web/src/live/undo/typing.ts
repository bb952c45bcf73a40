import { compose } from '../../text/compose.ts';
import { isNothing, type TextOperation } from '../../text/operation.ts';
import { transformPosition } from '../../text/transform.ts';

/** A pause of so many milliseconds ends a step of typing. */
const pause = 1_000;

/** Something typed in one card, and what takes it back from the text as it is shown once later steps there are taken back. */
export interface TypingStep {
  readonly kind: 'typing';
  readonly cardId: string;
  inverse: TextOperation;
  /** The commands that it went with. */
  readonly commandIds: Set<string>;
  /** When it was last typed in, and behind which unit. */
  lastAt: number;
  end: number;
  /** A new line ended it, or it was made by taking something back. */
  closed: boolean;
}

export function typingStep(cardId: string, operation: TextOperation, inverse: TextOperation, commandId: string, at: number, closed: boolean): TypingStep {
  return { kind: 'typing', cardId, inverse, commandIds: new Set([commandId]), lastAt: at, end: spanOf(operation).end, closed: closed || endsStep(operation) };
}

/** Adds to a step what was typed right after it and right there. @returns whether it belonged to it. */
export function continues(step: TypingStep, cardId: string, operation: TextOperation, inverse: TextOperation, commandId: string, at: number): boolean {
  const { start, end, deleted } = spanOf(operation);
  const here = start === step.end || start + deleted === step.end;
  if (step.closed || step.cardId !== cardId || at - step.lastAt >= pause || !here) {
    return false;
  }
  step.inverse = compose(inverse, step.inverse);
  step.commandIds.add(commandId);
  step.lastAt = at;
  step.end = end;
  step.closed = endsStep(operation);
  return true;
}

/** Someone else changed the text: the place where it was typed moves along. */
export function movedBy(step: TypingStep, operation: TextOperation): void {
  step.end = transformPosition(operation, step.end, 'before');
}

export function isPointless(step: TypingStep): boolean {
  return isNothing(step.inverse);
}

function endsStep(operation: TextOperation): boolean {
  return operation.some((component) => 'insert' in component && component.insert.includes('\n'));
}

/** From where it changes the text, how much of it goes, and where what is put in ends. */
function spanOf(operation: TextOperation): { start: number; end: number; deleted: number } {
  const [first] = operation;
  const start = first && 'retain' in first ? first.retain : 0;
  let end = start;
  let deleted = 0;
  for (const component of first && 'retain' in first ? operation.slice(1) : operation) {
    if ('delete' in component) {
      deleted += component.delete;
    } else {
      end += 'insert' in component ? component.insert.length : component.retain;
      deleted += 'retain' in component ? component.retain : 0;
    }
  }
  return { start, end, deleted };
}
