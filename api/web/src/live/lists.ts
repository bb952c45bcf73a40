/** The list with `item` right after the one that `isBefore` finds, or at the start when it is asked for nothing. */
export function insertAfter<T>(list: readonly T[], item: T, after: string | undefined, idOf: (item: T) => string): T[] {
  if (after === undefined) {
    return [item, ...list];
  }
  const index = list.findIndex((other) => idOf(other) === after);
  if (index < 0) {
    throw new DoesNotFit(`There is no '${after}' to come after.`);
  }
  return [...list.slice(0, index + 1), item, ...list.slice(index + 1)];
}

/** The list with the item at `index` replaced. */
export function replaceAt<T>(list: readonly T[], index: number, item: T): T[] {
  const copy = list.slice();
  copy[index] = item;
  return copy;
}

/** The item without one of its optional fields. */
export function without<T extends object, K extends keyof T>(item: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = item;
  return rest;
}

/** An event that cannot be put on this state, or is of an unknown kind; a fresh snapshot mends it. */
export class DoesNotFit extends Error {
  override name = 'DoesNotFit';
}
