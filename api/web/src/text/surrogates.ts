/** Characters outside the basic plane take two UTF-16 units, and half of one is no text (rule T6). */

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether a cut before the unit at `place` would leave the halves of a pair on either side. */
export function isInsidePair(text: string, place: number): boolean {
  return place > 0 && place < text.length && isLow(text.charCodeAt(place)) && isHigh(text.charCodeAt(place - 1));
}

/** Whether every surrogate in the text has its other half. */
export function isWhole(text: string): boolean {
  // The u flag makes a pair one character, so that only halves are left to find.
  return !/\p{Surrogate}/u.test(text);
}
