import { cardOf, findZone, type BoardState } from '../state.ts';
import type { CommandOf, Zone } from '../wire.ts';
import { builtOn } from './cards.ts';
import { before, gone, overtaken, type Inverse, type Since, type Skip } from './inverse.ts';
import { lockKey } from './touches.ts';

const zoneOf = (state: BoardState, zoneId: string): Zone | undefined => state.zones[findZone(state, zoneId)];

export function addZone({ zoneId }: { zoneId: string }, me: string): Inverse {
  return (now, since) => {
    const zone = zoneOf(now, zoneId);
    if (!zone) {
      return gone;
    }
    const by = zone.cards.find((card) => card.createdBy !== me)?.createdBy;
    return by === undefined ? inZone(zone, since) ?? zone.cards.map((card) => builtOn(card, since, me)).find((skip) => skip)
      ?? overtaken(since, `zone:${zoneId}`, `title:${zoneId}`) ?? { type: 'removeZone', zoneId } : { reason: 'built-on', by };
  };
}

export function renameZone({ zoneId, title }: CommandOf<'renameZone'>, was: BoardState): Inverse | undefined {
  const old = zoneOf(was, zoneId)?.title;
  return old === undefined || old === title ? undefined : (now, since) => {
    const zone = zoneOf(now, zoneId);
    return !zone ? gone : overtaken(since, `title:${zoneId}`) ?? (zone.title === title ? { type: 'renameZone', zoneId, title: old } : { reason: 'changed' });
  };
}

export function moveZone({ zoneId }: CommandOf<'moveZone'>, was: BoardState): Inverse | undefined {
  if (!zoneOf(was, zoneId)) {
    return undefined;
  }
  const earlier = before(was.zones.map((zone) => zone.zoneId), zoneId);
  return (now, since) => {
    if (!zoneOf(now, zoneId)) {
      return gone;
    }
    const after = earlier.find((id) => findZone(now, id) >= 0);
    return overtaken(since, `zonePlace:${zoneId}`, `zone:${zoneId}`)
      ?? { type: 'moveZone', zoneId, ...(after === undefined ? { atStart: true } : { afterZoneId: after }) };
  };
}

export function removeZone({ zoneId }: { zoneId: string }, was: BoardState): Inverse | undefined {
  return !zoneOf(was, zoneId) ? undefined : (now, since) => !now.removedZones.some((zone) => zone.zoneId === zoneId) ? gone
    : overtaken(since, `zone:${zoneId}`) ?? { type: 'restoreZone', zoneId };
}

export function restoreZone({ zoneId }: { zoneId: string }, was: BoardState): Inverse | undefined {
  return zoneOf(was, zoneId) ? undefined : (now, since) => {
    const zone = zoneOf(now, zoneId);
    return !zone ? gone : inZone(zone, since) ?? overtaken(since, `zone:${zoneId}`, `title:${zoneId}`) ?? { type: 'removeZone', zoneId };
  };
}

/** Others have since put something in this zone, or changed what is in it. */
function inZone(zone: Zone, since: Since): Skip | undefined {
  const keys = [`in:${zone.zoneId}`, ...zone.cards.flatMap(({ cardId }) => [`text:${cardId}`, `colour:${cardId}`, `comments:${cardId}`, `votes:${cardId}`, `links:${cardId}`])];
  const by = keys.map(since).find((who) => who !== undefined);
  return by === undefined ? undefined : { reason: 'built-on', by };
}

export function setBoardTitle({ title }: CommandOf<'setBoardTitle'>, was: BoardState): Inverse | undefined {
  return was.title === title ? undefined : (now, since) =>
    overtaken(since, 'title') ?? (now.title === title ? { type: 'setBoardTitle', title: was.title } : { reason: 'changed' });
}

export function lock(command: CommandOf<'lock' | 'unlock'>, was: BoardState): Inverse | undefined {
  const { type: _, ...target } = command;
  const holder = (state: BoardState): string | undefined => target.cardId !== undefined ? cardOf(state, target.cardId)?.lockedBy
    : target.zoneId !== undefined ? zoneOf(state, target.zoneId)?.lockedBy : state.lockedBy;
  const there = (state: BoardState): boolean => target.cardId !== undefined ? cardOf(state, target.cardId) !== undefined
    : target.zoneId === undefined || zoneOf(state, target.zoneId) !== undefined;
  const locks = command.type === 'lock';
  return (holder(was) !== undefined) === locks ? undefined : (now, since) => !there(now) ? gone
    : overtaken(since, lockKey(target)) ?? ((holder(now) !== undefined) === locks ? { type: locks ? 'unlock' : 'lock', ...target } : gone);
}

/**
 * Back to what the zone was just before it was rewound: not when others did anything in it since. A card that
 * rewinding fetched from another zone does not go back there but to the removed ones.
 *
 * @param version that of the step's own event; until that is there nobody knows what it was before.
 */
export function rewindZone({ zoneId }: CommandOf<'rewindZone'>, was: BoardState, version: number | undefined): Inverse {
  const old = zoneOf(was, zoneId)?.cards ?? [];
  return (now, since) => {
    const zone = zoneOf(now, zoneId);
    if (version === undefined) {
      return { reason: 'waiting' };
    }
    const keys = [...old, ...zone?.cards ?? []].flatMap(({ cardId }) => [`card:${cardId}`, `place:${cardId}`, `colour:${cardId}`, `text:${cardId}`]);
    return !zone ? gone : overtaken(since, `zone:${zoneId}`, `title:${zoneId}`, `in:${zoneId}`, ...keys)
      ?? { type: 'rewindZone', zoneId, version: version - 1 };
  };
}
