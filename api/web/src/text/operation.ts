/**
 * A change of a text, from left to right in UTF-16 units: what stays, what is put in, what is taken out. What comes
 * after the last component stays. The rules are in grain-interfaces/Text/TEXT.md, which is the same in C#; the vectors
 * in tests/Vectors/text hold both to it.
 */
export type TextOperation = readonly TextComponent[];

export type TextComponent = Retain | Insert | Delete;

/** Keeps this many units. */
export interface Retain {
  readonly retain: number;
}

/** Puts this text in. */
export interface Insert {
  readonly insert: string;
}

/** Takes this many units out. */
export interface Delete {
  readonly delete: number;
}

/**
 * Which of two operations on the same text came first on the server. At a place where both insert, the text of the
 * earlier one goes left (rule T3).
 */
export type TextPrecedence = 'earlier' | 'later';

/** Where a caret goes when something is inserted exactly at its place: someone else's goes after it, its owner's before. */
export type TextAffinity = 'before' | 'after';

/** The operation that changes nothing. */
export const nothing: TextOperation = [];

export function isNothing(operation: TextOperation): boolean {
  return operation.length === 0;
}

export function equal(one: TextOperation, other: TextOperation): boolean {
  return one.length === other.length && one.every((component, index) => sameComponent(component, other[index]!));
}

/** All that it inserts, in order. */
export function inserted(operation: TextOperation): string {
  return operation.map((component) => ('insert' in component ? component.insert : '')).join('');
}

function sameComponent(one: TextComponent, other: TextComponent): boolean {
  if ('insert' in one) {
    return 'insert' in other && one.insert === other.insert;
  }
  return 'retain' in one ? 'retain' in other && one.retain === other.retain : 'delete' in other && one.delete === other.delete;
}
