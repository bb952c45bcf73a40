/** When someone has not typed for this long, in milliseconds, they have paused. */
const pause = 2_500;
/** That someone types is said at most once in so many milliseconds. */
const pace = 6_000;

/** Time, so that tests can hold it in their hands. */
export interface NewsClock {
  now(): number;
  after(milliseconds: number, action: () => void): () => void;
}

export interface TypingTold {
  /** `typing`: they began; `edited`: they paused. */
  readonly kind: 'typing' | 'edited';
  readonly cardId: string;
  /** Each once, in the order they came. */
  readonly participantIds: readonly string[];
}

interface Bout {
  readonly by: Set<string>;
  told: number;
  stop: () => void;
}

/** Makes news of keystrokes: who types where, not too often, and what card they changed once they pause. */
export class TypingNews {
  private readonly bouts = new Map<string, Bout>();
  private lastTold = -Infinity;

  constructor(private readonly clock: NewsClock, private readonly tell: (news: TypingTold) => void) {}

  /** Someone changed the text of a card. */
  heard(cardId: string, participantId: string): void {
    const bout = this.bouts.get(cardId) ?? { by: new Set<string>(), told: 0, stop: () => undefined };
    this.bouts.set(cardId, bout);
    bout.by.add(participantId);
    bout.stop();
    bout.stop = this.clock.after(pause, () => {
      this.bouts.delete(cardId);
      this.say('edited', cardId, bout);
    });
    if (bout.by.size > bout.told && this.clock.now() - this.lastTold >= pace) {
      this.say('typing', cardId, bout);
    }
  }

  stop(): void {
    for (const bout of this.bouts.values()) {
      bout.stop();
    }
    this.bouts.clear();
  }

  private say(kind: TypingTold['kind'], cardId: string, bout: Bout): void {
    bout.told = bout.by.size;
    this.lastTold = this.clock.now();
    this.tell({ kind, cardId, participantIds: [...bout.by] });
  }
}
