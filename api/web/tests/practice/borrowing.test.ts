import { describe, expect, it } from 'vitest';
import { adapted, adaptForm, adaptPath } from '../../src/practice/borrowing/adapting.ts';
import { partsOf } from '../../src/practice/parts.ts';

describe('What is taken over', () => {
  it('is_adapted_where_its_address_says', () => {
    const path = adaptPath('r1', 'w 2/&');
    const url = new URL(path, 'http://localhost');
    expect(url.pathname).toBe('/practices/r1');
    expect(adapted(url)).toBe('w 2/&');
    expect(adaptForm('w2')).toBe('adapt-w2');
    expect(adapted(new URL('http://localhost/practices/r1'))).toBeUndefined();
  });

  it('is_read_again_on_the_side_where_it_changed', () => {
    expect(['borrowingPlanned', 'borrowingNoted', 'borrowingReported', 'borrowingReportNoted'].map(partsOf)).toEqual(Array(4).fill(['borrowings']));
    expect(partsOf('templatePlanned')).toEqual(['borrowings', 'boards']);
    expect(['borrowed', 'borrowerReported'].map(partsOf)).toEqual([['lendings'], ['lendings']]);
    expect(partsOf('boardBegun')).toEqual(['boards']);
  });
});
