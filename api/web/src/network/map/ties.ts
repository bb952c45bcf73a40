import type { FollowedPractice } from '../../rest/following.ts';

/** That one city follows practices of another; both ways are one tie, however many practices that are. */
export interface Tie { readonly from: string; readonly to: string; readonly count: number }

/** The ties between cities, from what each follows. A city's own practices tie it to nobody. */
export function tiesOf(follows: ReadonlyMap<string, readonly FollowedPractice[]>): Tie[] {
  const ties = new Map<string, Tie>();
  for (const [cityId, practices] of follows) {
    for (const other of practices.map((practice) => practice.cityId).filter((id) => id !== cityId)) {
      const [from, to] = [cityId, other].sort() as [string, string];
      ties.set(`${from} ${to}`, { from, to, count: (ties.get(`${from} ${to}`)?.count ?? 0) + 1 });
    }
  }
  return [...ties.values()];
}
