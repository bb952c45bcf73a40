import type { BoardSnapshot } from '../../live/wire.ts';

/** The titles of these zones as far as they are on the board, in one line. */
export function zoneNames(board: BoardSnapshot | undefined, zoneIds: readonly string[]): string {
  return (board?.zones ?? []).filter((zone) => zoneIds.includes(zone.zoneId)).map((zone) => zone.title).join(', ');
}
