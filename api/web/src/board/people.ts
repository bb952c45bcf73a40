import type { Messages } from '../i18n/messages/nl.ts';
import type { BoardSnapshot, Presence } from '../live/wire.ts';

/** Names in one phrase: "Anna", "Anna en Bram", "Anna, Bram en 2 anderen". */
export function namesInWords(names: readonly string[], m: Messages): string {
  const [first = m.people.someone, second, ...rest] = names;
  return second === undefined ? first
    : rest.length === 0 ? `${first} ${m.writing.and} ${second}` : `${first}, ${second} ${m.writing.and} ${m.writing.others(rest.length)}`;
}

export interface PersonHere {
  readonly id: string;
  readonly cardId: string | undefined;
  /** Of their pointer. */
  readonly zoneId: string | undefined;
  readonly editing: boolean;
}

/** One entry a person, however many windows they have open; oneself first. */
export function peopleHere(present: readonly Presence[], me: string): PersonHere[] {
  const byPerson = new Map<string, PersonHere>();
  for (const { participantId: id, cardId, pointer, editing = false } of present) {
    const known = byPerson.get(id);
    byPerson.set(id, { id, cardId: cardId ?? known?.cardId, zoneId: pointer?.zoneId ?? known?.zoneId, editing: editing || (known?.editing ?? false) });
  }
  return [...byPerson.values()].sort((a, b) => Number(b.id === me) - Number(a.id === me));
}

/** How many of them are in each zone, for the zones where anyone is. */
export function countsByZone(people: readonly PersonHere[], board: BoardSnapshot): { title: string; count: number }[] {
  return board.zones.flatMap((zone) => {
    const cards = new Set(zone.cards.map((card) => card.cardId));
    const count = people.filter((one) => one.cardId === undefined ? one.zoneId === zone.zoneId : cards.has(one.cardId)).length;
    return count === 0 ? [] : [{ title: zone.title, count }];
  });
}
