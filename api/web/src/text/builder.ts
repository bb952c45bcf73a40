import { DoesNotFit } from '../live/lists.ts';
import type { TextComponent, TextOperation } from './operation.ts';
import { isWhole } from './surrogates.ts';

/** Longer than any text: a count stops here, and an operation that reaches this far does not fit. */
export const longest = 2_147_483_647;

const sum = (one: number, other: number): number => Math.min(one + other, longest);

/** Puts an operation together from left to right; whatever the order and the pieces, the outcome is canonical (rule T8). */
export class TextOperationBuilder {
  private readonly components: TextComponent[] = [];
  private retained = 0;
  private inserted = '';
  private deleted = 0;

  /** Keeps the next units, 0 or more. */
  retain(units: number): this {
    if (units > 0) {
      this.closeChange();
      this.retained = sum(this.retained, units);
    }
    return this;
  }

  /**
   * Puts a text in here, which may be empty; it joins what is already put in at this place, on the left of what is taken out.
   *
   * @throws DoesNotFit when it has a surrogate without its other half.
   */
  insert(text: string): this {
    if (!isWhole(text)) {
      throw new DoesNotFit('A surrogate without its other half is not a character.');
    }
    return this.insertWhole(text);
  }

  /** Puts a text in that is known to have whole characters only. */
  insertWhole(text: string): this {
    this.inserted += text;
    return this;
  }

  /** Takes the next units out, 0 or more. */
  delete(units: number): this {
    this.deleted = sum(this.deleted, units);
    return this;
  }

  build(): TextOperation {
    this.closeChange();
    return this.components;
  }

  /** A retain is only written once something comes after it. */
  private closeChange(): void {
    if (this.inserted === '' && this.deleted === 0) {
      return;
    }
    if (this.retained > 0) {
      this.components.push({ retain: this.retained });
    }
    if (this.inserted !== '') {
      this.components.push({ insert: this.inserted });
    }
    if (this.deleted > 0) {
      this.components.push({ delete: this.deleted });
    }
    this.retained = 0;
    this.inserted = '';
    this.deleted = 0;
  }
}

/**
 * What came from outside as an operation in canonical form, read strictly: a list of objects with exactly one of the
 * fields each, counts from 1 to 2147483647, inserts of one or more whole characters.
 *
 * @throws DoesNotFit when it is anything else.
 */
export function canonical(value: unknown): TextOperation {
  if (!Array.isArray(value)) {
    throw new DoesNotFit('A text operation is a list of components.');
  }
  const made = new TextOperationBuilder();
  value.forEach((component: unknown) => add(made, component));
  return made.build();
}

function add(made: TextOperationBuilder, component: unknown): void {
  const fields = typeof component === 'object' && component !== null && !Array.isArray(component) ? Object.entries(component) : [];
  const [field, value] = fields.length === 1 ? fields[0]! : [];
  switch (field) {
    case 'retain':
      made.retain(units(value));
      break;
    case 'insert':
      made.insert(text(value));
      break;
    case 'delete':
      made.delete(units(value));
      break;
    default:
      throw new DoesNotFit('A component is an object with exactly one of the fields retain, insert and delete.');
  }
}

function units(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > longest) {
    throw new DoesNotFit(`What a component retains or deletes is an integer from 1 to ${longest}.`);
  }
  return value as number;
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new DoesNotFit('What a component inserts is a text that is not empty.');
  }
  return value;
}
