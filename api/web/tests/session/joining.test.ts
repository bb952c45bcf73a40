import { describe, expect, it } from 'vitest';
import { HandClock, settle } from '../support/handClock.ts';
import { boardId, notFound, ReferenceServer, unavailable } from '../support/referenceServer.ts';
import { joined, joins } from '../support/sessions.ts';
import { Visit } from '../support/visits.ts';

describe('A session', () => {
  it('shows_the_board_once_joined', async () => {
    const { server, visit } = await joined();
    expect(visit.session.phase.kind).toBe('live');
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('keeps_events_that_come_while_it_joins_until_it_has_joined', async () => {
    const server = new ReferenceServer();
    const visit = new Visit(server, new HandClock());
    void visit.session.start();
    await settle();
    visit.connection.joined = true;
    server.decide('p2', { type: 'setBoardTitle', title: 'Early', commandId: 'x1' });
    visit.connection.letDown();
    expect(visit.session.board).toBeUndefined();
    await visit.deliver();
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('says_so_when_the_board_may_not_be_seen', async () => {
    const server = new ReferenceServer();
    server.join = () => ({ error: notFound }) as never;
    const visit = await new Visit(server, new HandClock()).join();
    expect(visit.session.phase).toMatchObject({ kind: 'refused', error: { code: 'not-found' } });
  });

  it('tries_to_join_again_when_that_was_unavailable', async () => {
    const server = new ReferenceServer();
    const clock = new HandClock();
    const usual = server.join.bind(server);
    server.join = () => ({ error: unavailable }) as never;
    const visit = await new Visit(server, clock).join();
    expect(visit.session.phase.kind).toBe('lost');
    server.join = usual;
    await clock.advance(1_000);
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
  });

  it('joins_again_when_a_post_gets_no_answer_at_all', async () => {
    const { server, clock, visit } = await joined();
    visit.connection.post = () => Promise.reject(new Error('Nobody took it.'));
    visit.addCard('a');
    await settle();
    await clock.advance(20_000);
    await visit.deliver();
    expect(joins(visit.connection)).toHaveLength(2);
    expect(server.events).toHaveLength(2);
    expect(visit.session.pending).toEqual([]);
  });

  it('lets_what_came_while_it_joined_wait_for_another_join_that_some_of_it_asks_for', async () => {
    const server = new ReferenceServer();
    const visit = new Visit(server, new HandClock());
    void visit.session.start();
    await settle();
    const { connection } = visit;
    connection.send((listener) => listener.resync(boardId));
    connection.send((listener) => listener.boardEvents(boardId, [{ version: 2, at: '2026-11-24T09:00:00Z', by: 'p2', commandId: 'x1', type: 'boardTitleSet', title: 'Later' }]));
    connection.letUp();
    while (connection.letDown()) {
      await settle();
    }
    expect(visit.shown.version).toBe(1);
    await visit.deliver();
    expect(joins(connection)).toEqual([undefined, 1]);
    expect(visit.shown.title).toBe('Later');
  });
});
