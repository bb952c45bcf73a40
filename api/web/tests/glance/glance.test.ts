import { describe, expect, it } from 'vitest';
import { circle } from '../../src/glance/circle.ts';
import { heat, lines, phaseTone, placeKey } from '../../src/glance/drawing.ts';
import { askAfter, Hearing } from '../../src/glance/hearing.ts';
import { filled, spanOf } from '../../src/glance/months.ts';
import { HandClock, settle } from '../support/handClock.ts';

/** By the definition of WCAG 2. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(one), light(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

describe('The pictures of the network', () => {
  it('have_numbers_that_can_be_read_on_their_colours', () => {
    for (const phase of ['pitched', 'exploring', 'formulated', 'experimenting', 'sustained', 'ended', 'something-new']) {
      const tone = phaseTone(phase);
      expect(contrast(tone.fill, tone.text), phase).toBeGreaterThanOrEqual(4.5);
    }
    for (let most = 1; most <= 30; most++) {
      for (let value = 0; value <= most; value++) {
        const tone = heat(value, most);
        expect(contrast(tone.fill, tone.text), `${value} of ${most}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('keep_their_key_within_their_width', () => {
    const { items, height } = placeKey(['Gepitcht', 'Verkennen', 'Geformuleerd', 'Uitproberen', 'Bestendigd', 'Beëindigd'].map((label) => ({ label, fill: '#fff' })), 280);
    expect(new Set(items.map((item) => item.y)).size).toBeGreaterThan(1);
    expect(items.every((item) => item.x < 280 && item.y < height)).toBe(true);
  });

  it('draw_an_arrow_each_way_and_none_from_a_city_to_itself', () => {
    const cities = ['a', 'b', 'c'].map((cityId) => ({ cityId, name: cityId }));
    const ways = [['a', 'b'], ['b', 'a'], ['a', 'a'], ['a', 'gone']].map(([fromCityId, toCityId]) => ({ fromCityId: fromCityId!, toCityId: toCityId!, kind: 'borrowed', count: 1 }));
    const drawn = circle(cities, ways, 320);
    expect(drawn.ways.map((way) => way.key)).toEqual(['a b borrowed', 'b a borrowed']);
    expect(drawn.ways[0]!.path).not.toEqual(drawn.ways[1]!.path);
    expect(drawn.places.every((place) => place.x > 0 && place.x < drawn.width && place.y > 0 && place.y < drawn.height)).toBe(true);
  });

  it('have_every_month_at_the_same_place', () => {
    const point = (month: string, amount: number, total: number) => ({ month, amount, total });
    const series = [{ kind: 'hours', unit: 'hours', points: [point('2026-01', 2, 2), point('2026-03', 3, 5)] }, { kind: 'money', unit: 'EUR', points: [point('2026-04', 10, 10)] }];
    const span = spanOf(series)!;
    expect(span).toEqual({ first: '2026-01', last: '2026-04' });
    expect(filled(series[0]!.points, span)).toEqual([point('2026-01', 2, 2), point('2026-02', 0, 2), point('2026-03', 3, 5), point('2026-04', 0, 5)]);
    expect(filled(series[1]!.points, span)[0]).toEqual(point('2026-01', 0, 0));
    expect(spanOf([])).toBeUndefined();
  });

  it('break_their_words_in_lines_and_lose_none', () => {
    const text = 'Van de 38 praktijken zijn er 14 geformuleerd of verder, met een heellangwoorddatnergenspast erin.';
    expect(lines(text, 20).join(' ')).toBe(text);
    expect(lines(text, 20).filter((line) => line.length > 20)).toEqual(['heellangwoorddatnergenspast']);
  });
});

describe('Hearing of news', () => {
  it('asks_once_for_all_that_is_heard_within_a_while_and_again_for_what_comes_later', async () => {
    const clock = new HandClock();
    let asked = 0;
    const hearing = new Hearing(() => { asked++; return asked === 1 ? Promise.reject(new Error('no')) : Promise.resolve(); }, clock);
    for (let i = 0; i < 100; i++) {
      hearing.heard();
    }
    expect(asked).toBe(0);
    await clock.advance(askAfter);
    await settle();
    expect(asked).toBe(1);
    hearing.heard();
    await clock.advance(askAfter);
    expect(asked).toBe(2);
    hearing.heard();
    hearing.stop();
    await clock.advance(2 * askAfter);
    expect(asked).toBe(2);
  });
});
