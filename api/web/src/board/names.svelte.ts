import { SvelteMap } from 'svelte/reactivity';
import { t } from '../i18n/i18n.svelte.ts';
import { participants, type Participant } from '../rest/api.ts';

/** As many as fit in one address with room to spare. */
const perCall = 50;

/** What someone is called here. */
const nameOf = (found: Participant): string => found.hasLeft === true ? t().people.former : found.displayName;

/** Names of participants, asked for together and once. */
export class Names {
  private readonly known = new SvelteMap<string, string>();
  private readonly asked = new Set<string>();
  private queue: string[] = [];

  /** The name, or nothing while it is being asked for. */
  of(participantId: string): string | undefined {
    const name = this.known.get(participantId);
    if (name === undefined && !this.asked.has(participantId)) {
      this.asked.add(participantId);
      if (this.queue.push(participantId) === 1) {
        queueMicrotask(() => void this.ask());
      }
    }
    return name;
  }

  tell(participantId: string, name: string): void {
    this.asked.add(participantId);
    this.known.set(participantId, name);
  }

  private async ask(): Promise<void> {
    const wanted = this.queue;
    this.queue = [];
    for (let start = 0; start < wanted.length; start += perCall) {
      const some = wanted.slice(start, start + perCall);
      try {
        (await participants(some)).forEach((found) => this.known.set(found.participantId, nameOf(found)));
      } catch {
        // A name is worth less than the board: people go by "a participant" until the next thing they do.
        some.forEach((id) => this.asked.delete(id));
      }
    }
  }
}
