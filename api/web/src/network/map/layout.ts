import { flanders, lakes, netherlands, type Place } from './land.ts';

export interface CityToPlace {
  readonly cityId: string;
  readonly name: string;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly practices: number;
}

/** A city on the map: its dot, and its name beside it. */
export interface PlacedCity {
  readonly cityId: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly land: readonly string[];
  readonly water: readonly string[];
  readonly cities: readonly PlacedCity[];
}

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const width = 480;
const margin = 26;
/** Of the names, in the map's own units; larger where the map is drawn smaller. */
export const usualFontSize = 15;
/** Of the letters of a usual sans serif, on the wide side: names must not touch on any machine. */
const letterWidth = 0.68;

/** Where everything is on the map. Cities without a place on earth are left out; one far away makes the map larger. */
export function layOut(cities: readonly CityToPlace[], fontSize = usualFontSize): MapLayout {
  const placed = cities.filter((city) => city.latitude !== undefined && city.longitude !== undefined);
  const all: Place[] = [...netherlands, ...flanders, ...placed.map((city): Place => [city.longitude!, city.latitude!])];
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
  // Degrees of longitude are shorter than those of latitude, the more so the further north.
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = (width - 2 * margin) / ((east - west) * squeeze);
  const project = ([longitude, latitude]: Place): { x: number; y: number } =>
    ({ x: round(margin + (longitude - west) * squeeze * scale), y: round(margin + (north - latitude) * scale) });
  const outline = (places: readonly Place[]): string =>
    places.map((place, index) => `${index === 0 ? 'M' : 'L'}${project(place).x} ${project(place).y}`).join('') + 'Z';
  const dots = placed.map((city) => ({ ...city, ...project([city.longitude!, city.latitude!]), radius: radiusOf(city.practices) }));
  return { width, height: round(2 * margin + (north - south) * scale), land: [netherlands, flanders].map(outline), water: [outline(lakes)], cities: withLabels(dots, fontSize) };
}

/** By area: twice the practices is twice the dot. */
export function radiusOf(practices: number): number {
  return round(Math.min(20, 5 + 3 * Math.sqrt(practices)));
}

// Each name goes to the first place around its dot where it covers no other dot and no name. Those at the edges have the fewest
// places, so they come first; where there is none at all a name rather covers something than leave the map.
function withLabels(dots: readonly (CityToPlace & { x: number; y: number; radius: number })[], fontSize: number): PlacedCity[] {
  const taken: Box[] = dots.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  const edgesFirst = dots.map((dot, index) => ({ dot, own: taken[index]! })).sort((a, b) => toEdge(a.dot.x) - toEdge(b.dot.x));
  return edgesFirst.map(({ dot: { cityId, name, x, y, radius }, own }) => {
    const places = around(x, y, radius, fontSize).map((label) => ({ label, box: labelBox(name, label, fontSize) }));
    const onMap = places.filter(({ box }) => box.left >= 2 && box.right <= width - 2);
    const free = onMap.find(({ box }) => taken.every((other) => other === own || !overlap(box, other))) ?? onMap[0] ?? places[0]!;
    taken.push(free.box);
    return { cityId, name, x, y, radius, label: free.label };
  });
}

const toEdge = (x: number): number => Math.min(x, width - x);

function around(x: number, y: number, radius: number, fontSize: number): PlacedCity['label'][] {
  const [off, middle] = [radius + 7, fontSize * 0.35];
  return [
    { x: x + off, y: y + middle, anchor: 'start' }, { x: x - off, y: y + middle, anchor: 'end' },
    { x, y: y - off, anchor: 'middle' }, { x, y: y + off + fontSize * 0.7, anchor: 'middle' },
    { x: x + off, y: y - off, anchor: 'start' }, { x: x + off, y: y + off + middle, anchor: 'start' },
    { x: x - off, y: y - off, anchor: 'end' }, { x: x - off, y: y + off + middle, anchor: 'end' },
    { x: x + radius, y: y - off, anchor: 'end' }, { x: x + radius, y: y + off + fontSize * 0.7, anchor: 'end' },
    { x: x - radius, y: y - off, anchor: 'start' }, { x: x - radius, y: y + off + fontSize * 0.7, anchor: 'start' },
  ];
}

/** What a name covers. */
export function labelBox(name: string, { x, y, anchor }: PlacedCity['label'], fontSize = usualFontSize): Box {
  const length = name.length * fontSize * letterWidth;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
  return { left, top: y - fontSize * 0.85, right: left + length, bottom: y + fontSize * 0.25 };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const round = (value: number): number => Math.round(value * 10) / 10;
