import { tick } from 'svelte';
import { t } from '../i18n/i18n.svelte.ts';
import type { BoardEvent, BoardSnapshot } from '../live/wire.ts';
import type { Announcer } from './announcer.svelte.ts';
import type { Arrivals } from './arrivals.svelte.ts';
import { brief, describe } from './describe.ts';
import { namesInWords } from './people.ts';
import { TypingNews, type TypingTold } from './typingNews.ts';

/** What telling of others needs of the page. */
export interface NewsPage {
  announcer: Announcer;
  arrivals: Arrivals;
  nameOf(participantId: string): string;
  /** A card's text on one short line. */
  textOf(cardId: string): string;
}

const timers = {
  now: () => Date.now(),
  after(milliseconds: number, action: () => void): () => void {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Tells in words what others do. */
export class News {
  private readonly typing = new TypingNews(timers, (told) => this.page.announcer.later([this.typingInWords(told)], t().heard.many));

  constructor(private readonly page: NewsPage) {}

  /** @param held whether the person looks at a paused board, and is told of nothing but that they are wanted elsewhere. */
  heard(events: readonly BoardEvent[], board: BoardSnapshot, held: boolean): void {
    const words: string[] = [];
    for (const event of events) {
      if (event.type === 'everyoneBrought') {
        // Where to go may have come with the same events; it is on the page after its next update.
        void tick().then(() => this.page.arrivals.heard(event, this.broughtInWords(event, board), held));
      } else if (held || event.type === 'happenedPrivately') {
        continue;
      } else if (event.type === 'cardTextEdited') {
        this.typing.heard(event.cardId, event.by);
      } else {
        words.push(describe(event, board, this.page.nameOf(event.by), t()));
      }
    }
    this.page.announcer.later(words, t().heard.many);
  }

  stop(): void {
    this.typing.stop();
  }

  private broughtInWords(event: BoardEvent & { zoneId?: string; cardId?: string }, board: BoardSnapshot): string {
    const { bring } = t().workshop;
    const zone = board.zones.find((one) => one.zoneId === event.zoneId);
    const where = event.cardId !== undefined ? bring.card(this.page.textOf(event.cardId)) : zone ? bring.zone(zone.title) : bring.start;
    return bring.came(this.page.nameOf(event.by), where);
  }

  private typingInWords({ kind, cardId, participantIds }: TypingTold): string {
    const m = t();
    const names = namesInWords(participantIds.map((id) => this.page.nameOf(id)), m);
    const card = brief(this.page.textOf(cardId), m);
    return participantIds.length === 1
      ? (kind === 'typing' ? m.writing.heardTyping : m.writing.heardEdited)(names, card)
      : (kind === 'typing' ? m.writing.heardTypingMany : m.writing.heardEditedMany)(names, card);
  }
}
