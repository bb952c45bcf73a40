import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsBetween, plot, roundUp } from '../../src/practice/pictures/plot.ts';
import { letterOf, roundTable } from '../../src/practice/pictures/table.ts';

const sectors = ['civic', 'social', 'private', 'public', 'knowledge'];
const mapOf = (sizes: readonly number[], duties: { responsibility: string; heldBy: string[] }[] = []) => ({
  sectors: sectors.map((sector, at) => ({ sector, stakeholderIds: Array.from({ length: sizes[at] ?? 0 }, (_, n) => `${sector}${n}`) })),
  emptySectors: [], responsibilities: duties, unheld: [],
});

describe('The round table', () => {
  it('has_a_seat_for_each_stakeholder_and_an_empty_one_for_each_sector_without', () => {
    const { seats } = roundTable(mapOf([2, 0, 1, 1, 0]));
    expect(seats.filter((seat) => seat.stakeholderId === undefined).map((seat) => seat.sector)).toEqual(['social', 'knowledge']);
    expect(seats).toHaveLength(6);
  });

  it('has_no_seat_on_another_however_many_there_are', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 }), (sizes) => {
      const { seats, seatRadius } = roundTable(mapOf(sizes));
      const nearest = Math.min(...seats.flatMap((one, at) => seats.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y))));
      expect(nearest).toBeGreaterThanOrEqual(seatRadius * 2);
    }), { numRuns: 40, seed: 20261124 });
  });

  it('puts_what_somebody_answers_for_on_the_table_with_a_line_to_each_who_does', () => {
    const { duties, centre, radius } = roundTable(mapOf([1, 1, 0, 0, 0], [
      { responsibility: 'garden', heldBy: ['civic0', 'social0'] }, { responsibility: 'keys', heldBy: [] }, { responsibility: 'books', heldBy: ['gone'] },
    ]));
    expect(duties.map((duty) => duty.heldBy.length)).toEqual([2, 0, 0]);
    duties.forEach((duty) => expect(Math.hypot(duty.x - centre.x, duty.y - centre.y)).toBeLessThan(radius));
    expect(Math.hypot(duties[1]!.x - duties[2]!.x, duties[1]!.y - duties[2]!.y)).toBeGreaterThan(20);
  });

  it('names_responsibilities_by_letters', () => {
    expect([0, 25, 26].map(letterOf)).toEqual(['a', 'z', 'a1']);
  });
});

describe('The plot of value over time', () => {
  it('has_a_bar_for_every_month_also_those_without_anything_and_a_line_that_never_falls', () => {
    const drawn = plot([{ month: '2026-11', amount: 10, total: 10 }, { month: '2027-02', amount: 30, total: 40 }])!;
    expect(drawn.bars.map((bar) => bar.month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(drawn.bars.map((bar) => bar.height > 0)).toEqual([true, false, false, true]);
    const heights = [...drawn.line.matchAll(/ ([\d.]+)(?=L|$)/g)].map(([, y]) => Number(y));
    expect(heights).toHaveLength(4);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(drawn.ticks.at(-1)!.value).toBe(50);
  });

  it('is_none_without_points_and_stands_one_month_by_itself', () => {
    expect(plot([])).toBeUndefined();
    expect(plot([{ month: '2026-11', amount: 1, total: 1 }])!.bars).toHaveLength(1);
  });

  it('rounds_its_scale_up', () => {
    expect([0.02, 3, 7, 11, 245, 65_500].map(roundUp)).toEqual([0.02, 5, 10, 20, 250, 100_000]);
    expect(monthsBetween('1926-01', '2026-01')).toHaveLength(240);
  });
});
