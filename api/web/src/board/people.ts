import type { Messages } from '../i18n/messages/nl.ts';
import type { Presence } from '../live/wire.ts';

/** Names in one phrase: "Anna", "Anna en Bram", "Anna, Bram en 2 anderen". */
export function namesInWords(names: readonly string[], m: Messages): string {
  const [first = m.people.someone, second, ...rest] = names;
  return second === undefined ? first
    : rest.length === 0 ? `${first} ${m.writing.and} ${second}` : `${first}, ${second} ${m.writing.and} ${m.writing.others(rest.length)}`;
}

export interface PersonHere {
  readonly id: string;
  readonly cardId: string | undefined;
  readonly editing: boolean;
}

/** One entry a person, however many windows they have open; oneself first. */
export function peopleHere(present: readonly Presence[], me: string): PersonHere[] {
  const byPerson = new Map<string, PersonHere>();
  for (const { participantId: id, cardId, editing = false } of present) {
    const known = byPerson.get(id);
    byPerson.set(id, { id, cardId: cardId ?? known?.cardId, editing: editing || (known?.editing ?? false) });
  }
  return [...byPerson.values()].sort((a, b) => Number(b.id === me) - Number(a.id === me));
}
