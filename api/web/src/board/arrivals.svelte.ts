import { goToCard, goToStart, goToZone } from './going.ts';
import type { EventOf } from '../live/wire.ts';

/** Not pulled along by what was asked this long ago, in milliseconds: one heard of it only after a lost connection. */
const fresh = 30_000;

/** Whoever leads brings everyone somewhere. Who is typing is asked instead of pulled away. */
export class Arrivals {
  asked = $state.raw<{ event: EventOf<'everyoneBrought'>; words: string } | undefined>(undefined);

  constructor(private readonly now: () => Date, private readonly announce: (words: string) => void) {}

  /** @param words who brings everyone where. @param held whether the person looks at a paused board. */
  heard(event: EventOf<'everyoneBrought'>, words: string, held: boolean): void {
    if (this.now().getTime() - Date.parse(event.at) > fresh) {
      return;
    }
    this.announce(words);
    this.asked = held || isBusy(document.activeElement) ? { event, words } : undefined;
    if (!this.asked) {
      goToPlace(event);
    }
  }

  go(): void {
    const { asked } = this;
    this.asked = undefined;
    if (asked) {
      goToPlace(asked.event);
    }
  }

  stay(): void {
    this.asked = undefined;
  }
}

function goToPlace({ cardId, zoneId }: { cardId?: string; zoneId?: string }): void {
  if (cardId !== undefined) {
    goToCard(cardId);
  } else if (zoneId !== undefined) {
    goToZone(zoneId);
  } else {
    goToStart();
  }
}

/** Whether it is something that text goes in, or that is being chosen in. */
function isBusy(element: Element | null): boolean {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || (element instanceof HTMLInputElement && element.type === 'text');
}
