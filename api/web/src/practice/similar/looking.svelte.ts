import type { SimilarPractice } from '../../rest/practices.ts';

/** Fewer characters say too little to look by. */
export const fewest = 12;

/** More the server does not look by, in UTF-16 units. */
export const most = 1_000;

/** How long someone has to stop typing before it is looked by, in milliseconds. */
export const pause = 600;

type Look = (text: string, signal: AbortSignal) => Promise<readonly SimilarPractice[]>;

/** Looks, while someone types, for practices that met the same. What was typed since makes an answer stale, which then never appears. */
export class Looking {
  found = $state.raw<readonly SimilarPractice[]>([]);
  /** Whether who types wants to see it. */
  open = $state(true);

  private waiting: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;
  private asked = '';

  constructor(private readonly look: Look) {}

  typed(text: string): void {
    // Not half a character at the end.
    const wanted = text.replace(/\s+/g, ' ').trim().slice(0, most).replace(/[\ud800-\udbff]$/, '');
    if (wanted === this.asked) {
      return;
    }
    this.stop();
    this.asked = wanted;
    if (wanted.length < fewest) {
      this.found = [];
      return;
    }
    this.waiting = setTimeout(() => void this.ask(wanted), pause);
  }

  /** Nothing that is under way appears any more. */
  stop(): void {
    clearTimeout(this.waiting);
    this.asking?.abort();
    this.asking = undefined;
  }

  private async ask(text: string): Promise<void> {
    const asking = this.asking = new AbortController();
    // It is a help and no more: where it cannot be had, whoever types is not bothered with it.
    const found = await this.look(text, asking.signal).catch(() => []);
    if (this.asking === asking) {
      this.found = found;
    }
  }
}
