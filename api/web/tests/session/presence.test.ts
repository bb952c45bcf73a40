import { describe, expect, it } from 'vitest';
import { boardId } from '../support/referenceServer.ts';
import { joined } from '../support/sessions.ts';

describe('A session', () => {
  it('follows_who_is_here', async () => {
    const { visit } = await joined();
    visit.connection.send((listener) => listener.presence(boardId, [{ presenceId: 'q', participantId: 'p2', cardId: 'a' }]));
    await visit.deliver();
    expect([...visit.session.present.values()]).toEqual([{ presenceId: 'q', participantId: 'p2', cardId: 'a' }]);
    visit.connection.send((listener) => listener.presence(boardId, [{ presenceId: 'q', participantId: 'p2', gone: true }]));
    await visit.deliver();
    expect(visit.session.present.size).toBe(0);
  });

  it('tells_where_one_is_at_most_ten_times_a_second_and_the_newest', async () => {
    const { clock, visit } = await joined();
    const told: unknown[] = [];
    visit.connection.setPresence = ((_: string, where: unknown) => (told.push(where), Promise.resolve())) as never;
    await clock.advance(5_000);
    ['a', 'b', 'c'].forEach((cardId) => visit.session.tellWhereabouts({ cardId }));
    expect(told).toEqual([{ cardId: 'a' }]);
    await clock.advance(99);
    expect(told).toHaveLength(1);
    await clock.advance(1);
    expect(told).toEqual([{ cardId: 'a' }, { cardId: 'c' }]);
  });

  it('leaves_out_a_caret_from_before_a_snapshot_because_what_happened_to_the_text_since_is_not_known', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    await visit.deliver();
    server.decide('p2', { type: 'editCardText', cardId: 'card-a', baseVersion: 2, operation: [{ insert: 'b' }], commandId: 'x1' });
    visit.connection.loseDown();
    server.joinsFrom = 3;
    server.reading = 'refused';
    visit.connection.send((listener) => listener.resync(boardId));
    await visit.deliver();
    const there = { presenceId: 'q', participantId: 'p3', cardId: 'card-a' };
    visit.connection.send((listener) => listener.presence(boardId, [{ ...there, caret: { version: 2, from: 1, to: 1 } }]));
    await visit.deliver();
    expect([...visit.session.present.values()]).toEqual([there]);
  });
});
