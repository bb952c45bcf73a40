import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { IndexedDbOutbox, openOutboxDatabase } from '../src/outbox/indexedDbOutbox.ts';
import type { Ownership } from '../src/outbox/ownership.ts';
import { HandClock, settle } from './support/handClock.ts';
import { ReferenceServer } from './support/referenceServer.ts';
import { Visit } from './support/visits.ts';

/** The tabs of a browser that are open now. */
const living = new Set<string>();

async function tab(tabId: string, participantId = 'p1', boardId = 'b1'): Promise<IndexedDbOutbox> {
  living.add(tabId);
  const ownership: Ownership = { tabId, livingOthers: (ids) => Promise.resolve(new Set(ids.filter((id) => id !== tabId && living.has(id)))) };
  return new IndexedDbOutbox(await openOutboxDatabase(), ownership, participantId, boardId);
}

const entry = (commandId: string, order: number) => ({ commandId, order, command: { type: 'vote', cardId: 'a' } as const });

describe('The outbox', () => {
  beforeEach(() => {
    indexedDB = new IDBFactory();
    living.clear();
  });

  it('gives_what_a_closed_tab_left_to_the_next_one_in_order', async () => {
    const first = await tab('t1');
    await first.put(entry('b', 2));
    await first.put(entry('a', 1));
    living.delete('t1');
    expect(await (await tab('t2')).adopt()).toEqual([entry('a', 1), entry('b', 2)]);
  });

  it('leaves_alone_what_another_open_tab_looks_after', async () => {
    await (await tab('t1')).put(entry('a', 1));
    expect(await (await tab('t2')).adopt()).toEqual([]);
  });

  it('lets_one_tab_take_over_and_then_no_other', async () => {
    await (await tab('t1')).put(entry('a', 1));
    living.delete('t1');
    const [second, third] = [await tab('t2'), await tab('t3')];
    const taken = await Promise.all([second.adopt(), third.adopt()]);
    // The later of two at the same moment may have it too; the same id makes that harmless. One at least must.
    expect(taken.flat().length).toBeGreaterThan(0);
    expect(await (await tab('t4')).adopt()).toEqual([]);
  });

  it('keeps_people_and_boards_apart', async () => {
    await (await tab('t1', 'p1', 'b1')).put(entry('a', 1));
    living.delete('t1');
    expect(await (await tab('t2', 'p2', 'b1')).adopt()).toEqual([]);
    expect(await (await tab('t3', 'p1', 'b2')).adopt()).toEqual([]);
    expect(await (await tab('t4', 'p1', 'b1')).adopt()).toEqual([entry('a', 1)]);
  });

  it('does_not_bring_back_what_was_removed_before_it_was_written', async () => {
    const outbox = await tab('t1');
    void outbox.put(entry('a', 1));
    await outbox.remove('a');
    expect(await outbox.adopt()).toEqual([]);
  });

  it('keeps_why_something_was_refused', async () => {
    const outbox = await tab('t1');
    const refused = { ...entry('a', 1), refused: { code: 'locked', message: '', retry: false } };
    await outbox.put(entry('a', 1));
    await outbox.put(refused);
    expect(await outbox.adopt()).toEqual([refused]);
  });

  it('brings_a_change_from_a_tab_that_closed_without_a_connection_to_the_board', async () => {
    const server = new ReferenceServer();
    const clock = new HandClock();
    const first = await new Visit(server, clock, 'p1', await tab('t1')).join();
    first.connection.drop();
    first.addCard('kept');
    first.session.stop();
    await settleStorage();
    living.delete('t1');
    const next = new Visit(server, clock, 'p1', await tab('t2'));
    void next.session.start();
    await settleStorage();
    await next.deliver();
    await next.deliver();
    expect(server.snapshot.zones[0]!.cards.map((card) => card.text)).toEqual(['kept']);
    expect(next.session.pending).toEqual([]);
    await settleStorage();
    expect(await (await tab('t3')).adopt()).toEqual([]);
  });
});

/** The database answers over several turns; each write before this is done after it. */
async function settleStorage(): Promise<void> {
  const database = await openOutboxDatabase();
  await database.getAll('commands');
  await settle();
  await database.getAll('commands');
  await settle();
  database.close();
}
