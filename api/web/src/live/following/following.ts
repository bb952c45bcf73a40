import { backoff, type Clock } from '../clock.ts';
import type { FeedItem, InboxItem, PracticeEvent } from './wire.ts';

/** What can be followed besides boards. */
export type Topic =
  | { readonly kind: 'practice'; readonly practiceId: string }
  | { readonly kind: 'feed'; readonly cityId: string }
  | { readonly kind: 'inbox' };

/** What the server says of its own accord. */
export interface FollowListener {
  practiceEvents(practiceId: string, events: readonly PracticeEvent[]): void;
  feedItems(cityId: string, items: readonly FeedItem[]): void;
  inboxItems(items: readonly InboxItem[]): void;
  /** This node stops: dial again at once, and another one answers. */
  leaving(): void;
  /** The connection is gone; it never comes back, dial again. */
  closed(): void;
}

/** One connection. Following rejects when the server refuses or does not know it, or when the connection is lost. */
export interface FollowLine {
  follow(topic: Topic, after: number | undefined): Promise<void>;
  unfollow(topic: Topic): Promise<void>;
  hangUp(): void;
}

export type FollowDial = (listener: FollowListener) => Promise<FollowLine>;

interface Followed {
  readonly topic: Topic;
  /** The last version or position that was heard; what came before is not told again. */
  last: number | undefined;
  readonly hear: (items: readonly unknown[]) => void;
}

const keyOf = (topic: Topic): string =>
  topic.kind === 'practice' ? `practice ${topic.practiceId}` : topic.kind === 'feed' ? `feed ${topic.cityId}` : 'inbox';

/**
 * Follows practices, feeds and the inbox over one connection, as long as anything is followed. After a lost connection it goes
 * on from the last position of each. What the server will not let us follow stays silent: the pages were read
 * over REST and are right without it.
 */
export class Following {
  private readonly topics = new Map<string, Followed>();
  private line: FollowLine | undefined;
  private dialling = false;
  private attempt = 0;
  private stopRetry: (() => void) | undefined;

  constructor(private readonly dial: FollowDial, private readonly clock: Clock) {}

  practice(practiceId: string, sinceVersion: number, hear: (events: readonly PracticeEvent[]) => void): () => void {
    return this.follow({ kind: 'practice', practiceId }, sinceVersion, hear as Followed['hear']);
  }

  feed(cityId: string, after: number | undefined, hear: (items: readonly FeedItem[]) => void): () => void {
    return this.follow({ kind: 'feed', cityId }, after, hear as Followed['hear']);
  }

  inbox(after: number | undefined, hear: (items: readonly InboxItem[]) => void): () => void {
    return this.follow({ kind: 'inbox' }, after, hear as Followed['hear']);
  }

  /** Follows until the returned function is called. One follower of each thing at a time: a later one takes its place. */
  private follow(topic: Topic, after: number | undefined, hear: Followed['hear']): () => void {
    const key = keyOf(topic);
    const followed: Followed = { topic, last: after, hear };
    this.topics.set(key, followed);
    if (this.line) {
      this.ask(this.line, followed);
    } else {
      void this.connect();
    }
    return () => {
      if (this.topics.get(key) === followed) {
        this.topics.delete(key);
        this.line?.unfollow(topic).catch(ignored);
        // Another page may follow something in this same turn; then the connection is kept.
        this.clock.afterTurn(() => this.hangUpIfIdle());
      }
    };
  }

  private async connect(): Promise<void> {
    if (this.dialling || this.line || this.topics.size === 0) {
      return;
    }
    this.stopRetry?.();
    this.stopRetry = undefined;
    this.dialling = true;
    let lost = false;
    try {
      const line = await this.dial({
        practiceEvents: (practiceId, events) => this.hear({ kind: 'practice', practiceId }, events, (event) => event.version),
        feedItems: (cityId, items) => this.hear({ kind: 'feed', cityId }, items, (item) => item.position),
        inboxItems: (items) => this.hear({ kind: 'inbox' }, items, (item) => item.position),
        leaving: () => {
          // Before there is a line, that the connection is gone tells enough.
          if (this.line) {
            this.line.hangUp();
            this.line = undefined;
            this.attempt = 0;
            void this.connect();
          }
        },
        closed: () => {
          lost = true;
          this.line = undefined;
          this.later();
        },
      });
      if (lost) {
        return;
      }
      this.line = line;
      this.attempt = 0;
      for (const followed of this.topics.values()) {
        this.ask(line, followed);
      }
      this.hangUpIfIdle();
    } catch {
      // Why it failed does not matter to who reads a page that is right without it: it is tried again.
      this.later();
    } finally {
      this.dialling = false;
    }
  }

  private ask(line: FollowLine, followed: Followed): void {
    line.follow(followed.topic, followed.last).catch(ignored);
  }

  private hear<T>(topic: Topic, items: readonly T[], placeOf: (item: T) => number): void {
    const followed = this.topics.get(keyOf(topic));
    const fresh = followed ? items.filter((item) => followed.last === undefined || placeOf(item) > followed.last) : [];
    if (followed && fresh.length > 0) {
      followed.last = placeOf(fresh.at(-1)!);
      followed.hear(fresh);
    }
  }

  private later(): void {
    if (this.topics.size > 0 && !this.stopRetry) {
      this.stopRetry = this.clock.after(backoff(this.attempt++, this.clock), () => {
        this.stopRetry = undefined;
        void this.connect();
      });
    }
  }

  private hangUpIfIdle(): void {
    if (this.topics.size === 0) {
      this.stopRetry?.();
      this.stopRetry = undefined;
      this.line?.hangUp();
      this.line = undefined;
    }
  }
}

/** A refusal to follow, or a server that does not know it: the page goes without live news. A lost connection is told by `closed`. */
function ignored(): void {
  return undefined;
}
