import { inbox, markRead } from '../rest/following.ts';
import type { InboxItem } from '../live/following/wire.ts';
import { following } from '../ui/following.ts';
import { withArrived } from './news.ts';

const newestRead = 100;

/** One's inbox, for the header and for its page; kept up to date while somebody is signed in. */
class InboxModel {
  /** Newest first; undefined until it was read. */
  items = $state.raw<readonly InboxItem[]>();
  unread = $state(0);
  private stopFollowing: (() => void) | undefined;
  private generation = 0;

  /** Reads it and follows it until the returned function is called. */
  open(): () => void {
    const mine = ++this.generation;
    // A header without a number is right too; the page of the inbox says when it cannot be read.
    this.read(mine).catch(() => undefined);
    return () => this.close();
  }

  async read(generation = this.generation): Promise<readonly InboxItem[]> {
    const { items, unread } = await inbox(newestRead);
    const newestFirst = items.toReversed();
    if (generation === this.generation) {
      this.items = newestFirst;
      this.unread = unread;
      this.stopFollowing?.();
      this.stopFollowing = following.inbox(newestFirst[0]?.position ?? 0, (arrived) => {
        this.items = withArrived(this.items ?? [], arrived);
        this.unread += arrived.filter((item) => item.read !== true).length;
      });
    }
    return newestFirst;
  }

  /** Everything that is there counts as read from now on. */
  async markAllRead(): Promise<void> {
    const last = this.items?.[0]?.position;
    if (last !== undefined) {
      await markRead(last);
      this.items = (this.items ?? []).map((item) => item.position <= last ? { ...item, read: true } : item);
      this.unread = this.items.filter((item) => item.read === false).length;
    }
  }

  private close(): void {
    this.generation++;
    this.stopFollowing?.();
    this.stopFollowing = undefined;
    this.items = undefined;
    this.unread = 0;
  }
}

export const myInbox = new InboxModel();
