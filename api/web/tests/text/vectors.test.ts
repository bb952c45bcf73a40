import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DoesNotFit } from '../../src/live/lists.ts';
import { apply, canonical, compose, invert, replace, transform, transformPosition, type TextOperation } from '../../src/text/index.ts';

const folder = new URL('../../../../tests/Vectors/text/', import.meta.url);

interface Cases {
  apply: { text: string; operation: TextOperation; result?: string };
  compose: { first: TextOperation; second: TextOperation; composed: TextOperation };
  transform: { text: string; earlier: TextOperation; later: TextOperation; earlierAfter: TextOperation; laterAfter: TextOperation; result: string };
  invert: { text: string; operation: TextOperation; inverse: TextOperation };
  replace: { before: string; after: string; operation: TextOperation };
  positions: { operation: TextOperation; position: number; before: number; after: number };
  canonical: { written: unknown; canonical: TextOperation };
  malformed: { written: unknown };
}

const holds: { [File in keyof Cases]: (one: Cases[File]) => void } = {
  apply({ text, operation, result }) {
    if (result === undefined) {
      expect(() => apply(operation, text)).toThrow(DoesNotFit);
    } else {
      expect(apply(operation, text)).toBe(result);
    }
  },
  compose({ first, second, composed }) {
    expect(compose(first, second)).toEqual(composed);
  },
  transform({ text, earlier, later, earlierAfter, laterAfter, result }) {
    expect(transform(earlier, later, 'earlier')).toEqual(earlierAfter);
    expect(transform(later, earlier, 'later')).toEqual(laterAfter);
    expect(apply(laterAfter, apply(earlier, text))).toBe(result);
    expect(apply(earlierAfter, apply(later, text))).toBe(result);
  },
  invert({ text, operation, inverse }) {
    expect(invert(operation, text)).toEqual(inverse);
  },
  replace({ before, after, operation }) {
    expect(replace(before, after)).toEqual(operation);
  },
  positions({ operation, position, before, after }) {
    expect(transformPosition(operation, position, 'before')).toBe(before);
    expect(transformPosition(operation, position, 'after')).toBe(after);
  },
  canonical({ written, canonical: expected }) {
    expect(canonical(written)).toEqual(expected);
  },
  malformed({ written }) {
    expect(() => canonical(written)).toThrow(DoesNotFit);
  },
};

function read<File extends keyof Cases>(file: File): Cases[File][] {
  return (JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as { cases: Cases[File][] }).cases;
}

describe('What text operations are at the server', () => {
  it.each(Object.keys(holds) as (keyof Cases)[])('they_are_here: %s', (file) => {
    const cases = read(file);
    expect(cases.length).toBeGreaterThan(8);
    cases.forEach((one) => (holds[file] as (one: unknown) => void)(one));
  });

  it('is_compared_in_full', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(holds).map((file) => `${file}.json`).sort());
  });

  it('Control_a_tie_the_wrong_way_round_is_not_the_same', () => {
    expect(read('transform').some(({ earlier, later, laterAfter }) =>
      JSON.stringify(transform(later, earlier, 'earlier')) !== JSON.stringify(laterAfter))).toBe(true);
  });
});
