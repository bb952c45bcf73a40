import { DoesNotFit } from '../live/lists.ts';
import { longest } from './builder.ts';
import type { TextOperation } from './operation.ts';
import { isInsidePair } from './surrogates.ts';

/** Goes through the components of an operation in pieces as large as its reader asks for. */
export class TextCursor {
  private index = 0;
  private taken = 0;

  constructor(private readonly operation: TextOperation) {}

  /** Whether the components are used up; what follows is retained without end. */
  get atEnd(): boolean {
    return this.index === this.operation.length;
  }

  get kind(): 'retain' | 'insert' | 'delete' {
    const current = this.operation[this.index];
    return current === undefined || 'retain' in current ? 'retain' : 'insert' in current ? 'insert' : 'delete';
  }

  /** How many units of the current component are left. */
  get left(): number {
    const current = this.operation[this.index];
    return current === undefined ? longest : size(current) - this.taken;
  }

  /** Moves on by at most what is left. */
  skip(units: number): void {
    const current = this.operation[this.index];
    if (current === undefined) {
      return;
    }
    this.taken += units;
    if (this.taken === size(current)) {
      this.index++;
      this.taken = 0;
    }
  }

  /** Moves past the rest of the current component. @returns how many units that were. */
  skipAll(): number {
    const left = this.left;
    this.skip(left);
    return left;
  }

  /**
   * Moves on in the current insert. @returns the part of its text that was passed.
   *
   * @throws DoesNotFit when that part ends inside a surrogate pair.
   */
  takeInserted(units: number): string {
    const current = this.operation[this.index];
    const text = current !== undefined && 'insert' in current ? current.insert : '';
    const from = this.taken;
    if (isInsidePair(text, from + units)) {
      throw new DoesNotFit('The next operation does not fit after this one: it splits a surrogate pair that this one inserts.');
    }
    this.skip(units);
    return text.slice(from, from + units);
  }
}

function size(component: TextOperation[number]): number {
  return 'insert' in component ? component.insert.length : 'retain' in component ? component.retain : component.delete;
}
