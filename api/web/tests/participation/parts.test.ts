import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/participation/parts.ts';

describe('The bar of a group', () => {
  it('is_as_long_as_the_group_is_large_beside_the_largest', () => {
    const parts = partsOf({ sectors: ['civic'], people: 20, tookPart: 12, silent: 8, decided: 5, spoke: 7 }, 40);
    expect(parts.map((part) => [part.kind, part.count])).toEqual([['decided', 5], ['spoke', 7], ['silent', 8]]);
    expect(parts.reduce((all, part) => all + part.width, 0)).toBeCloseTo(150);
    expect(parts[2]!.x).toBeCloseTo(90);
  });

  it('has_no_more_parts_than_are_told', () => {
    expect(partsOf({ sectors: ['civic'], people: 20, tookPart: 12, silent: 8 }, 20).map((part) => part.kind)).toEqual(['tookPart', 'silent']);
  });
});
