import { newId } from '../live/ids.ts';
import type { Outbox } from '../live/outbox.ts';
import { IndexedDbOutbox, openOutboxDatabase } from './indexedDbOutbox.ts';
import { claimTab } from './ownership.ts';

const tab = claimTab(newId());
const database = openOutboxDatabase();
// Who opens an outbox is told when it cannot be; nobody may open one at all.
database.catch(() => undefined);

/** The outbox of one person on one board; where the browser keeps nothing, one that says so at every step. */
export async function openOutbox(participantId: string, boardId: string): Promise<Outbox> {
  try {
    return new IndexedDbOutbox(await database, await tab, participantId, boardId);
  } catch (error) {
    const refuse = (): Promise<never> => Promise.reject(error);
    return { adopt: refuse, put: refuse, remove: refuse };
  }
}
