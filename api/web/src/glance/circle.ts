import type { TravelCount } from '../rest/glance.ts';

export interface Place { readonly cityId: string; readonly name: string; readonly x: number; readonly y: number; readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' } }

export interface Way { readonly key: string; readonly kind: string; readonly path: string; readonly head: string; readonly width: number; readonly count: number; readonly at: { readonly x: number; readonly y: number } }

export interface Circle { readonly width: number; readonly height: number; readonly places: readonly Place[]; readonly ways: readonly Way[] }

const roomForNames = { beside: 84, above: 40 };

/** The cities in a circle, with a curve from each to where something went. */
export function circle(cities: readonly { cityId: string; name: string }[], travel: readonly TravelCount[], width: number): Circle {
  const radius = Math.min(230, width / 2 - roomForNames.beside);
  const height = 2 * (radius + roomForNames.above);
  const centre = { x: width / 2, y: height / 2 };
  const places = cities.map((city, index): Place => {
    const angle = (index / cities.length) * 2 * Math.PI - Math.PI / 2;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    // Above and below the circle there is room on both sides, elsewhere only away from it.
    const anchor = Math.abs(dx) < 0.25 ? 'middle' : dx > 0 ? 'start' : 'end';
    return {
      ...city, x: round(centre.x + dx * radius), y: round(centre.y + dy * radius),
      label: { x: round(centre.x + dx * (radius + 12) + (anchor === 'middle' || Math.abs(dx) > 0.7 ? 0 : Math.sign(dx) * 7)), y: round(centre.y + dy * (radius + (anchor === 'middle' ? 22 : 14)) + (anchor === 'middle' && dy > 0 ? 4 : -2)), anchor },
    };
  });
  const at = new Map(places.map((place) => [place.cityId, place]));
  return {
    width, height, places,
    ways: travel
      .flatMap((way) => {
        const [from, to] = [at.get(way.fromCityId), at.get(way.toCityId)];
        return from && to && from !== to ? [drawn(way, from, to, centre)] : [];
      })
      // What was taken over is drawn over what is only followed.
      .sort((a, b) => Number(a.kind !== 'followed') - Number(b.kind !== 'followed')),
  };
}

function drawn(way: TravelCount, from: Place, to: Place, centre: { x: number; y: number }): Way {
  // Bent towards the middle, and a little to its own side: there and back are two curves.
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const aside = { x: (to.y - from.y) * 0.1, y: (from.x - to.x) * 0.1 };
  const bend = { x: middle.x + (centre.x - middle.x) * 0.55 + aside.x, y: middle.y + (centre.y - middle.y) * 0.55 + aside.y };
  const width = Math.min(9, 1.25 + (way.kind === 'followed' ? 0.75 : 1.75) * way.count);
  const end = towards(to, bend, 9);
  const begin = towards(from, bend, 8);
  const size = 4 + width;
  const base = towards(end, bend, size);
  const [ux, uy] = [(end.x - base.x) / size, (end.y - base.y) / size];
  const side = 2.5 + width * 0.6;
  return {
    key: `${way.fromCityId} ${way.toCityId} ${way.kind}`, kind: way.kind, count: way.count, width: round(width), at: along(from, bend, to, way.kind === 'answered' ? 0.45 : 0.3),
    path: `M${round(begin.x)} ${round(begin.y)}Q${round(bend.x)} ${round(bend.y)} ${round(base.x)} ${round(base.y)}`,
    head: `M${round(end.x)} ${round(end.y)}L${round(base.x - uy * side)} ${round(base.y + ux * side)}L${round(base.x + uy * side)} ${round(base.y - ux * side)}Z`,
  };
}

/** A place on a curve; nearer to where it is from, since in the middle all of them meet. */
function along(from: { x: number; y: number }, bend: { x: number; y: number }, to: { x: number; y: number }, share: number): { x: number; y: number } {
  const of = (a: number, b: number, c: number): number => round((1 - share) ** 2 * a + 2 * share * (1 - share) * b + share ** 2 * c);
  return { x: of(from.x, bend.x, to.x), y: of(from.y, bend.y, to.y) };
}

/** So far from one point towards another. */
function towards(from: { x: number; y: number }, to: { x: number; y: number }, far: number): { x: number; y: number } {
  const distance = Math.max(1e-6, Math.hypot(to.x - from.x, to.y - from.y));
  return { x: from.x + ((to.x - from.x) / distance) * far, y: from.y + ((to.y - from.y) / distance) * far };
}

const round = (value: number): number => Math.round(value * 10) / 10;
