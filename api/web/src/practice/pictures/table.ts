import type { Ecosystem } from '../../rest/practices.ts';

export interface Point { readonly x: number; readonly y: number }

/** A seat at the table; without a stakeholder it is empty. */
export interface Seat extends Point { readonly sector: string; readonly stakeholderId: string | undefined }

/** Something that somebody must answer for, on the table, with the seats of who does. */
export interface Duty extends Point { readonly responsibility: string; readonly heldBy: readonly Point[] }

export interface SectorLabel extends Point { readonly sector: string; readonly anchor: 'start' | 'middle' | 'end'; readonly empty: boolean }

export interface RoundTable {
  readonly width: number;
  readonly height: number;
  readonly centre: Point;
  readonly radius: number;
  readonly seatRadius: number;
  readonly seats: readonly Seat[];
  readonly duties: readonly Duty[];
  readonly labels: readonly SectorLabel[];
}

const width = 540;
const height = 400;
const centre: Point = { x: width / 2, y: height / 2 };
const tableRadius = 96;
const seatsRadius = 132;
const labelsRadius = 164;
const largestSeat = 19;
/** Of each sector's share of the circle, what stays empty between it and the next. */
const gap = 0.12;

const at = (angle: number, radius: number): Point => ({ x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) });

/**
 * The ecosystem as a round table: the sectors around it, each with a seat for each stakeholder and one that stays empty while it has
 * none; on the table what somebody must answer for. A sector's share of the circle grows with its seats, so that seats
 * never overlap; with very many they get smaller.
 */
export function roundTable(map: Ecosystem): RoundTable {
  const shares = map.sectors.map(({ stakeholderIds }) => Math.max(2, stakeholderIds.length + 1));
  const all = shares.reduce((sum, share) => sum + share, 0) || 1;
  const seatRadius = Math.min(largestSeat, (Math.PI * seatsRadius * (1 - gap)) / all);
  const seats: Seat[] = [];
  const labels: SectorLabel[] = [];
  let from = -Math.PI / map.sectors.length;
  map.sectors.forEach(({ sector, stakeholderIds }, index) => {
    const width = (2 * Math.PI * shares[index]!) / all;
    const taken: (string | undefined)[] = stakeholderIds.length === 0 ? [undefined] : stakeholderIds;
    const step = Math.min((width * (1 - gap)) / taken.length, (2.5 * largestSeat) / seatsRadius);
    const middle = from + width / 2;
    taken.forEach((stakeholderId, place) => seats.push({ sector, stakeholderId, ...at(middle + (place - (taken.length - 1) / 2) * step, seatsRadius) }));
    const side = Math.sin(middle);
    labels.push({ sector, empty: stakeholderIds.length === 0, anchor: side > 0.25 ? 'start' : side < -0.25 ? 'end' : 'middle', ...at(middle, labelsRadius) });
    from += width;
  });
  return { width, height, centre, radius: tableRadius, seatRadius, seats, labels, duties: duties(map, seats) };
}

// Each lies on the side of the table where those sit who answer for it; what nobody answers for lies in the middle.
function duties(map: Ecosystem, seats: readonly Seat[]): Duty[] {
  const placed: Point[] = [];
  return map.responsibilities.map(({ responsibility, heldBy }) => {
    const holders = seats.filter((seat) => seat.stakeholderId !== undefined && heldBy.includes(seat.stakeholderId));
    const towards = holders.length === 0 ? centre : {
      x: holders.reduce((sum, seat) => sum + seat.x, 0) / holders.length,
      y: holders.reduce((sum, seat) => sum + seat.y, 0) / holders.length,
    };
    const wanted = { x: centre.x + (towards.x - centre.x) * 0.5, y: centre.y + (towards.y - centre.y) * 0.5 };
    const place = freeNear(wanted, placed);
    placed.push(place);
    return { responsibility, heldBy: holders, ...place };
  });
}

const apart = 24;

/** The nearest place on the table that is not taken, looked for in a spiral; the wanted one when the table is full. */
function freeNear(wanted: Point, taken: readonly Point[]): Point {
  for (let turn = 0; turn < 400; turn++) {
    const radius = 3.2 * Math.sqrt(turn);
    const angle = turn * 2.399963;
    const place = { x: wanted.x + radius * Math.cos(angle), y: wanted.y + radius * Math.sin(angle) };
    const onTable = Math.hypot(place.x - centre.x, place.y - centre.y) <= tableRadius - 14;
    if (onTable && taken.every((other) => Math.hypot(other.x - place.x, other.y - place.y) >= apart)) {
      return place;
    }
  }
  return wanted;
}

/** A letter for each responsibility, to find it in the list by: a, b, … z, a1, b1, … */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letter + Math.floor(index / 26);
}
