import { describe, expect, it } from 'vitest';
import { labelBox, layOut, overlap, radiusOf } from '../../src/network/map/layout.ts';
import { tiesOf } from '../../src/network/map/ties.ts';

const nine = ([
  ['amsterdam', 'Amsterdam', 52.3728, 4.8936], ['den-haag', 'Den Haag', 52.0705, 4.3007], ['dordrecht', 'Dordrecht', 51.8133, 4.6901],
  ['enschede', 'Enschede', 52.2215, 6.8937], ['haarlem', 'Haarlem', 52.3812, 4.6368], ['lelystad', 'Lelystad', 52.5185, 5.4714],
  ['nijmegen', 'Nijmegen', 51.8426, 5.8546], ['parkstad', 'Parkstad', 50.8882, 5.9795], ['roeselare', 'Roeselare', 50.9446, 3.1257],
] as const).map(([cityId, name, latitude, longitude]) => ({ cityId, name, latitude, longitude }));

describe('The map', () => {
  it.each([[0, 15], [1, 15], [5, 15], [40, 15], [0, 19], [1, 19], [5, 19]])('names_all_nine_cities_without_a_name_over_another_name_or_dot_when_each_has_%s_practices_at_size_%s', (practices, size) => {
    const { cities, width } = layOut(nine.map((city) => ({ ...city, practices })), size);
    expect(cities).toHaveLength(9);
    const boxes = cities.map((city) => labelBox(city.name, city.label, size));
    boxes.forEach((box, index) => {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(width);
      boxes.forEach((other, at) => expect(at !== index && overlap(box, other), `${cities[index]!.name} over ${cities[at]!.name}`).toBe(false));
      cities.forEach(({ x, y, radius, name }, at) => expect(at !== index && overlap(box, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }),
        `${cities[index]!.name} over the dot of ${name}`).toBe(false));
    });
  });

  it('has_north_up_and_east_right_and_the_shape_of_the_land', () => {
    const { cities } = layOut(nine.map((city) => ({ ...city, practices: 1 })));
    const at = new Map(cities.map((city) => [city.cityId, city]));
    expect(at.get('lelystad')!.y).toBeLessThan(at.get('parkstad')!.y);
    expect(at.get('roeselare')!.x).toBeLessThan(at.get('enschede')!.x);
    // Amsterdam to Roeselare is 198 km, Amsterdam to Enschede 137 km.
    const distance = (one: string, other: string): number => Math.hypot(at.get(one)!.x - at.get(other)!.x, at.get(one)!.y - at.get(other)!.y);
    expect(distance('amsterdam', 'roeselare') / distance('amsterdam', 'enschede')).toBeCloseTo(198 / 137, 1);
  });

  it('leaves_out_a_city_without_a_place_and_grows_for_one_far_away', () => {
    const { cities, height } = layOut([
      { cityId: 'nowhere', name: 'Nowhere', practices: 1 }, { cityId: 'porto', name: 'Porto', latitude: 41.15, longitude: -8.61, practices: 1 },
    ]);
    expect(cities.map((city) => city.cityId)).toEqual(['porto']);
    expect(cities[0]!.x).toBeGreaterThan(0);
    expect(cities[0]!.y).toBeLessThan(height);
  });

  it('draws_a_larger_dot_for_more_practices_up_to_a_limit', () => {
    expect(radiusOf(4)).toBeGreaterThan(radiusOf(1));
    expect(radiusOf(10_000)).toBe(20);
  });
});

describe('The ties between cities', () => {
  it('are_one_for_each_pair_with_the_number_of_practices_both_ways_and_none_with_itself', () => {
    const practice = (cityId: string) => ({ practiceId: 'p', title: '', cityId });
    expect(tiesOf(new Map([
      ['nijmegen', [practice('dordrecht'), practice('dordrecht'), practice('nijmegen')]], ['dordrecht', [practice('nijmegen')]],
    ]))).toEqual([{ from: 'dordrecht', to: 'nijmegen', count: 3 }]);
  });
});
