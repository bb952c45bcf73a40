import { untrack } from 'svelte';

/** What was said within this time, in milliseconds, is read out together. */
const gather = 1_200;

/** The text of the one polite live region. Gathers, so that a busy board does not talk without end. */
export class Announcer {
  text = $state('');
  private waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Answers to what the person just did themselves come at once; a newer one replaces an older one. */
  now(text: string): void {
    // The same text again would not be read; a space that nobody sees makes it another text. Whoever says something
    // does not listen to it: an effect that does would say it for ever.
    this.text = untrack(() => this.text) === text ? text + '\u00a0' : text;
  }

  /** @param many what to say instead when there is too much to read out. */
  later(texts: readonly string[], many: (n: number) => string): void {
    if (texts.length === 0) {
      return;
    }
    this.waiting.push(...texts);
    this.timer ??= setTimeout(() => {
      const heard = this.waiting;
      this.waiting = [];
      this.timer = undefined;
      this.now(heard.length > 3 ? many(heard.length) : heard.join('. '));
    }, gather);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
