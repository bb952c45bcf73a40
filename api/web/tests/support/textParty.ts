import { apply, nothing, TextDraft, TextOperationBuilder, transform, type TextOperation, type TextPrecedence } from '../../src/text/index.ts';
import { isInsidePair } from '../../src/text/surrogates.ts';

/** Pieces of text that are easily broken: pairs, combining marks, joiners, flags, line ends. */
export const pieces = ['a', 'b', ' ', 'x', 'é', 'e\u0301', '🌙', '🌞', '👩‍🌾', '🇳🇱', '\r\n', '\n', '𐌙', 'woord', 'ﷺ'];

/** An operation that fits the text: each step keeps, takes out or puts in. */
export function operationOn(text: string, steps: readonly (readonly [kind: number, characters: number, pick: number])[]): TextOperation {
  const made = new TextOperationBuilder();
  let place = 0;
  for (const [kind, characters, pick] of steps) {
    if (kind % 3 === 1) {
      made.insert(pieces[pick % pieces.length]!);
      continue;
    }
    const end = forward(text, place, characters % 5);
    if (kind % 3 === 0) {
      made.retain(end - place);
    } else {
      made.delete(end - place);
    }
    place = end;
  }
  return made.build();
}

function forward(text: string, from: number, characters: number): number {
  return [...text.slice(from)].slice(0, characters).reduce((place, character) => place + character.length, from);
}

interface Person {
  draft: TextDraft;
  id: number;
  heard: number;
  up: { operation: TextOperation; base: number } | undefined;
}

export type PartyStep = readonly [kind: number, who: number, place: number, characters: number, pick: number];

/** People who type in one text at the same time, with everything on its way held in hand; as tests/Support/Text/TextParty.cs. */
export class TextParty {
  readonly happened = new Set<string>();
  /** Everything that anybody typed, and what refusals gave back of it. */
  typed = '';
  givenBack = '';
  private readonly people: Person[];
  private readonly history: { id: number; stored: TextOperation }[] = [];
  private ids = 0;

  /** @param takenFor what the server takes an arriving operation for; 'earlier' is wrong and there to be noticed. */
  constructor(public text: string, people: number, private readonly takenFor: TextPrecedence = 'later', private readonly deletes = true) {
    this.people = Array.from({ length: people }, () => ({ draft: TextDraft.of(text), id: 0, heard: 0, up: undefined }));
  }

  take([kind, who, place, characters, pick]: PartyStep): void {
    const person = this.people[who % this.people.length]!;
    switch (kind % 12) {
      case 0: case 1: case 2: case 3: this.edit(person, place, characters, pick); break;
      case 4: case 5: this.send(person); break;
      case 6: case 7: this.arrive(person); break;
      case 8: case 9: this.hear(person); break;
      case 10: this.reconnect(person); break;
      default: this.refuse(person, pick % 2 === 0);
    }
    const { confirmed, inFlight, buffer, text } = person.draft;
    same(apply(buffer ?? nothing, apply(inFlight ?? nothing, confirmed)), text, 'what is shown');
  }

  /** Everybody sends and hears everything; then all texts are one. */
  settle(): void {
    const busy = (person: Person): boolean =>
      person.draft.inFlight !== undefined || person.draft.buffer !== undefined || person.heard < this.history.length;
    while (this.people.some(busy)) {
      for (const person of this.people) {
        this.reconnect(person);
        this.send(person);
        this.arrive(person);
      }
    }
    this.people.forEach((person) => same(this.text, person.draft.text, 'what is shown in the end'));
  }

  private edit(person: Person, place: number, characters: number, pick: number): void {
    const shown = person.draft.text;
    const inside = place % (shown.length + 1);
    const at = isInsidePair(shown, inside) ? inside - 1 : inside;
    const end = forward(shown, at, this.deletes && characters % 2 === 0 ? characters % 7 : 0);
    const piece = pieces[pick % pieces.length]!;
    this.typed += piece;
    person.draft = person.draft.edit(new TextOperationBuilder().retain(at).insert(piece).delete(end - at).build());
    this.happened.add('edit');
  }

  private send(person: Person): void {
    const sending = person.draft.send();
    if (sending) {
      person.draft = sending.draft;
      person.id = ++this.ids;
      person.up = { operation: sending.operation, base: person.heard };
      this.happened.add('send');
    }
  }

  private arrive(person: Person): void {
    if (!person.up) {
      return;
    }
    const { operation, base } = person.up;
    person.up = undefined;
    this.happened.add(base < this.history.length ? 'transform' : 'store');
    const stored = this.history.slice(base).reduce((mine, other) => transform(mine, other.stored, this.takenFor), operation);
    this.text = apply(stored, this.text);
    this.history.push({ id: person.id, stored });
  }

  private hear(person: Person): void {
    const next = this.history[person.heard];
    if (!next) {
      return;
    }
    person.heard++;
    const before = person.draft.text;
    if (next.id === person.id) {
      person.draft = person.draft.acknowledged(next.stored);
      same(before, person.draft.text, 'what is shown after an acknowledgement');
      this.happened.add('acknowledged');
      return;
    }
    this.happened.add(person.draft.inFlight && person.draft.buffer ? 'remote on both' : 'remote');
    const { draft, shown } = person.draft.remote(next.stored);
    person.draft = draft;
    same(apply(shown, before), draft.text, 'what changed');
  }

  /** What was on its way is lost; after hearing what was missed, what is still in flight is sent again as it is by now. */
  private reconnect(person: Person): void {
    this.happened.add(person.up ? 'lost' : 'reconnect');
    person.up = undefined;
    while (person.heard < this.history.length) {
      this.hear(person);
    }
    const operation = person.draft.inFlight;
    person.up = operation && { operation, base: person.heard };
  }

  private refuse(person: Person, putBack: boolean): void {
    if (!person.up) {
      return;
    }
    person.up = undefined;
    const before = person.draft.text;
    if (putBack) {
      person.draft = person.draft.returnToBuffer();
      same(before, person.draft.text, 'what is shown after it was put back');
      this.happened.add('put back');
      return;
    }
    const { draft, shown, typed } = person.draft.refused();
    person.draft = draft;
    this.givenBack += typed;
    same(apply(shown, before), draft.text, 'what changed by a refusal');
    this.happened.add('refused');
  }
}

function same(expected: string, actual: string, what: string): void {
  if (expected !== actual) {
    throw new Error(`${what} is '${actual}' and should be '${expected}'.`);
  }
}
