import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Outbox, OutboxEntry } from '../live/outbox.ts';
import type { Ownership } from './ownership.ts';

interface Stored extends OutboxEntry {
  participantId: string;
  boardId: string;
  /** The tab that sends it. */
  tabId: string;
}

interface Schema extends DBSchema {
  commands: { key: [string, string, string]; value: Stored };
}

export type OutboxDatabase = IDBPDatabase<Schema>;

/** Opens the outbox of this browser, of all people and boards together. */
export function openOutboxDatabase(): Promise<OutboxDatabase> {
  return openDB<Schema>('stadmaken', 1, {
    upgrade(database) {
      database.createObjectStore('commands', { keyPath: ['participantId', 'boardId', 'commandId'] });
    },
  });
}

/** The unconfirmed commands of one person on one board, in IndexedDB. Nobody else's are ever read or sent. */
export class IndexedDbOutbox implements Outbox {
  /** This tab's writes one after another: an entry that is answered quickly must not be put back after its removal. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: OutboxDatabase,
    private readonly ownership: Ownership,
    private readonly participantId: string,
    private readonly boardId: string,
  ) {}

  async adopt(): Promise<OutboxEntry[]> {
    const range = IDBKeyRange.bound([this.participantId, this.boardId, ''], [this.participantId, this.boardId, '\uffff']);
    const found = await this.database.getAll('commands', range);
    const living = await this.ownership.livingOthers([...new Set(found.map((stored) => stored.tabId))]);
    const mine: Stored[] = [];
    const transaction = this.database.transaction('commands', 'readwrite');
    for (const { commandId } of found.filter((stored) => !living.has(stored.tabId))) {
      // Read again in this transaction: it may have been confirmed, or taken over, since.
      const stored = await transaction.store.get([this.participantId, this.boardId, commandId]);
      if (stored && !living.has(stored.tabId)) {
        mine.push(stored);
        await transaction.store.put({ ...stored, tabId: this.ownership.tabId });
      }
    }
    await transaction.done;
    return mine.sort((a, b) => a.order - b.order).map(({ participantId: _, boardId: __, tabId: ___, ...entry }) => entry);
  }

  put(...entries: OutboxEntry[]): Promise<void> {
    return this.inOrder(async () => {
      const { store, done } = this.database.transaction('commands', 'readwrite');
      const { participantId, boardId } = this;
      await Promise.all([...entries.map((entry) => store.put({ ...entry, participantId, boardId, tabId: this.ownership.tabId })), done]);
    });
  }

  remove(commandId: string): Promise<void> {
    return this.inOrder(() => this.database.delete('commands', [this.participantId, this.boardId, commandId]));
  }

  private inOrder(write: () => Promise<void>): Promise<void> {
    const done = this.last.then(write, write);
    this.last = done;
    return done;
  }
}
