import type { ValuePoint } from '../../rest/practices.ts';

export interface Bar { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly month: string }

export interface Plot {
  readonly width: number;
  readonly height: number;
  /** What came in each month, those without anything included. */
  readonly bars: readonly Bar[];
  /** What had come by the end of each month: the path of a line. */
  readonly line: string;
  readonly end: { readonly x: number; readonly y: number };
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly first: string;
  readonly last: string;
  readonly left: number;
  readonly bottom: number;
}

const width = 360;
const height = 170;
const margin = { left: 60, right: 14, top: 12, bottom: 22 };
/** So that a single month is a bar and no wall. */
const fewestMonths = 6;

/** Every month between two, both included; the first at most twenty years before the last. */
export function monthsBetween(first: string, last: string): string[] {
  const [toYear, toMonth] = last.split('-').map(Number) as [number, number];
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (; year * 12 + month <= toYear * 12 + toMonth && months.length < 240; month === 12 ? (year++, month = 1) : month++) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
  }
  return months;
}

/** A round number that is at least this. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 0.01)));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= value - power * 1e-9) ?? value;
}

/** Draws one series over time: bars for the months, a line for what they come to together. Undefined when there is nothing to draw. */
export function plot(points: readonly ValuePoint[]): Plot | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) {
    return undefined;
  }
  const months = monthsBetween(first.month, last.month);
  const byMonth = new Map(points.map((point) => [point.month, point]));
  const top = roundUp(last.total);
  const inside = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const slot = inside.width / Math.max(fewestMonths, months.length);
  const yOf = (value: number): number => margin.top + inside.height * (1 - value / top);
  let total = 0;
  let line = '';
  let end = { x: margin.left, y: yOf(0) };
  const bars = months.map((month, index) => {
    const point = byMonth.get(month);
    total = point?.total ?? total;
    const x = margin.left + index * slot;
    end = { x: x + slot / 2, y: yOf(total) };
    line += `${index === 0 ? 'M' : 'L'}${round(end.x)} ${round(end.y)}`;
    const y = yOf(point?.amount ?? 0);
    return { x: round(x + slot * 0.15), y: round(y), width: round(slot * 0.7), height: round(yOf(0) - y), month };
  });
  return {
    width, height, bars, line, end: { x: round(end.x), y: round(end.y) }, first: first.month, last: last.month, left: margin.left, bottom: yOf(0),
    ticks: [0, top / 2, top].map((value) => ({ value, y: round(yOf(value)) })),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
