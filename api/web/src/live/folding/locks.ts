import { without } from '../lists.ts';
import { changeCard, changeZone, type BoardState } from '../state.ts';
import type { EventOf } from '../wire.ts';

export function setLock(state: BoardState, target: EventOf<'locked' | 'unlocked'>, by: string | undefined): BoardState {
  const put = <T extends { readonly lockedBy?: string }>(item: T): T =>
    by === undefined ? (without(item, 'lockedBy') as T) : { ...item, lockedBy: by };
  if (target.cardId !== undefined) {
    return changeCard(state, target.cardId, put);
  }
  return target.zoneId === undefined ? put(state) : changeZone(state, target.zoneId, put);
}
