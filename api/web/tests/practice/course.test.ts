import { describe, expect, it } from 'vitest';
import { messages as nl } from '../../src/i18n/messages/nl.ts';
import { course, isGated, mendingOf, steps } from '../../src/practice/course.ts';
import { numberIn } from '../../src/practice/forms/numbers.ts';
import { partsOf } from '../../src/practice/parts.ts';
import { Rereading } from '../../src/practice/rereading.ts';
import { routeOf } from '../../src/routes.ts';

describe('The course of a practice', () => {
  it('goes_a_step_on_or_back', () => {
    expect(steps('pitched')).toEqual({ back: undefined, next: 'exploring' });
    expect(steps('sustained')).toEqual({ back: 'experimenting', next: undefined });
    expect(steps('ended')).toEqual({ back: undefined, next: undefined });
  });

  it('passes_the_gate_only_on_the_way_to_formulated_and_beyond', () => {
    expect(isGated('pitched', 'exploring')).toBe(false);
    expect(isGated('exploring', 'formulated')).toBe(true);
    expect(isGated('experimenting', 'formulated')).toBe(false);
  });

  it('has_words_for_every_phase', () => {
    expect(course.filter((phase) => !(phase in nl.practice.phases))).toEqual([]);
  });
});

describe('What is missing', () => {
  it.each(Object.keys(nl.practice.missing.codes))('is_mended_somewhere_on_the_page: %s', (code) => {
    expect(mendingOf(code)).toBeDefined();
  });

  it('is_told_without_a_place_when_this_page_does_not_know_it', () => {
    expect(mendingOf('something-new')).toBeUndefined();
  });
});

describe('After an event', () => {
  it('only_what_it_is_about_is_read_again', () => {
    expect(partsOf('stakeholderAdded')).toEqual(['stakeholders']);
    expect(partsOf('agreementAcceptanceRecorded')).toEqual(['agreements']);
    expect(partsOf('boardPlanned')).toEqual(['boards']);
    expect(partsOf('phaseChanged')).toEqual([]);
  });

  it('a_hundred_of_them_cost_two_readings', async () => {
    const read: string[][] = [];
    let finish: (() => void)[] = [];
    const rereading = new Rereading<string>((parts) => {
      read.push([...parts].sort());
      return new Promise((resolve) => finish.push(resolve));
    });
    const asked = [rereading.ask(['a'])];
    for (let i = 0; i < 99; i++) {
      asked.push(rereading.ask([i % 2 === 0 ? 'b' : 'c']));
    }
    finish.shift()!();
    await asked[0];
    await Promise.resolve();
    finish.shift()!();
    await Promise.all(asked);
    expect(read).toEqual([['a'], ['b', 'c']]);
  });

  it('a_reading_that_fails_tells_who_asked_and_does_not_stop_the_next', async () => {
    let fails = true;
    const rereading = new Rereading<string>(() => fails ? Promise.reject(new Error('no')) : Promise.resolve());
    await expect(rereading.ask(['a'])).rejects.toThrow('no');
    fails = false;
    await expect(rereading.ask(['a'])).resolves.toBeUndefined();
  });
});

describe('A number', () => {
  it('is_read_with_a_comma_or_a_point_and_left_alone_when_it_is_none', () => {
    expect([' 7,5 ', '1200', '1.25', 'veel'].map(numberIn)).toEqual([7.5, 1200, 1.25, 'veel']);
  });
});

describe('An address', () => {
  it.each([
    ['/', { page: 'network' }], ['/cities/nijmegen', { page: 'city', cityId: 'nijmegen' }], ['/practices/r1', { page: 'practice', practiceId: 'r1' }],
    ['/gatherings', { page: 'gatherings', city: '', kind: '', learningArea: '' }], ['/gatherings/g1', { page: 'gathering', gatheringId: 'g1' }],
    ['/gatherings?city=haarlem&learningArea=financing', { page: 'gatherings', city: 'haarlem', kind: '', learningArea: 'financing' }],
    ['/inbox', { page: 'inbox' }], ['/inbox/more', { page: 'unknown' }], ['/practices', { page: 'unknown' }],
    ['/sign-in?to=/inbox&role=steward', { page: 'sign-in', returnTo: '/inbox', roles: ['steward'] }],
    ['/sign-in?to=//elsewhere', { page: 'sign-in', returnTo: '/', roles: [] }],
  ])('shows_a_page: %s', (path, route) => {
    expect(routeOf(new URL(path, 'http://localhost'))).toEqual(route);
  });
});
