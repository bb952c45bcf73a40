import { afterAll, describe, expect, it } from 'vitest';
import { messages as en } from '../../src/i18n/messages/en.ts';
import { messages as nl } from '../../src/i18n/messages/nl.ts';
import { changesOf, fieldsOf, split, standing, startOf } from '../../src/gatherings/facts.ts';
import { fieldOf, momentIn, period, within, zone } from '../../src/gatherings/moments.ts';
import type { GatheringFacts } from '../../src/rest/gatherings.ts';

const facts: GatheringFacts = {
  title: 'Langs de singels', kind: 'expedition', description: 'Met de fiets.', place: 'Station', startsAt: '2026-06-05T08:00:00Z', endsAt: '2026-06-05T13:30:00Z',
  learningAreas: ['financing'], latitude: 52.3812, longitude: -4.5, hostPracticeId: 'r1',
};
const zoneBefore = process.env.TZ;

// Also for what is made of them before the first test.
process.env.TZ = 'Europe/Amsterdam';
afterAll(() => {
  process.env.TZ = zoneBefore;
});

describe('A moment', () => {
  it('is_filled_in_in_the_time_of_the_reader_and_sent_in_that_of_the_world', () => {
    expect(fieldOf('2026-06-05T08:00:00Z')).toBe('2026-06-05T10:00');
    expect(momentIn('2026-06-05T10:00')).toBe('2026-06-05T08:00:00Z');
    expect(momentIn('2026-12-05T10:00')).toBe('2026-12-05T09:00:00Z');
    expect(momentIn(fieldOf('2026-10-25T05:00:00Z'))).toBe('2026-10-25T05:00:00Z');
  });

  it('that_is_none_goes_to_the_server_as_it_is', () => {
    expect(momentIn('')).toBe('');
    expect(momentIn('morgen')).toBe('morgen');
  });

  it('is_told_in_the_zone_of_the_reader_which_is_named_as_it_is_called_at_that_moment', () => {
    expect(period(facts.startsAt, facts.endsAt, 'nl', 'Europe/Amsterdam')).toMatch(/vrijdag 5 juni 2026.* 10:00.*15:30$/);
    expect(period(facts.startsAt, facts.endsAt, 'nl', 'Asia/Tokyo')).toMatch(/17:00.*22:30$/);
    expect(zone('2026-06-05T08:00:00Z', 'nl', 'long', 'Europe/Amsterdam')).toBe('Midden-Europese zomertijd');
    expect(zone('2026-12-05T08:00:00Z', 'nl', 'long', 'Europe/Amsterdam')).toBe('Midden-Europese standaardtijd');
  });

  it('on_the_way_is_told_with_its_day_only_when_that_is_another', () => {
    expect(within('2026-06-05T09:15:00Z', facts.startsAt, 'nl', 'Europe/Amsterdam')).toBe('11:15');
    expect(within('2026-06-06T09:15:00Z', facts.startsAt, 'nl', 'Europe/Amsterdam')).toContain('zaterdag 6 juni');
    // Still the same day in the world's time, and the next where they are.
    expect(within('2026-06-05T22:15:00Z', facts.startsAt, 'nl', 'Europe/Amsterdam')).toContain('zaterdag 6 juni');
  });
});

describe('Planning a gathering', () => {
  it('sends_only_what_was_filled_in', () => {
    expect(startOf({ ...fieldsOf(), title: ' Overleg ', startsAt: '2026-06-05T10:00' })).toEqual({ title: ' Overleg ', startsAt: '2026-06-05T08:00:00Z' });
    expect(startOf({ ...fieldsOf(), latitude: '52,4', longitude: '-4,5' })).toEqual({ latitude: 52.4, longitude: -4.5 });
    expect(startOf({ ...fieldsOf(), latitude: 'noord' })).toEqual({ latitude: 'noord' });
  });
});

describe('Changing a gathering', () => {
  const before = fieldsOf(facts);

  it('sends_nothing_when_nothing_is_different_also_not_a_time_with_seconds', () => {
    expect(changesOf(before, fieldsOf(facts))).toEqual({});
    const odd = fieldsOf({ ...facts, startsAt: '2026-06-05T08:00:30Z' });
    expect(changesOf(odd, { ...odd })).toEqual({});
  });

  it('sends_only_what_is_different', () => {
    expect(changesOf(before, { ...before, title: 'Anders', endsAt: '2026-06-05T16:00', learningAreas: [] }))
      .toEqual({ title: 'Anders', endsAt: '2026-06-05T14:00:00Z', learningAreas: [] });
    expect(changesOf({ ...before, onlineAddress: 'x' }, before)).toEqual({ onlineAddress: '' });
  });

  it('takes_the_coordinates_of_the_form_with_the_place_and_drops_them_when_they_are_emptied', () => {
    expect(changesOf(before, { ...before, place: 'Stadhuis' })).toEqual({ place: 'Stadhuis', latitude: 52.3812, longitude: -4.5 });
    expect(changesOf(before, { ...before, latitude: '', longitude: '' })).toEqual({ place: 'Station' });
    expect(changesOf(before, { ...before, longitude: '5' })).toEqual({ place: 'Station', latitude: 52.3812, longitude: 5 });
  });
});

describe('Gatherings', () => {
  const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
  const now = new Date('2026-06-05T09:00:00Z');

  it('are_to_come_until_they_have_ended_soonest_first_and_then_past_newest_first', () => {
    const [old, older, going, next] = [at('2026-05-02T08:00:00Z', '2026-05-02T09:00:00Z'), at('2026-05-01T08:00:00Z', '2026-05-01T09:00:00Z'),
      at('2026-06-05T08:00:00Z', '2026-06-05T10:00:00Z'), at('2026-07-05T08:00:00Z', '2026-07-05T10:00:00Z')];
    expect(split([older, old, going, next], now)).toEqual({ coming: [going, next], past: [old, older] });
    expect([old, going, next].map((one) => standing(one, now))).toEqual(['past', 'now', 'coming']);
    expect(standing({ ...old, cancellation: { reason: '', at: '' } }, now)).toBe('cancelled');
  });

  it('end_at_their_end_and_have_started_at_their_start', () => {
    expect(standing(at('2026-06-05T08:00:00Z', '2026-06-05T09:00:00Z'), now)).toBe('past');
    expect(standing(at('2026-06-05T09:00:00Z', '2026-06-05T10:00:00Z'), now)).toBe('now');
  });

  it.each([nl, en])('have_words_for_what_belongs_in_every_field_of_their_forms', (words) => {
    expect([...Object.keys(fieldsOf()), 'cityId', 'kind', 'hostPracticeId', 'participantId', 'text', 'reason'].filter((field) => !(field in words.gathering.wrong))).toEqual([]);
    expect(['meeting', 'workshop', 'expedition'].filter((kind) => !(kind in words.gathering.kinds))).toEqual([]);
  });
});
