import { monthsBetween } from '../practice/pictures/plot.ts';
import type { ValuePoint, ValueSeries } from '../rest/practices.ts';

/** The months of all of these, so that what happened at the same time stands at the same place in each picture. */
export function spanOf(series: readonly ValueSeries[]): { first: string; last: string } | undefined {
  const months = series.flatMap((one) => one.points.map((point) => point.month)).sort();
  return months.length === 0 ? undefined : { first: months[0]!, last: months.at(-1)! };
}

/** Every month of the span, those without anything included. */
export function filled(points: readonly ValuePoint[], span: { first: string; last: string }): ValuePoint[] {
  const byMonth = new Map(points.map((point) => [point.month, point]));
  let total = 0;
  return monthsBetween(span.first, span.last).map((month) => {
    total = byMonth.get(month)?.total ?? total;
    return byMonth.get(month) ?? { month, amount: 0, total };
  });
}
