import type { ParticipationGroup } from '../rest/participation.ts';

export type Kind = 'decided' | 'spoke' | 'tookPart' | 'silent';

export interface Part { readonly kind: Kind; readonly count: number; readonly x: number; readonly width: number }

const whole = 300;

/** The bar of a group, as long as it is large beside the largest; nothing is drawn of what nobody did. */
export function partsOf(group: ParticipationGroup, most: number): Part[] {
  const counts: [Kind, number][] = group.decided === undefined || group.spoke === undefined
    ? [['tookPart', group.tookPart], ['silent', group.silent]]
    : [['decided', group.decided], ['spoke', group.spoke], ['silent', group.silent]];
  let x = 0;
  return counts.map(([kind, count]) => {
    const part = { kind, count, x, width: (count / most) * whole };
    x += part.width;
    return part;
  });
}
