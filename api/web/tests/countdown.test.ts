import { describe, expect, it } from 'vitest';
import { clockFace, markPassed, parts } from '../src/board/workshop/countdown.ts';

describe('A countdown', () => {
  it.each([[299_001, '5:00'], [299_000, '4:59'], [1, '0:01'], [0, '0:00'], [-5, '0:00'], [3_600_000, '1:00:00'], [86_399_000, '23:59:59']])(
    'of_%d_milliseconds_reads_%s', (left, face) => expect(clockFace(left)).toBe(face));

  it('is_told_in_minutes_and_seconds', () => {
    expect(parts(61_000)).toEqual({ minutes: 1, seconds: 1 });
    expect(parts(59_900)).toEqual({ minutes: 1, seconds: 0 });
  });

  it('tells_each_mark_once_as_it_is_passed', () => {
    const looks = [61_000, 60_200, 60_000, 59_800, 200, 0, 0];
    expect(looks.map((left, index) => markPassed(looks[index - 1], left))).toEqual([undefined, undefined, 'last-minute', undefined, undefined, 'over', undefined]);
  });

  it('tells_nothing_of_what_was_before_one_came_or_when_time_is_added', () => {
    expect(markPassed(undefined, 0)).toBeUndefined();
    expect(markPassed(30_000, 90_000)).toBeUndefined();
    expect(markPassed(0, 0)).toBeUndefined();
  });

  it('tells_only_that_it_is_over_to_a_page_that_slept_through_the_last_minute', () => {
    expect(markPassed(120_000, 0)).toBe('over');
  });
});
